import { readCloze } from '../cloze.ts';
import type { Report } from '../dialect.ts';
import { tidied } from '../framed-card.ts';
import { idPattern } from '../id-pattern.ts';
import { newNote } from '../new-note.ts';
import type { NoteKind, ParsedNote } from '../types.ts';
import { deckNamed, words } from './directives.ts';
import { idOfGuid } from './guid.ts';
import type { Row } from './read-rows.ts';
import type { Table } from './row-note.ts';

const roles = ['front markdown', 'back markdown', 'remark markdown', 'kind', 'id', 'needs'] as const;

/** Where a table holds texts in Markdown, as Nexthop writes them; columns count from 0. */
export type MarkdownColumns = Readonly<Record<(typeof roles)[number], number | null>>;

/** Finds columns of Markdown by their names; null if no column is called `front markdown`. */
export function markdownColumnsOf(names: readonly string[]): MarkdownColumns | null {
  const found = names.map((name) => name.trim().toLowerCase());
  if (!found.includes(roles[0])) return null;
  const at = (role: string) => (found.includes(role) ? found.indexOf(role) : null);
  return {
    'front markdown': at('front markdown'),
    'back markdown': at('back markdown'),
    'remark markdown': at('remark markdown'),
    kind: at('kind'),
    id: at('id'),
    needs: at('needs'),
  };
}

/** The note of a row whose texts are Markdown, taken as they stand; null, with a report, if it cannot be asked. */
export function markdownRowNote(
  row: Row,
  own: MarkdownColumns,
  { dialect, directives, columns }: Table,
  report: Report,
): ParsedNote | null {
  const field = (column: number | null) => (column === null ? '' : (row.fields[column] ?? ''));
  const [front, back, remark] = [own['front markdown'], own['back markdown'], own['remark markdown']].map(
    (column) => tidied(field(column)),
  );
  const kind = kindOf(field(own.kind) || field(columns.noteType));
  const flaw = flawOf(kind, front ?? '', back ?? '');
  if (flaw !== null) {
    report(row.line, flaw);
    return null;
  }
  const deck = columns.deck === null ? null : deckNamed(field(columns.deck));
  return newNote({
    dialect,
    kind,
    front: front ?? '',
    back: kind === 'cloze' ? '' : (back ?? ''),
    remark: remark || null,
    explicitId: field(own.id).trim() || idOfGuid(field(columns.guid)),
    tags: [...new Set([...directives.tags, ...words(field(columns.tags))])],
    needs: words(field(own.needs)).filter((name) => idPattern.test(name)),
    headings: [],
    line: row.line,
    endLine: row.endLine,
    ...(deck === null ? {} : { deck }),
  });
}

function kindOf(name: string): Exclude<NoteKind, 'drill'> {
  if (/cloze/i.test(name)) return 'cloze';
  return /two-way|revers/i.test(name) ? 'two-way' : 'basic';
}

function flawOf(kind: NoteKind, front: string, back: string): string | null {
  if (front === '') return 'This row has no question; fill its field `front markdown`, or delete the row.';
  if (kind === 'two-way' && back === '')
    return 'This row is asked both ways but has one side only; fill its field `back markdown`, or delete the row.';
  const cloze = kind === 'cloze' ? readCloze(front) : null;
  return cloze !== null && 'message' in cloze ? cloze.message : null;
}
