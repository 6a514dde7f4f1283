import { ankiGaps, hasAnkiGap } from '../anki-gaps.ts';
import { readCloze } from '../cloze.ts';
import type { Report } from '../dialect.ts';
import { literal } from '../literal.ts';
import { newNote } from '../new-note.ts';
import type { ParsedNote } from '../types.ts';
import { writeCloze } from '../write-cloze.ts';
import type { Columns } from './columns.ts';
import { deckNamed, words, type Directives } from './directives.ts';
import { idOfGuid } from './guid.ts';
import { htmlField } from './html-field.ts';
import type { Row } from './read-rows.ts';

/** What holds for every row of a table. */
export interface Table {
  readonly dialect: string;
  readonly directives: Directives;
  readonly columns: Columns;
  /** Whether the fields hold HTML; else they show as they are written. */
  readonly isHtml: boolean;
}

/** The note a row makes; null, with a report, if it lacks a side or its gaps cannot be read. */
export function rowNote(row: Row, table: Table, report: Report): ParsedNote | null {
  const { columns, directives } = table;
  const field = (column: number | null) => (column === null ? '' : (row.fields[column] ?? ''));
  const asMarkdown = table.isHtml ? htmlField : literal;
  const noteType = field(columns.noteType).trim() || directives.noteType;
  const front = field(columns.front);
  const isCloze = noteType === null ? hasAnkiGap(front) : /cloze/i.test(noteType);
  const { tags, images } = tagsOf(field(columns.tags), columns, directives);
  const isOptionalReverse = /optional reversed/i.test(noteType ?? '');
  const more = columns.more
    .filter((_, index) => !isOptionalReverse || index > 0)
    .map(({ column, name }) => ({ name, text: asMarkdown(field(column)) }))
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => (name === null ? text : `${literal(name)}: ${text}`));
  const back = [asMarkdown(field(columns.back)), ...more, ...images].filter((text) => text !== '');
  const deck = columns.deck === null ? null : deckNamed(field(columns.deck));
  const remark = asMarkdown(field(columns.remark)) || null;
  const common = {
    dialect: table.dialect,
    headings: [],
    line: row.line,
    endLine: row.endLine,
    tags: [...new Set([...directives.tags, ...tags])],
    explicitId: idOfGuid(field(columns.guid)),
    ...(deck === null ? {} : { deck }),
  };
  if (isCloze) {
    const gaps = ankiGaps(front.trim(), { literal: inlineMarkdown(table.isHtml) });
    const text = 'message' in gaps ? '' : writeCloze(gaps.parts);
    const cloze = 'message' in gaps ? gaps : readCloze(text);
    if ('message' in cloze) {
      report(row.line, cloze.message);
      return null;
    }
    const aside = [...back, ...(remark === null ? [] : [remark])].join('\n\n') || null;
    return newNote({ ...common, kind: 'cloze', front: text, back: '', remark: aside });
  }
  const question = asMarkdown(front);
  if (question === '' || back.length === 0) {
    const side = question === '' ? 'question' : 'answer';
    report(
      row.line,
      `This row has no ${side}; fill its ${side === 'question' ? 'first' : 'second'} field, or delete the row.`,
    );
    return null;
  }
  const isReversed = isOptionalReverse
    ? field(columns.more[0]?.column ?? null).trim() !== ''
    : /revers/i.test(noteType ?? '');
  return newNote({
    ...common,
    kind: isReversed ? 'two-way' : 'basic',
    front: question,
    back: back.join('\n\n'),
    remark,
  });
}

/** Keeps the spaces at the ends of a piece, which matter beside a gap. */
function inlineMarkdown(isHtml: boolean): (text: string) => string {
  return (text) => {
    const inner = (isHtml ? htmlField : literal)(text);
    return inner === ''
      ? text.replace(/\S/g, '')
      : `${/^\s*/.exec(text)?.[0] ?? ''}${inner}${/\s*$/.exec(text)?.[0] ?? ''}`;
  };
}

/** A cell of tags that holds HTML belongs to another column, as happens where notes have more fields than the header says. */
function tagsOf(
  cell: string,
  columns: Columns,
  directives: Directives,
): { tags: string[]; images: string[] } {
  if (/<[a-z][^<>]*>/i.test(cell)) return { tags: [], images: [htmlField(cell)] };
  const isAnki = directives.tagsColumn !== null || columns.tags === null || directives.areGiven;
  return { tags: (isAnki ? words(cell) : cell.split(/[\s,;]+/)).filter((word) => word !== ''), images: [] };
}
