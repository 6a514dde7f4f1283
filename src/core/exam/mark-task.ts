import { readAnswer } from '../answers/read-answer.ts';
import { checkAnswer } from '../drills/check-answer.ts';
import type { Answer, DrillFamily, DrillInstance, Verdict } from '../drills/types.ts';
import { isKeyAnswer } from './card-key.ts';

/** How a task of a paper was marked. */
export interface TaskMark {
  /** Share of the points, from 0 to 1; null while it waits for the person's own mark, or for a readable answer. */
  readonly credit: number | null;
  readonly by: 'computation' | 'key' | 'self' | 'unanswered';
  /** Of a drill that was answered. */
  readonly verdict: Verdict | null;
}

/** What a task gets that nothing was answered to. */
export const unanswered: TaskMark = { credit: 0, by: 'unanswered', verdict: null };

/** Whether something was answered, if only in part. */
export function isAnswered(answer: Answer | null): answer is Answer {
  if (answer === null) return false;
  switch (answer.kind) {
    case 'choice':
      return true;
    case 'typed':
      return answer.text.trim() !== '';
    case 'fields':
      return answer.texts.some((text) => text.trim() !== '');
    case 'order':
      return answer.order.length > 0;
    case 'mark':
      return answer.ids.length > 0;
  }
}

/**
 * Marks a drill by computation: all points or none, and for several fields the share of them that is right. What cannot be
 * read is wrong if `isFinal`, and is else given back with its problem and no credit yet.
 */
export function markDrill(
  family: Pick<DrillFamily, 'misconceptions'>,
  instance: DrillInstance,
  answer: Answer | null,
  isFinal: boolean,
): TaskMark {
  if (!isAnswered(answer)) return unanswered;
  const verdict = checkAnswer(family, instance, answer, isFinal);
  if (verdict.formProblem !== null) return { credit: null, by: 'computation', verdict };
  const parts = fieldsRight(instance, answer);
  if (parts === null) return { credit: verdict.right ? 1 : 0, by: 'computation', verdict };
  const credit = parts.filter(Boolean).length / parts.length;
  return { credit, by: 'computation', verdict: { ...verdict, parts } };
}

/** Marks a card: right by its key, else it waits for the person's own mark. */
export function markCard(back: string, answer: Answer | null): TaskMark {
  if (!isAnswered(answer)) return unanswered;
  const isRight = answer.kind === 'typed' && isKeyAnswer(back, answer.text);
  return isRight ? { credit: 1, by: 'key', verdict: null } : { credit: null, by: 'self', verdict: null };
}

/** Which fields are right, one that cannot be read being wrong; null for an answer of another form. */
function fieldsRight({ answer: form }: DrillInstance, answer: Answer): boolean[] | null {
  if (form.kind !== 'fields' || answer.kind !== 'fields') return null;
  return form.fields.map(({ syntax, right }, index) => {
    const given = readAnswer(syntax, answer.texts[index] ?? '');
    const wanted = readAnswer(syntax, right);
    return given.kind === 'read' && wanted.kind === 'read' && given.meaning === wanted.meaning;
  });
}
