import type { Moves } from './moves.ts';
import { groupedBy, type Pairing } from './pairing.ts';
import type { KnownSubject, PlacedSubject, Subject } from './subject.ts';

/** Open notes that follow each other in a file, between two that were found again. */
interface Run<Kind extends Subject> {
  readonly members: readonly Kind[];
  readonly before: Kind | null;
  readonly after: Kind | null;
}

/** A placed note that stands where a known one stood. */
export interface Neighbour {
  readonly placed: PlacedSubject;
  /** Whether as many notes went as came there, and this is the one in the same row. */
  readonly isInRow: boolean;
}

/** Finds for each open known note the open placed ones between the same neighbours, at most four. */
export function neighboursOf(pairing: Pairing, moves: Moves): Map<KnownSubject, Neighbour[]> {
  const placedRuns = runsOf(pairing.placed, (subject) => pairing.knownOf(subject) === undefined);
  const byBefore = new Map<Subject | string, Run<PlacedSubject>>();
  const byAfter = new Map<Subject | string, Run<PlacedSubject>>();
  for (const run of placedRuns) {
    byBefore.set(run.before ?? pathOf(run), run);
    byAfter.set(run.after ?? pathOf(run), run);
  }
  const found = new Map<KnownSubject, Neighbour[]>();
  const present = pairing.known.filter(({ source }) => !source.isGone);
  for (const { members, before, after } of runsOf(
    present,
    (known) => pairing.placedOf(known) === undefined,
  )) {
    const there = moves.fileOf(members[0]?.path ?? '');
    const start = byBefore.get(before ? partnerOf(pairing, before) : there);
    const end = byAfter.get(after ? partnerOf(pairing, after) : there);
    for (const [index, known] of members.entries()) {
      const fromStart = start?.members.slice(Math.max(0, index - 1), index + 2) ?? [];
      const last = end === undefined ? 0 : end.members.length - members.length + index;
      const fromEnd = end?.members.slice(Math.max(0, last - 1), Math.max(0, last + 2)) ?? [];
      const isSameRun = start !== undefined && start === end && start.members.length === members.length;
      found.set(
        known,
        [...new Set([...fromStart, ...fromEnd])].map((placed) => ({
          placed,
          isInRow: isSameRun && start.members[index] === placed,
        })),
      );
    }
  }
  return found;
}

function partnerOf(pairing: Pairing, known: KnownSubject): Subject | string {
  return pairing.placedOf(known) ?? '';
}

function pathOf({ members }: Run<Subject>): string {
  return members[0]?.path ?? '';
}

function runsOf<Kind extends Subject>(
  subjects: readonly Kind[],
  isOpen: (subject: Kind) => boolean,
): Run<Kind>[] {
  const runs: Run<Kind>[] = [];
  const filesOpen = new Set(subjects.filter(isOpen).map(({ path }) => path));
  for (const file of groupedBy(subjects, ({ path }) => (filesOpen.has(path) ? path : null)).values()) {
    const inOrder = file.toSorted((one, other) => one.note.line - other.note.line);
    let members: Kind[] = [];
    let before: Kind | null = null;
    for (const subject of inOrder) {
      if (isOpen(subject)) members.push(subject);
      else {
        if (members.length > 0) runs.push({ members, before, after: subject });
        members = [];
        before = subject;
      }
    }
    if (members.length > 0) runs.push({ members, before, after: null });
  }
  return runs;
}
