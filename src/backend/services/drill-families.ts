import { readOwnDrill } from '../../core/drills/own/read-own-drill.ts';
import { ownPrefix } from '../../core/drills/own/own-family.ts';
import { families } from '../../core/drills/registry.ts';
import type { DrillFamily } from '../../core/drills/types.ts';
import type { ParsedNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';

/** Definitions are read again when there are more of them. */
const mostKept = 200;
const kept = new Map<string, DrillFamily | null>();

/** The family a drill's note asks: a built-in one, or the one it defines; null if it has none, or not any more. */
export function familyOfNote({ front, back }: Pick<ParsedNote, 'front' | 'back'>): DrillFamily | null {
  return front.startsWith(ownPrefix) ? defined(back) : (families.get(front) ?? null);
}

/**
 * The family with an id. `own/NAME` is a drill as the notes define it now, `own/NAME@HASH` as they did when it was answered;
 * null if there is none.
 */
export function familyOf(collection: Collection, id: string): DrillFamily | null {
  if (!id.startsWith(ownPrefix)) return families.get(id) ?? null;
  const [name = '', hash] = id.split('@');
  const text =
    hash === undefined ? collection.notes.drill(name)?.note.back : collection.drillDefinitions.text(hash);
  const family = text === undefined ? null : defined(text);
  return family?.id === name ? family : null;
}

/** Every family that can be practised: the built-in ones, then those that notes of the collection define. */
export function allFamilies(collection: Collection): DrillFamily[] {
  return [
    ...families.values(),
    ...collection.notes.ownDrills().flatMap(({ note }) => familyOfNote(note) ?? []),
  ];
}

/** Keeps the definition of a drill for its review, and gives its hash; null for a built-in one. */
export function keepDefinition(collection: Collection, { front, back }: ParsedNote): string | null {
  if (!front.startsWith(ownPrefix)) return null;
  const hash = contentHash(back).slice(0, 16);
  collection.drillDefinitions.keep(hash, back);
  return hash;
}

function defined(text: string): DrillFamily | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const family = readOwnDrill(text).drill?.family ?? null;
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, family);
  return family;
}
