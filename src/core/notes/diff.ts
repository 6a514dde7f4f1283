import { facesOf } from './faces.ts';
import { backKey, contentKey, frontKey, joined, normalise, placeKey } from './identity.ts';
import type { Change, Difference, KnownNote, Ordinals, PlacedNote } from './types.ts';

type Note = KnownNote | PlacedNote;

/** One way to recognise a note: a known and a placed note with the same key are the same note. */
interface Tier {
  /** Null if the note cannot be recognised this way. */
  keyOf(note: Note): string | null;
  /** Whether a key counts only if one known and one placed note have it. */
  readonly isUniqueOnly?: true;
}

/** From the surest to the least sure. */
const tiers: readonly Tier[] = [
  { keyOf: ({ note }) => note.explicitId },
  { keyOf: ({ path, note }) => joined(placeKey(path, note), contentKey(note)) },
  { keyOf: ({ path, note }) => joined(path, contentKey(note)) },
  { keyOf: ({ path, note }) => joined(placeKey(path, note), frontKey(note)) },
  { keyOf: backUnderHeading, isUniqueOnly: true },
  { keyOf: ({ path, note }) => joined(path, frontKey(note)) },
  { keyOf: ({ note }) => contentKey(note) },
];

/**
 * What an import would do with each note: every placed and every known note occurs in exactly one change.
 * Placed notes come first, in their order, then the known ones that were not found. Notes with the same key pair up in
 * order, those still present before those that were gone. A gone note found again in its old place counts as moved.
 */
export function diff(known: readonly KnownNote[], placed: readonly PlacedNote[]): Difference {
  const ordered = [...known.filter(({ isGone }) => !isGone), ...known.filter(({ isGone }) => isGone)];
  const matches = new Map<PlacedNote, KnownNote>();
  const taken = new Set<KnownNote>();
  for (const tier of tiers) match(tier, ordered, placed, matches, taken);
  const changes = [
    ...placed.map((note) => changeOf(note, matches.get(note))),
    ...known.filter((note) => !taken.has(note)).map((note) => ({ kind: 'gone' as const, known: note })),
  ];
  return { changes, questions: [] };
}

function match(
  tier: Tier,
  known: readonly KnownNote[],
  placed: readonly PlacedNote[],
  matches: Map<PlacedNote, KnownNote>,
  taken: Set<KnownNote>,
): void {
  const open = placed.filter((note) => !matches.has(note));
  if (open.length === 0 || taken.size === known.length) return;
  const candidates = byKey(tier, tier.isUniqueOnly ? known : known.filter((note) => !taken.has(note)));
  const rivals = tier.isUniqueOnly ? byKey(tier, placed) : null;
  const next = new Map<string, number>();
  for (const note of open) {
    const key = tier.keyOf(note);
    const same = key === null ? undefined : candidates.get(key);
    if (key === null || !same) continue;
    if (rivals && (same.length > 1 || (rivals.get(key)?.length ?? 0) > 1)) continue;
    const index = next.get(key) ?? 0;
    const found = same[index];
    if (!found || taken.has(found)) continue;
    next.set(key, index + 1);
    matches.set(note, found);
    taken.add(found);
  }
}

function byKey<Kind extends Note>(tier: Tier, notes: readonly Kind[]): Map<string, Kind[]> {
  const groups = new Map<string, Kind[]>();
  for (const note of notes) {
    const key = tier.keyOf(note);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return groups;
}

function backUnderHeading({ path, note }: Note): string | null {
  const back = backKey(note);
  return back === null ? null : joined(placeKey(path, note), back);
}

function changeOf(placed: PlacedNote, known: KnownNote | undefined): Change {
  if (!known) return { kind: 'new', placed };
  const ordinals = sameOrdinals(known, placed);
  if (saysOtherwise(placed, known)) return { kind: 'changed', placed, known, ordinals };
  const hasMoved =
    known.isGone ||
    placed.deck !== known.deck ||
    placeKey(placed.path, placed.note) !== placeKey(known.path, known.note);
  return { kind: hasMoved ? 'moved' : 'unchanged', placed, known, ordinals };
}

function sameOrdinals(known: KnownNote, placed: PlacedNote): Ordinals {
  const before = new Set(facesOf(known.note).map(({ ordinal }) => ordinal));
  const now = facesOf(placed.note).map(({ ordinal }) => ordinal);
  return new Map(now.filter((ordinal) => before.has(ordinal)).map((ordinal) => [ordinal, ordinal]));
}

function saysOtherwise({ note: now }: PlacedNote, { note: before }: KnownNote): boolean {
  return (
    contentKey(now) !== contentKey(before) ||
    normalise(now.remark ?? '') !== normalise(before.remark ?? '') ||
    now.explicitId !== before.explicitId ||
    listKey(now.tags) !== listKey(before.tags) ||
    listKey(now.needs) !== listKey(before.needs)
  );
}

function listKey(names: readonly string[]): string {
  return joined(...[...names].sort());
}
