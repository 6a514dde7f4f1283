import { Moves } from './moves.ts';
import { groupedBy, type Pairing } from './pairing.ts';
import { isClose, isSureElsewhere, isSureInPlace, isTellingContent, resemblanceOf } from './resemblance.ts';
import type { KnownSubject, PlacedSubject, Subject } from './subject.ts';

type KeyOf = (subject: Subject) => string | null;
type Pair = readonly [KnownSubject, PlacedSubject];

/** A known note that has a successor in its place and its own words elsewhere. */
export interface Doubtful {
  readonly known: KnownSubject;
  readonly here: PlacedSubject;
  readonly there: PlacedSubject;
}

/** How many of the known notes with one content are tried for a placed one, which bounds the time for notes full of repetition. */
const mostTried = 20;

const inPlaceKeys: readonly KeyOf[] = [
  (subject) => subject.askedKey,
  (subject) => subject.textKey,
  (subject) => subject.answeredKey,
];

/**
 * Pairs all notes that are sure to be one, from the surest on: by id, by content in the same place and file, by question, text
 * or telling answer under the same or the moved heading, by content elsewhere, by what is left but for slight changes.
 * Tells where places went and which notes stand in two places, of which the one in place was taken.
 */
export function matchSure(pairing: Pairing): { moves: Moves; doubtful: Doubtful[] } {
  matchIds(pairing);
  pairInOrder(pairing, (subject) => `${subject.place}\n${subject.contentKey}`);
  pairInOrder(pairing, (subject) => `${subject.path}\n${subject.contentKey}`, isSureMove(pairing));
  matchIds(pairing);
  if (pairing.openPlaced().length === 0) return { moves: new Moves([], new Set()), doubtful: [] };
  const byContent = movesOf(pairing, ({ contentKey }) => contentKey);
  pairInOrder(
    pairing,
    ({ contentKey }) => contentKey,
    (known, placed) => byContent.placeOf(known) === placed.place,
  );
  const doubtful = inPlaceKeys.flatMap((keyOf) => matchInPlace(pairing, byContent, keyOf));
  pairInOrder(pairing, ({ contentKey }) => contentKey, isSureMove(pairing));
  for (const [known, placed] of uniquePairs(pairing, (subject) => subject.gistKey))
    if (isSureElsewhere(known, placed, resemblanceOf(known, placed))) pairing.match(known, placed);
  const moves = movesOf(pairing, ({ contentKey }) => contentKey, movedHeadings(pairing, byContent));
  doubtful.push(...inPlaceKeys.flatMap((keyOf) => matchInPlace(pairing, moves, keyOf)));
  return { moves, doubtful };
}

/** Whether the file says by two ids that two notes are two. */
export function haveOtherIds({ note: one }: Subject, { note: other }: Subject): boolean {
  return one.explicitId !== null && other.explicitId !== null && one.explicitId !== other.explicitId;
}

/** Matches notes by the id in the file, cards with cards and drills with drills, unless the id stands at a card unlike the known one, which is still there without it. */
function matchIds(pairing: Pairing): void {
  const known = groupedBy(pairing.openKnown(), ({ note }) => note.explicitId);
  if (known.size === 0) return;
  const openPlaced = pairing.openPlaced();
  const contents = groupedBy(openPlaced, ({ contentKey }) => contentKey);
  const files = groupedBy(openPlaced, ({ path, note }) => (note.explicitId === null ? path : null));
  for (const placed of openPlaced) {
    const isDrill = placed.note.kind === 'drill';
    const found =
      placed.note.explicitId === null
        ? undefined
        : known.get(placed.note.explicitId)?.find(({ note }) => (note.kind === 'drill') === isDrill);
    if (!found || pairing.placedOf(found)) continue;
    const isElsewhere =
      !isDrill &&
      found.contentKey !== placed.contentKey &&
      ((contents.get(found.contentKey)?.length ?? 0) > 0 ||
        (isUnlike(found, placed) &&
          (files.get(found.path) ?? []).some((other) => resemblanceOf(found, other).likeness >= 0.6)));
    if (!isElsewhere) pairing.match(found, placed);
  }
}

function isUnlike(known: KnownSubject, placed: PlacedSubject): boolean {
  const { asked, answered, likeness } = resemblanceOf(known, placed);
  return likeness < 0.35 && !isClose(asked) && !isClose(answered);
}

/** Where places went, as the pairs and the open notes that share a key with one other only tell. */
function movesOf(pairing: Pairing, keyOf: KeyOf, more: readonly Pair[] = []): Moves {
  const paths = new Set(pairing.openKnown().map(({ path }) => path));
  return new Moves([...pairing.pairs(), ...uniquePairs(pairing, keyOf), ...more], paths);
}

/**
 * Notes that tell what became of headings that are gone from a file: the only ones there with a telling answer, or with a
 * question, if a heading was but put above it or taken away.
 */
function movedHeadings(pairing: Pairing, moves: Moves): Pair[] {
  const before = new Set(pairing.known.filter(({ source }) => !source.isGone).map(({ place }) => place));
  const now = new Set(pairing.placed.map(({ place }) => place));
  const isPlaced = new Set<Subject>(pairing.placed);
  const inFile = (keyOf: KeyOf) => (subject: Subject) => {
    const path = isPlaced.has(subject) ? subject.path : moves.fileOf(subject.path);
    const key = keyOf(subject);
    return key === null ? null : `${path}\n${key}`;
  };
  const isMoved = ([known, placed]: Pair) => !now.has(moves.placeOf(known)) && !before.has(placed.place);
  return [
    ...uniquePairs(
      pairing,
      inFile((subject) => subject.answeredKey),
    ).filter(isMoved),
    ...uniquePairs(
      pairing,
      inFile((subject) => subject.askedKey),
    )
      .filter(isMoved)
      .filter(([known, placed]) => isNested(known.note.headings, placed.note.headings)),
  ];
}

/** Whether one path of headings is the other with some left out. */
function isNested(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let found = 0;
  for (const title of long) if (title === short[found]) found += 1;
  return found === short.length;
}

function uniquePairs(pairing: Pairing, keyOf: KeyOf): Pair[] {
  const keys = (subject: Subject) => (subject.note.kind === 'drill' ? null : keyOf(subject));
  const placed = groupedBy(pairing.openPlaced(), keys);
  return [...groupedBy(pairing.openKnown(), keys)].flatMap(([key, known]): Pair[] => {
    const [one, other] = [known[0], placed.get(key)?.[0]];
    return one && other && known.length === 1 && placed.get(key)?.length === 1 ? [[one, other]] : [];
  });
}

/** Pairs notes in one place whose key no other known or placed note there has, matched or not, where they are sure to be one. */
function matchInPlace(pairing: Pairing, moves: Moves, keyOf: KeyOf): Doubtful[] {
  const openPlaced = pairing.openPlaced();
  const openKnown = pairing.openKnown();
  if (openPlaced.length === 0 || openKnown.length === 0) return [];
  const contents = groupedBy(openPlaced, ({ contentKey }) => contentKey);
  const places = new Set(openPlaced.map(({ place }) => place));
  const inPlaces = pairing.placed.filter(({ place }) => places.has(place));
  const placed = groupedBy(inPlaces, (subject) => keyIn(subject.place, subject, keyOf));
  const origins = new Set(openKnown.map(({ place }) => place));
  const doubtful: Doubtful[] = [];
  for (const isGone of [false, true]) {
    const candidates = pairing.known.filter(
      ({ place, source }) => source.isGone === isGone && origins.has(place),
    );
    for (const [key, known] of groupedBy(candidates, (subject) =>
      keyIn(moves.placeOf(subject), subject, keyOf),
    )) {
      const [one, here] = [known[0], placed.get(key)?.[0]];
      if (!one || !here || known.length > 1 || placed.get(key)?.length !== 1) continue;
      if (pairing.placedOf(one) || pairing.knownOf(here) || haveOtherIds(one, here)) continue;
      if (one.note.kind !== 'drill' && !isSureInPlace(one, here, resemblanceOf(one, here))) continue;
      pairing.match(one, here);
      const there = contents.get(one.contentKey)?.find((other) => other !== here && !pairing.knownOf(other));
      if (there) doubtful.push({ known: one, here, there });
    }
  }
  return doubtful;
}

function keyIn(place: string, subject: Subject, keyOf: KeyOf): string | null {
  const key = subject.note.kind === 'drill' ? subject.contentKey : keyOf(subject);
  return key === null ? null : `${place}\n${key}`;
}

/**
 * Whether the same content in another place is the same card: not where it says so little that its headings tell what it
 * asks, and both of its places were there before and are still.
 */
function isSureMove(pairing: Pairing): (known: KnownSubject, placed: PlacedSubject) => boolean {
  let before: Set<string> | null = null;
  let now: Set<string> | null = null;
  return (known, placed) => {
    if (known.place === placed.place || known.note.kind === 'drill' || isTellingContent(known)) return true;
    if (known.note.headings.at(-1) === placed.note.headings.at(-1)) return true;
    before ??= new Set(pairing.known.filter(({ source }) => !source.isGone).map(({ place }) => place));
    now ??= new Set(pairing.placed.map(({ place }) => place));
    return !(before.has(placed.place) && now.has(known.place));
  };
}

/** Pairs up notes with the same key in order, those still present before those that were gone. */
function pairInOrder(
  pairing: Pairing,
  keyOf: (subject: Subject) => string,
  isSure: (known: KnownSubject, placed: PlacedSubject) => boolean = () => true,
): void {
  const openPlaced = pairing.openPlaced();
  const openKnown = pairing.openKnown();
  if (openPlaced.length === 0 || openKnown.length === 0) return;
  const candidates = groupedBy(presentFirst(openKnown), keyOf);
  for (const placed of openPlaced) {
    const same = candidates.get(keyOf(placed));
    const index = same?.slice(0, mostTried).findIndex((known) => isSure(known, placed)) ?? -1;
    const [known] = index < 0 ? [] : (same?.splice(index, 1) ?? []);
    if (known) pairing.match(known, placed);
  }
}

function presentFirst(known: readonly KnownSubject[]): KnownSubject[] {
  return [...known.filter(({ source }) => !source.isGone), ...known.filter(({ source }) => source.isGone)];
}
