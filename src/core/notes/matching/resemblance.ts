import { contentWords, distanceOf, type Distance } from './difference.ts';
import { likeness } from './likeness.ts';
import { ordinalsBetween } from './ordinals.ts';
import { isTellingAnswer, type KnownSubject, type PlacedSubject, type Subject } from './subject.ts';
import { gapWord, wordsOf } from './words.ts';

/** How a known and a placed note compare. */
export interface Resemblance {
  readonly asked: Distance;
  readonly answered: Distance;
  /** Whether the question of one is the answer of the other. */
  readonly isSwapped: boolean;
  /** How much the whole texts, the questions and the answers have in common, from 0 to 1. */
  readonly likeness: number;
  readonly askedLikeness: number;
  readonly answeredLikeness: number;
}

/** Compares two notes of any kinds but drills. */
export function resemblanceOf(known: KnownSubject, placed: PlacedSubject): Resemblance {
  const measured = {
    likeness: likeness(known.grams, placed.grams),
    askedLikeness: likeness(known.askedGrams, placed.askedGrams),
    answeredLikeness: likeness(known.answeredGrams, placed.answeredGrams),
  };
  if (known.isCloze !== placed.isCloze)
    return { ...acrossKinds(known, placed), ...measured, isSwapped: false };
  const asked = distanceOf(known.asked, placed.asked);
  const answered = distanceOf(known.answered, placed.answered);
  const isSwapped =
    !known.isCloze &&
    !isClose(asked) &&
    isClose(distanceOf(known.asked, placed.answered)) &&
    isClose(distanceOf(known.answered, placed.asked));
  return { asked, answered, ...measured, isSwapped };
}

/** Whether two notes at the same place, of which no other looks like either, are one without asking. */
export function isSureInPlace(known: KnownSubject, placed: PlacedSubject, how: Resemblance): boolean {
  const { asked, answered } = how;
  const kinds = [known.note.kind, placed.note.kind];
  if (known.isCloze !== placed.isCloze) return isClose(asked) && isClose(answered);
  if (known.isCloze) return isSureCloze(known, placed, how);
  if (how.isSwapped) return kinds.includes('two-way');
  if (isClose(asked) && isClose(answered)) return true;
  const isTwoWay = kinds.every((kind) => kind === 'two-way');
  if (asked === 'same') return !isTwoWay || (answered !== 'telling' && isTellingAnswer(known.asked));
  return asked === 'reworded' && isClose(answered) && isTellingAnswer(known.answered);
}

/** Whether two notes at different places, of which no other looks like either, are one without asking. */
export function isSureElsewhere(known: KnownSubject, placed: PlacedSubject, how: Resemblance): boolean {
  return isClose(how.asked) && isClose(how.answered) && isTellingContent(known) && isTellingContent(placed);
}

/** Whether a note says enough to be known by it wherever it stands. */
export function isTellingContent(subject: Subject): boolean {
  return subject.content.length >= 4;
}

export function isClose(distance: Distance): boolean {
  return distance === 'same' || distance === 'slight';
}

function isSureCloze(known: KnownSubject, placed: PlacedSubject, how: Resemblance): boolean {
  const { asked, answered } = how;
  const ordinals = ordinalsBetween(known, placed);
  if (ordinals.size === 0) return false;
  if (distanceOf(known.all, placed.all) === 'same') return true;
  if (isClose(asked) && isClose(answered)) return true;
  const isSingle = new Set(known.gaps.map(({ ordinal }) => ordinal)).size === 1;
  if (asked === 'same' && isSingle && contentWords(known.asked).length >= 3) return true;
  return asked === 'reworded' && isClose(answered) && isTellingAnswer(known.answered) && how.likeness >= 0.4;
}

/** A question with its answer against a sentence with gaps: the gap that holds the answer, and the words around it. */
function acrossKinds(known: KnownSubject, placed: PlacedSubject): { asked: Distance; answered: Distance } {
  const [cloze, pair] = known.isCloze ? [known, placed] : [placed, known];
  const context = contentWords(cloze.asked).filter(({ text }) => text !== gapWord);
  const question = contentWords(pair.asked);
  const answers = cloze.gaps.map(({ answer }) => distanceOf(wordsOf(answer), pair.answered));
  const asked = known.isCloze ? distanceOf(context, question) : distanceOf(question, context);
  return { asked, answered: answers.find(isClose) ?? answers[0] ?? 'reworded' };
}
