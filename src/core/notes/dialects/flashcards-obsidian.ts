import type { Dialect, Evidence } from '../dialect.ts';
import type { ReadFile } from '../read.ts';
import { FlashcardsReader } from './flashcards-obsidian/reader.ts';
import { cardTagOf } from './flashcards-obsidian/tags.ts';

/** Obsidian's plugin Flashcards: headings and paragraphs tagged `#card`, cards on one line, and clozes. */
export const dialect: Dialect = {
  id: 'flashcards-obsidian',
  title: 'Flashcards for Obsidian',
  detect,
  read: (file) => {
    const reader = new FlashcardsReader(file);
    reader.read();
    return { notes: reader.notes, problems: reader.problems, deck: deckOf(file) };
  },
};

const deckKey = 'cards-deck';

function detect(file: ReadFile): readonly Evidence[] {
  const deck = deckOf(file);
  const evidence: Evidence[] =
    deck === null
      ? []
      : [{ line: file.frontMatter.lines[deckKey] ?? 2, mark: `${deckKey}: ${deck}`, weight: 10 }];
  if (!/#card/i.test(file.body.text)) return evidence;
  for (const { kind, title, raw, line } of file.body.blocks) {
    const lines = kind === 'heading' ? [title] : kind === 'paragraph' ? raw.split('\n') : [];
    for (const [index, text] of lines.entries()) {
      const tag = cardTagOf(text);
      if (tag) evidence.push({ line: line + index, mark: text.trim(), weight: 6 });
    }
  }
  return evidence;
}

function deckOf({ frontMatter }: ReadFile): string | null {
  const value = frontMatter.values[deckKey];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const levels = String(value)
    .split('::')
    .map((level) => level.trim())
    .filter(Boolean);
  return levels.length ? levels.join('::') : null;
}
