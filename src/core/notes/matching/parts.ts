import { Candidates } from './candidates.ts';
import { countsOf, without } from './difference.ts';
import type { Moves } from './moves.ts';
import type { NearPair } from './near.ts';
import type { Pairing } from './pairing.ts';
import type { KnownSubject, PlacedSubject, Subject } from './subject.ts';

/** A known note whose words are found in several placed ones, the likeliest successor first. */
export interface Split {
  readonly known: KnownSubject;
  readonly placed: readonly PlacedSubject[];
}

/** Several known notes whose words are found in one placed note, the likeliest predecessor first. */
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
  const splits: Split[] = [];
  const merges: Merge[] = [];
  if (freePlaced.length > 0) {
    const candidates = new Candidates(freePlaced);
    for (const known of changedOf(
      pairing.known,
      freeKnown,
      (subject) => pairing.placedOf(subject),
      placedOf,
    )) {
      const base = pairing.placedOf(known) ?? placedOf.get(known) ?? null;
      const isNear = (part: PlacedSubject) => !used.has(part) && part.path === moves.fileOf(known.path);
      const parts = partsIn(known, base, candidates, isNear);
      if (parts.length === 0) continue;
      splits.push({ known, placed: [...(base ? [base] : []), ...parts] });
      for (const subject of [known, ...(base ? [base] : []), ...parts]) used.add(subject);
    }
  }
  if (freeKnown.length > 0) {
    const candidates = new Candidates(freeKnown);
    for (const placed of changedOf(
      pairing.placed,
      freePlaced,
      (subject) => pairing.knownOf(subject),
      knownOf,
    )) {
      const base = pairing.knownOf(placed) ?? knownOf.get(placed) ?? null;
      if (used.has(placed) || (base && used.has(base))) continue;
      const isNear = (part: KnownSubject) => !used.has(part) && moves.fileOf(part.path) === placed.path;
      const parts = partsIn(placed, base, candidates, isNear);
      if (parts.length === 0) continue;
      merges.push({ placed, known: [...(base ? [base] : []), ...parts] });
      for (const subject of [placed, ...(base ? [base] : []), ...parts]) used.add(subject);
    }
  }
  return { splits, merges };
}

function isText({ note }: Subject): boolean {
  return note.kind !== 'drill';
}

/** The notes that have not the content of their partner, or none at all. */
function changedOf<Kind extends Subject, Other extends Subject>(
  all: readonly Kind[],
  free: readonly Kind[],
  partnerOf: (subject: Kind) => Other | undefined,
  near: ReadonlyMap<Kind, Other>,
): Kind[] {
  const isFree = new Set(free);
  return all.filter((subject) => {
    const partner = partnerOf(subject) ?? near.get(subject);
    return partner ? isText(subject) && partner.contentKey !== subject.contentKey : isFree.has(subject);
  });
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
    const answer = part.isCloze ? part.content : part.answered;
    const held = heldIn(
      left,
      answer.map(({ text }) => text),
    );
    const known = part.content.filter(({ text }) => inWhole.has(text)).length;
    if (held === 0 || held < leastContained * answer.length || known < part.content.length / 2) continue;
    for (const { text } of part.content) left.set(text, Math.max(0, (left.get(text) ?? 0) - 1));
    recovered += held;
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
