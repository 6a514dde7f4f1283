import type { Answer, DrillInstance } from '../../src/core/drills/types.ts';

/** What is right to answer to an instance. */
export function rightAnswer({ answer: form }: DrillInstance): Answer {
  if (form.kind === 'choice') return { kind: 'choice', index: form.right };
  if (form.kind === 'typed') return { kind: 'typed', text: form.right };
  if (form.kind === 'fields') return { kind: 'fields', texts: form.fields.map(({ right }) => right) };
  return form.kind === 'order' ? { kind: 'order', order: form.right } : { kind: 'mark', ids: form.right };
}

/** What somebody with the first mistake that the instance knows answers; throws an Error if it knows none. */
export function wrongAnswer({ mistakes }: DrillInstance): Answer {
  const [mistake] = mistakes;
  if (mistake === undefined) throw new Error('The instance should know a mistake.');
  return mistake.answer;
}

/** The keys that give an answer, one after the other, as a page takes them; longer texts are typed. */
export function keysOf({ answer: form }: DrillInstance, answer: Answer): string[] {
  if (answer.kind === 'choice') return [String(answer.index + 1)];
  if (answer.kind === 'typed') return [answer.text, 'Enter'];
  if (answer.kind === 'fields') return answer.texts.flatMap((text) => [text, 'Enter']);
  if (answer.kind === 'order') return [...answer.order.map((index) => String(index + 1)), 'Enter'];
  const targets = form.kind === 'mark' ? form.targets : [];
  const numbers = answer.ids.map((id) => String(targets.findIndex((target) => target.id === id) + 1));
  return form.kind === 'mark' && form.several ? [...numbers, 'Enter'] : numbers;
}
