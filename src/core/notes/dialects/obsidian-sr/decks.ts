import type { FlowLine } from '../../flow.ts';
import { isWithin } from '../../spans.ts';

const tag = /(?<![^\s(])#([\p{L}\p{N}_/-]{1,200})/gu;

/** A flashcard tag of a line: which deck it names, and where it stands. */
export interface DeckTag {
  /** Deck as `A::B`; null for the tag alone, without a deck below it. */
  readonly deck: string | null;
  readonly start: number;
  readonly end: number;
}

/** The tags of a line that say it holds cards, such as `#flashcards/science`; `tags` without the `#`. */
export function deckTagsOf({ text, kind, opaque }: FlowLine, tags: readonly string[]): DeckTag[] {
  if (kind !== 'text' || !text.includes('#')) return [];
  return [...text.matchAll(tag)].flatMap(({ index, 0: found, 1: name = '' }) => {
    const deck = isWithin(opaque, index) ? undefined : deckOfTag(name, tags);
    return deck === undefined ? [] : [{ deck, start: index, end: index + found.length }];
  });
}

/** The deck a tag names, null if it names none below its root; undefined if it is no flashcard tag. */
export function deckOfTag(name: string, tags: readonly string[]): string | null | undefined {
  const lower = name.toLowerCase();
  const root = tags.find(
    (known) => lower === known.toLowerCase() || lower.startsWith(`${known.toLowerCase()}/`),
  );
  if (root === undefined) return undefined;
  return deckFrom(name.slice(root.length).split('/'));
}

/** The deck that a file's folders name; null at the top. */
export function deckOfFolders(path: string): string | null {
  return deckFrom(path.split('/').slice(0, -1));
}

function deckFrom(levels: readonly string[]): string | null {
  return (
    levels
      .map((level) => level.replace(/:{2,}/g, ':').trim())
      .filter((level) => level !== '' && level !== '.' && level !== '..')
      .join('::') || null
  );
}
