import { readCloze } from '../cloze.ts';
import { guidOfId } from '../text-table/guid.ts';
import { numbersOf, type ClozePart } from '../write-cloze.ts';
import { ankiHtml } from './anki-html.ts';
import { prepared, shortTitle } from './prepared.ts';
import type { ExportedDeck, ExportedNote, Loss } from './types.ts';

/** A column of a table: its name, and what it holds of a note. */
interface Column {
  readonly name: string;
  readonly field: (item: Item) => string;
}

interface Item extends ExportedNote {
  readonly deck: string;
}

const markdownColumns: readonly Column[] = [
  { name: 'front markdown', field: ({ note }) => note.front },
  { name: 'back markdown', field: ({ note }) => note.back },
  { name: 'remark markdown', field: ({ note }) => note.remark ?? '' },
];

const plainColumns: readonly Column[] = [
  { name: 'id', field: ({ id }) => id },
  { name: 'kind', field: ({ note }) => note.kind },
  ...markdownColumns,
  { name: 'tags', field: ({ note }) => note.tags.map(asWord).join(' ') },
  { name: 'needs', field: ({ note }) => note.needs.join(' ') },
  { name: 'deck', field: ({ deck }) => deck },
];

const noteTypes = {
  basic: 'Basic',
  'two-way': 'Basic (and reversed card)',
  cloze: 'Cloze',
  drill: '',
} as const;

const ankiColumns: readonly Column[] = [
  { name: 'guid', field: ({ id }) => guidOfId(id) },
  { name: 'notetype', field: ({ note }) => noteTypes[note.kind] },
  { name: 'deck', field: ({ deck }) => deck },
  { name: 'tags', field: ({ note }) => note.tags.map(asWord).join(' ') },
  { name: 'Front', field: ({ note }) => ankiHtml(note.kind === 'cloze' ? ankiGaps(note.front) : note.front) },
  { name: 'Back', field: ({ note }) => ankiHtml(backOf(note)) },
  ...markdownColumns,
];

/** Writes decks as comma- or tab-separated values: a row per note with the texts in Markdown, under the names of the columns. */
export function writeTable(
  decks: readonly ExportedDeck[],
  separator: ',' | '\t',
): { text: string; losses: Loss[] } {
  const { items, losses } = itemsOf(decks);
  const header = row(
    plainColumns.map(({ name }) => name),
    separator,
  );
  return {
    text: [header, ...items.map((item) => rowOf(item, plainColumns, separator)), ''].join('\n'),
    losses,
  };
}

/**
 * Writes decks as a text that Anki imports: HTML in the columns it takes as fields, and behind them, for reading it
 * again without loss, the Markdown, which Anki leaves alone.
 */
export function writeAnkiText(decks: readonly ExportedDeck[]): { text: string; losses: Loss[] } {
  const { items, losses } = itemsOf(decks);
  const column = (name: string) => ankiColumns.findIndex((one) => one.name === name) + 1;
  const directives = [
    '#separator:tab',
    '#html:true',
    `#columns:${ankiColumns.map(({ name }) => name).join('\t')}`,
    ...['guid', 'notetype', 'deck', 'tags'].map((name) => `#${name} column:${column(name)}`),
  ];
  const rows = items.map((item) => rowOf(item, ankiColumns, '\t'));
  return { text: [...directives, ...rows, ''].join('\n'), losses };
}

function itemsOf(decks: readonly ExportedDeck[]): { items: Item[]; losses: Loss[] } {
  const losses: Loss[] = [];
  const items = decks.flatMap(({ name, notes }) =>
    notes.map(prepared).flatMap((exported): Item[] => {
      const { note, id } = exported;
      if (note.kind === 'drill') {
        losses.push({
          id,
          message: `The drill “${note.front}” makes its questions anew each time, which no table can hold; it was left out.`,
        });
        return [];
      }
      const spaced = note.tags.filter((tag) => asWord(tag) !== tag);
      if (spaced.length > 0)
        losses.push({
          id,
          message: `The card “${shortTitle(note)}” has the ${spaced.length === 1 ? 'tag' : 'tags'} ${spaced.map((tag) => `“${tag}”`).join(', ')}, but tags here are single words; the spaces and commas were written as “_”.`,
        });
      return [{ ...exported, deck: name }];
    }),
  );
  return { items, losses };
}

function asWord(tag: string): string {
  return tag.replace(/[\s,;]+/g, '_');
}

/** A card's remark has no field of its own in Anki's note types, so it goes below the answer. */
function backOf({ back, remark }: Item['note']): string {
  return [back, remark ?? ''].filter((text) => text !== '').join('\n\n');
}

/** The gaps of a cloze text as Anki writes them, each with its number. */
function ankiGaps(text: string): string {
  const cloze = readCloze(text);
  if ('message' in cloze) return text;
  const numbers = numbersOf(cloze.parts);
  const write = (part: ClozePart): string => {
    if (typeof part === 'string') return part;
    const answer = part.inner?.map(write).join('') ?? part.answer;
    const hint = part.hint === null ? '' : `::${part.hint}`;
    return `{{c${numbers.get(part) ?? 1}::${answer}${hint}}}`;
  };
  return cloze.parts.map(write).join('');
}

function rowOf(item: Item, columns: readonly Column[], separator: string): string {
  return row(
    columns.map(({ field }) => field(item)),
    separator,
  );
}

/** Fields between separators, quoted as RFC 4180 has it where they could be misread; the first where it looks like a directive. */
function row(fields: readonly string[], separator: string): string {
  return fields
    .map((field) =>
      field.includes(separator) || /["\n\r]|^[\s#]|\s$/.test(field)
        ? `"${field.replaceAll('"', '""')}"`
        : field,
    )
    .join(separator);
}
