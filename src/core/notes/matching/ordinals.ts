import { normalise } from '../identity.ts';
import { plainFacesOf } from '../faces.ts';
import type { Ordinals } from '../types.ts';
import { distanceOf } from './difference.ts';
import type { Subject } from './subject.ts';
import { gramsOf, likeness } from './likeness.ts';
import { wordsOf } from './words.ts';

interface Card {
  readonly ordinal: number;
  readonly front: string;
  /** The answer alone; of a gap without the text around it. */
  readonly answer: string;
}

/** How alike the answers of two gaps are at least, if one became the other while the text around them changed too. */
const leastAnswerLikeness = 0.5;

/**
 * Which card goes on as which between two notes taken for one: gaps follow their answers, then the text around them;
 * the cards of a question and answer follow their side.
 */
export function ordinalsBetween(known: Subject, placed: Subject): Ordinals {
  const before = cardsOf(known);
  const now = cardsOf(placed);
  const only = [before[0], now[0]] as const;
  if (before.length === 1 && now.length === 1 && only[0] && only[1])
    return new Map([[only[0].ordinal, only[1].ordinal]]);
  if (!known.isCloze && !placed.isCloze) return sidesOf(known, placed, before, now);
  return gapsOf(before, now);
}

const forward: Ordinals = new Map([[0, 0]]);
const eachWay: Ordinals = new Map([
  [0, 0],
  [1, 1],
]);

/** The cards of a note with the same content, each as itself. */
export function unchangedOrdinals(subject: Subject): Ordinals {
  if (!subject.isCloze) return subject.note.kind === 'two-way' ? eachWay : forward;
  return new Map(cardsOf(subject).map(({ ordinal }) => [ordinal, ordinal]));
}

function cardsOf({ note }: Subject): Card[] {
  return plainFacesOf(note).map(({ ordinal, front, back }) => ({ ordinal, front, answer: back }));
}

function sidesOf(known: Subject, placed: Subject, before: readonly Card[], now: readonly Card[]): Ordinals {
  const straight =
    likeness(known.askedGrams, placed.askedGrams) + likeness(known.answeredGrams, placed.answeredGrams);
  const crossed =
    likeness(known.askedGrams, placed.answeredGrams) + likeness(known.answeredGrams, placed.askedGrams);
  const becomes = (ordinal: number) => (crossed > straight ? 1 - ordinal : ordinal);
  const there = new Set(now.map(({ ordinal }) => ordinal));
  return new Map(
    before.flatMap(({ ordinal }) =>
      there.has(becomes(ordinal)) ? [[ordinal, becomes(ordinal)] as const] : [],
    ),
  );
}

function gapsOf(before: readonly Card[], now: readonly Card[]): Ordinals {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (isSame: (one: Card, other: Card) => boolean, rank: (one: Card, other: Card) => number) => {
    for (const one of before) {
      if (found.has(one.ordinal)) continue;
      const open = now.filter((other) => !taken.has(other.ordinal) && isSame(one, other));
      const other = open.toSorted((a, b) => rank(one, b) - rank(one, a))[0];
      if (!other) continue;
      found.set(one.ordinal, other.ordinal);
      taken.add(other.ordinal);
    }
  };
  const isSameAnswer = (one: Card, other: Card) => plain(one.answer) === plain(other.answer);
  const byFront = (one: Card, other: Card) => likenessOf(one.front, other.front);
  pair((one, other) => isSameAnswer(one, other) && normalise(one.front) === normalise(other.front), byFront);
  pair(isSameAnswer, byFront);
  pair((one, other) => distanceOf(wordsOf(one.front), wordsOf(other.front)) === 'same', byFront);
  pair(
    (one, other) =>
      likenessOf(one.answer, other.answer) >= leastAnswerLikeness &&
      distanceOf(wordsOf(one.answer), wordsOf(other.answer)) !== 'telling',
    (one, other) => likenessOf(one.answer, other.answer),
  );
  return found;
}

function plain(answer: string): string {
  const words = wordsOf(answer).map(({ text }) => text);
  return words.length === 0 ? normalise(answer) : words.join(' ');
}

function likenessOf(one: string, other: string): number {
  return likeness(gramsOf(wordsOf(one)), gramsOf(wordsOf(other)));
}
