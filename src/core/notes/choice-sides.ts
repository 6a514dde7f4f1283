/** An option of a multiple choice question, as Markdown. */
export interface Choice {
  readonly text: string;
  readonly isRight: boolean;
}

/**
 * The two sides of a multiple choice question: the question with all options as a list on the front, in the order of their
 * letters so that the right ones do not stand first, and the right ones on the back; empty if none is right.
 */
export function choiceSides(question: string, choices: readonly Choice[]): { front: string; back: string } {
  const sorted = [...choices].sort((one, other) =>
    one.text < other.text ? -1 : one.text > other.text ? 1 : 0,
  );
  return { front: `${question.trim()}\n\n${listOf(sorted)}`, back: rightOnes(sorted) };
}

/** The same in the order they are written. */
export function choiceSidesAsWritten(
  question: string,
  choices: readonly Choice[],
): { front: string; back: string } {
  return { front: `${question.trim()}\n\n${listOf(choices)}`, back: rightOnes(choices) };
}

function rightOnes(choices: readonly Choice[]): string {
  const right = choices.filter(({ isRight }) => isRight);
  return right.length === 1 ? (right[0]?.text ?? '') : listOf(right);
}

function listOf(choices: readonly Choice[]): string {
  return choices.map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}`).join('\n');
}
