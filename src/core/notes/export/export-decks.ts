import { writeDialectText } from './dialect-text.ts';
import { fileName, UniquePaths } from './file-names.ts';
import { hashcardsWriter } from './hashcards-text.ts';
import { writeNexthopText } from './nexthop-text.ts';
import { obsidianSrWriter } from './obsidian-sr-text.ts';
import { writeAnkiText, writeTable } from './table-text.ts';
import type { ExportedDeck, Loss, WrittenDeck } from './types.ts';

/** The ways notes can be written as text. */
export type TextFormat = 'nexthop' | 'obsidian-sr' | 'hashcards' | 'csv' | 'tsv' | 'anki-text';

/** Files that decks make, and what of them could not be said. */
export interface WrittenFiles {
  /** Paths with forward slashes, below the folder they are written to. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly losses: readonly Loss[];
}

type MarkdownFormat = Exclude<TextFormat, 'csv' | 'tsv' | 'anki-text'>;

const markdownWriters: Readonly<Record<MarkdownFormat, (deck: ExportedDeck) => WrittenDeck>> = {
  nexthop: writeNexthopText,
  'obsidian-sr': (deck) => writeDialectText(obsidianSrWriter, deck),
  hashcards: (deck) => writeDialectText(hashcardsWriter, deck),
};

/**
 * Writes decks in a format: Markdown as a file per deck in folders like the decks, a table as one file for all. The first
 * `depth` levels of the decks' names make no folders; `title` names a table.
 */
export function exportDecks(
  format: TextFormat,
  decks: readonly ExportedDeck[],
  { title, depth, onDeck }: { title: string; depth: number; onDeck?: (index: number) => void },
): WrittenFiles {
  if (format === 'csv') return table(`${fileName(title)}.csv`, writeTable(decks, ','));
  if (format === 'tsv') return table(`${fileName(title)}.tsv`, writeTable(decks, '\t'));
  if (format === 'anki-text') return table(`${fileName(title)}.txt`, writeAnkiText(decks));
  const paths = new UniquePaths();
  const written = decks.map((deck, index) => {
    onDeck?.(index);
    const path = deckPath(deck.name, depth);
    const { texts, losses } = markdownWriters[format](deck);
    const files = texts.map(({ suffix, text }) => ({
      path: paths.take(suffix === '' ? path : `${path} ${suffix}`, '.md'),
      text,
    }));
    return { files, losses };
  });
  return {
    files: written.flatMap(({ files }) => files),
    losses: written.flatMap(({ losses }) => losses),
  };
}

/** Where a deck is written to, without the ending: its levels from `depth` on as folders and a file. */
export function deckPath(name: string, depth: number): string {
  return name.split('::').slice(depth).map(fileName).join('/');
}

function table(path: string, { text, losses }: { text: string; losses: readonly Loss[] }): WrittenFiles {
  return { files: [{ path, text }], losses };
}
