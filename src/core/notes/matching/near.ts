import { Candidates } from './candidates.ts';
import { distanceOf } from './difference.ts';
import type { Moves } from './moves.ts';
import { ordinalsBetween } from './ordinals.ts';
import type { Pairing } from './pairing.ts';
import {
  isClose,
  isSureElsewhere,
  isSureInPlace,
  isTellingContent,
  resemblanceOf,
  type Resemblance,
} from './resemblance.ts';
import { neighboursOf } from './runs.ts';
import { isTellingAnswer, type KnownSubject, type PlacedSubject } from './subject.ts';
import { haveOtherIds } from './sure-matches.ts';
import type { Word } from './words.ts';

/** A known and a placed note that may be one. */
export interface NearPair {
  readonly known: KnownSubject;
  readonly placed: PlacedSubject;
  readonly how: Resemblance;
  readonly isInPlace: boolean;
  /** Whether it stands between the same neighbours in the same row. */
  readonly isInRow: boolean;
  readonly isSure: boolean;
}

/** How alike two notes must be to be asked about, by how near they stand; less is needed where less else comes into question. */
const leastLikeness = { row: 0.2, place: 0.35, file: 0.5, elsewhere: 0.6, gone: 0.75 };

/** How alike the answers to the same short question, such as a term, must be to ask whether it is one card in two places. */
const leastAnswerLikeness = 0.25;

/** How alike two questions with the same short answer must be to count as one. */
const leastAskedLikeness = 0.4;

/** How many notes that share words with a known one are compared with it. */
const mostCompared = 6;

/** What a question or telling answer kept counts as likeness, however much the rest has changed. */
const likenessOfHalf = 0.7;

/** Pairs that are sure though a hash could not find them, which are matched at once, and those that only the person can judge, each note in one at most. */
export function matchNear(pairing: Pairing, moves: Moves): NearPair[] {
  const pairs = pairsOf(pairing, moves);
  const sure = pairs.filter(({ isSure }) => isSure);
  const rivals = new Map<unknown, number>();
  for (const { known, placed } of sure)
    for (const one of [known, placed]) rivals.set(one, (rivals.get(one) ?? 0) + 1);
  for (const { known, placed } of sure)
    if (rivals.get(known) === 1 && rivals.get(placed) === 1) pairing.match(known, placed);
  const taken = new Set<unknown>();
  return pairs
    .toSorted((one, other) => rank(other) - rank(one))
    .filter(({ known, placed }) => {
      if (pairing.placedOf(known) || pairing.knownOf(placed) || taken.has(known) || taken.has(placed))
        return false;
      taken.add(known).add(placed);
      return true;
    });
}

/** Whether a pair counts as the same card while nobody has said otherwise. */
export function isSameByDefault({ known, placed, how, isInPlace, isInRow }: NearPair): boolean {
  const { asked, answered } = how;
  if (how.isSwapped || ordinalsBetween(known, placed).size === 0) return false;
  if (asked === 'telling')
    return isInPlace && isInRow && isClose(answered) && isClose(distanceWithoutTelling(known, placed));
  if (answered === 'telling') return isInPlace && isClose(asked);
  const isSameAnswerByChance =
    !isClose(asked) && !isTellingAnswer(known.answered) && how.askedLikeness < leastAskedLikeness;
  if (isSameAnswerByChance) return false;
  if (isClose(asked) || isClose(answered))
    return isInPlace || how.likeness >= 0.6 || (isClose(asked) && isTellingContent(known));
  const least = isInPlace ? 0.5 : 0.6;
  return how.askedLikeness >= least && how.answeredLikeness >= least;
}

function pairsOf(pairing: Pairing, moves: Moves): NearPair[] {
  const openPlaced = pairing.openPlaced().filter(({ note }) => note.kind !== 'drill');
  const openKnown = pairing.openKnown().filter(({ note }) => note.kind !== 'drill');
  if (openPlaced.length === 0 || openKnown.length === 0) return [];
  const neighbours = neighboursOf(pairing, moves);
  const candidates = new Candidates(openPlaced);
  const isMovedHeading = movedHeadings(pairing, moves);
  return openKnown.flatMap((known) => {
    const near = neighbours.get(known) ?? [];
    const inRow = new Set(near.filter(({ isInRow }) => isInRow).map(({ placed }) => placed));
    const found = new Set([
      ...near.map(({ placed }) => placed),
      ...candidates.of(
        known.content.map(({ text }) => text),
        mostCompared,
      ),
    ]);
    return [...found].flatMap((placed) => {
      const isInRow = inRow.has(placed);
      const isInPlace = moves.placeOf(known) === placed.place || (isInRow && isMovedHeading(known, placed));
      return pairOf(known, placed, moves, { isInPlace, isInRow }) ?? [];
    });
  });
}

/** Tells whether one note's heading is no longer there and the other's is new, so that one may have become the other. */
function movedHeadings(
  pairing: Pairing,
  moves: Moves,
): (known: KnownSubject, placed: PlacedSubject) => boolean {
  const before = new Set(pairing.known.filter(({ source }) => !source.isGone).map(({ place }) => place));
  const now = new Set(pairing.placed.map(({ place }) => place));
  return (known, placed) =>
    moves.fileOf(known.path) === placed.path && !before.has(placed.place) && !now.has(moves.placeOf(known));
}

function pairOf(
  known: KnownSubject,
  placed: PlacedSubject,
  moves: Moves,
  { isInPlace, isInRow }: { isInPlace: boolean; isInRow: boolean },
): NearPair | null {
  if (placed.note.kind === 'drill' || haveOtherIds(known, placed)) return null;
  const how = resemblanceOf(known, placed);
  const isSure =
    ((isClose(how.asked) && isClose(how.answered)) || how.isSwapped) &&
    (isInPlace ? isSureInPlace(known, placed, how) : isSureElsewhere(known, placed, how));
  const isInFile = moves.fileOf(known.path) === placed.path;
  const { row, place, file, elsewhere, gone } = leastLikeness;
  const least = known.source.isGone
    ? gone
    : isInPlace
      ? isInRow
        ? row
        : place
      : isInFile
        ? file
        : elsewhere;
  return evidence(known, how, isInPlace) >= least ? { known, placed, how, isInPlace, isInRow, isSure } : null;
}

function evidence(known: KnownSubject, how: Resemblance, isInPlace: boolean): number {
  if (how.isSwapped) return 1;
  const isTellingQuestion = known.asked.length >= 3 || how.answeredLikeness >= leastAnswerLikeness;
  const keepsQuestion = isClose(how.asked) && (isInPlace || isTellingQuestion);
  const keepsAnswer = isClose(how.answered) && isTellingAnswer(known.answered);
  return Math.max(how.likeness, keepsQuestion || keepsAnswer ? likenessOfHalf : 0);
}

function rank({ known, how, isInPlace, isInRow }: NearPair): number {
  const half = (isClose(how.asked) ? 0.3 : 0) + (isClose(how.answered) ? 0.2 : 0);
  return (
    how.likeness + half + (isInPlace ? 0.15 : 0) + (isInRow ? 0.15 : 0) - (known.source.isGone ? 0.5 : 0)
  );
}

function distanceWithoutTelling(known: KnownSubject, placed: PlacedSubject) {
  const plain = (words: readonly Word[]) => words.filter(({ isTelling }) => !isTelling);
  return distanceOf(plain(known.asked), plain(placed.asked));
}
