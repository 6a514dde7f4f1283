import { Candidates } from './candidates.ts';
import { contentWords, countsOf, without } from './difference.ts';
import type { Moves } from './moves.ts';
import type { NearPair } from './near.ts';
import type { Pairing } from './pairing.ts';
import type { KnownSubject, PlacedSubject, Subject } from './subject.ts';

/** A known note whose words are found in several placed ones, its sure successor first if it has one. */
export interface Split {
  readonly known: KnownSubject;
  readonly placed: readonly PlacedSubject[];
}

/** Several known notes whose words are found in one placed note, its sure predecessor first if it has one. */
export interface Merge {
  readonly known: readonly KnownSubject[];
  readonly placed: PlacedSubject;
}

/** How much of a part's answer must come from the whole, and how much of what the whole lost must be found in parts. */
const leastContained = 0.7;
const leastRecovered = 0.5;
const leastRecoveredWithoutBase = 0.6;

/** Finds the splits and merges among what is matched, near or open; no note is in two of them. */
export function partsOf(
  pairing: Pairing,
  moves: Moves,
  near: readonly NearPair[],
): { splits: Split[]; merges: Merge[] } {
  const placedOf = new Map(near.map(({ known, placed }) => [known, placed]));
  const knownOf = new Map(near.map(({ known, placed }) => [placed, known]));
  const freePlaced = pairing.openPlaced().filter((subject) => !knownOf.has(subject) && isText(subject));
  const freeKnown = pairing
    .openKnown()
    .filter((subject) => !placedOf.has(subject) && isText(subject) && !subject.source.isGone);
  const used = new Set<Subject>();
  const splits = wholesOf(
    changedOf(pairing.known, freeKnown, (known) => pairing.placedOf(known) ?? placedOf.get(known)),
    freePlaced,
    (known) => pairing.placedOf(known) !== undefined,
    (known, part) => part.path === moves.fileOf(known.path),
    used,
  );
  const merges = wholesOf(
    changedOf(pairing.placed, freePlaced, (placed) => pairing.knownOf(placed) ?? knownOf.get(placed)),
    freeKnown,
    (placed) => pairing.knownOf(placed) !== undefined,
    (placed, part) => moves.fileOf(part.path) === placed.path,
    used,
  );
  return {
    splits: splits.map(({ whole, parts }) => ({ known: whole, placed: parts })),
    merges: merges.map(({ whole, parts }) => ({ placed: whole, known: parts })),
  };
}

/** A note with the one that it became or came from. */
interface Changed<Whole extends Subject, Part extends Subject> {
  readonly whole: Whole;
  readonly base: Part | null;
}

/** The notes that have not the content of their partner, or none at all. */
function changedOf<Whole extends Subject, Part extends Subject>(
  all: readonly Whole[],
  free: readonly Whole[],
  partnerOf: (whole: Whole) => Part | undefined,
): Changed<Whole, Part>[] {
  const isFree = new Set(free);
  return all.flatMap((whole): Changed<Whole, Part>[] => {
    const base = partnerOf(whole) ?? null;
    const isChanged = base ? isText(whole) && base.contentKey !== whole.contentKey : isFree.has(whole);
    return isChanged ? [{ whole, base }] : [];
  });
}

/** The notes whose words are found in several others, their partner and some of the free ones: first a partner that is sure, the others by their lines. */
function wholesOf<Whole extends Subject, Part extends Subject>(
  changed: readonly Changed<Whole, Part>[],
  free: readonly Part[],
  isSure: (whole: Whole) => boolean,
  isInFile: (whole: Whole, part: Part) => boolean,
  used: Set<Subject>,
): { whole: Whole; parts: Part[] }[] {
  if (free.length === 0) return [];
  const candidates = new Candidates(free);
  return changed.flatMap(({ whole, base }) => {
    if (used.has(whole) || (base && used.has(base))) return [];
    const others = partsIn(whole, base, candidates, (part) => !used.has(part) && isInFile(whole, part));
    if (others.length === 0) return [];
    const all = [...(base ? [base] : []), ...others];
    const parts = isSure(whole) ? all : all.sort((one, other) => one.note.line - other.note.line);
    for (const subject of [whole, ...parts]) used.add(subject);
    return [{ whole, parts }];
  });
}

function isText({ note }: Subject): boolean {
  return note.kind !== 'drill';
}

/** The free notes that hold what a note has and its partner has not; none unless together they hold enough of it. */
function partsIn<Kind extends Subject>(
  whole: Subject,
  base: Kind | null,
  candidates: Candidates<Kind>,
  isNear: (part: Kind) => boolean,
): Kind[] {
  const lost = base ? without(whole.content, base.content) : whole.content.map(({ text }) => text);
  if (lost.length < 2) return [];
  const left = new Map<string, number>();
  for (const word of lost) left.set(word, (left.get(word) ?? 0) + 1);
  const inWhole = countsOf(whole.content);
  const parts: Kind[] = [];
  let recovered = 0;
  for (const part of candidates.of(lost, 12)) {
    if (!isNear(part)) continue;
    const answer = part.isCloze ? part.content : contentWords(part.answered);
    const held = heldIn(
      left,
      answer.map(({ text }) => text),
    );
    const known = part.content.filter(({ text }) => inWhole.has(text)).length;
    if (held < leastContained * answer.length || known < part.content.length / 2) continue;
    recovered += heldIn(
      left,
      part.content.map(({ text }) => text),
    );
    for (const { text } of part.content) left.set(text, Math.max(0, (left.get(text) ?? 0) - 1));
    parts.push(part);
  }
  const least = base ? leastRecovered : leastRecoveredWithoutBase;
  if (parts.length < (base ? 1 : 2) || recovered < Math.max(2, least * lost.length)) return [];
  return parts.toSorted((one, other) => one.note.line - other.note.line);
}

function heldIn(counts: ReadonlyMap<string, number>, words: readonly string[]): number {
  const seen = new Map<string, number>();
  return words.filter((word) => {
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    return times <= (counts.get(word) ?? 0);
  }).length;
}
