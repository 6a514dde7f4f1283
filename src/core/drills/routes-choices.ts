import type { Picture } from './picture.ts';
import type { AnswerForm } from './types.ts';

/** How many rows of a routing table are choices themselves, so that only what goes beyond them needs a list: all or none. */
export function rowsThatAreChoices(picture: Picture | null, answer: AnswerForm): number {
  if (picture?.kind !== 'routes' || answer.kind !== 'choice') return 0;
  const { rows } = picture;
  const { choices } = answer;
  const isRow = rows.every(({ destination }, index) => choices[index]?.text.includes(destination) === true);
  return isRow ? rows.length : 0;
}
