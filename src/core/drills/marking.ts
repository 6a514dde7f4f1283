import type { Answer, DrillInstance, Verdict } from './types.ts';

/** What is said of one wrong answer. */
export interface Mistake {
  /** Heading, such as `You took a shorter prefix`. */
  readonly title: string;
  /** Why it is one, for the instance at hand. */
  readonly sentence: string;
}

/** The verdict on a right answer. */
export function rightVerdict(sentence: string): Verdict {
  return { right: true, misconception: null, title: 'Right', sentence, formProblem: null };
}

/** The verdict on a wrong answer. */
export function wrongVerdict(mistake: Mistake, misconception: string | null): Verdict {
  return { right: false, misconception, ...mistake, formProblem: null };
}

/** The verdict on an answer that cannot be read: neither right nor wrong. */
export function unreadableVerdict(problem: string): Verdict {
  return { right: false, misconception: null, title: 'Not read', sentence: problem, formProblem: problem };
}

/** Marks a choice: `why` says why the right one is right, `mistakeOf` what was mistaken in a wrong one. */
export function markChoice(
  instance: DrillInstance,
  answer: Answer,
  why: string,
  mistakeOf: (index: number) => Mistake,
): Verdict {
  const form = instance.answer;
  const choice = form.kind === 'choice' && answer.kind === 'choice' ? form.choices[answer.index] : undefined;
  if (form.kind !== 'choice' || answer.kind !== 'choice' || choice === undefined)
    return unreadableVerdict('Choose one of the answers shown.');
  return form.right === answer.index
    ? rightVerdict(why)
    : wrongVerdict(mistakeOf(answer.index), choice.misconception);
}
