import { separatorNamed } from './separators.ts';

/** What the lines at the top of an Anki text export say, and where the rows begin. */
export interface Directives {
  /** Null where none is named. */
  readonly separator: string | null;
  readonly isHtml: boolean | null;
  /** Names of the columns, in order. */
  readonly columns: readonly string[];
  readonly tags: readonly string[];
  readonly deck: string | null;
  readonly noteType: string | null;
  /** Columns counted from 0 that hold no text of the card. */
  readonly tagsColumn: number | null;
  readonly deckColumn: number | null;
  readonly noteTypeColumn: number | null;
  readonly guidColumn: number | null;
  /** Whether there are any. */
  readonly areGiven: boolean;
  /** The rows and the line of the file they begin on. */
  readonly rows: string;
  readonly firstLine: number;
  /** Lines that look like directives and say nothing that can be followed. */
  readonly unread: readonly { readonly line: number; readonly key: string; readonly value: string }[];
}

const directive =
  /^#[ \t]*(separator|html|columns|tags|deck|notetype|tags column|deck column|notetype column|guid column|if matches|match scope)[ \t]*:(.*)$/i;
const oldTags = /^tags:(.*)$/i;

/** Whether a text begins with a line such as `#separator:tab`. */
export function beginsWithDirective(text: string): boolean {
  return directive.test(text.slice(0, 200).split('\n', 1)[0] ?? '');
}

/** Reads the directives at the top of a text, as Anki's manual describes them under "File Headers". */
export function readDirectives(text: string): Directives {
  const values = new Map<string, string>();
  const unread: { line: number; key: string; value: string }[] = [];
  let start = 0;
  let line = 1;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(start, end);
    const match = content.startsWith('#') ? directive.exec(content) : null;
    const old = line === 1 ? oldTags.exec(content) : null;
    if (!match && !old) break;
    const key = match?.[1]?.toLowerCase() ?? 'tags';
    const value = match?.[2] ?? old?.[1] ?? '';
    if (isFollowed(key, value)) values.set(key, value);
    else unread.push({ line, key, value: value.trim() });
    start = end + 1;
    line += 1;
  }
  const separator = separatorNamed(values.get('separator') ?? '');
  const column = (key: string) => {
    const value = values.get(key);
    return value === undefined ? null : Number(value) - 1;
  };
  const html = values.get('html')?.trim().toLowerCase();
  return {
    separator,
    isHtml: html === undefined ? null : html === 'true',
    columns: namesIn(values.get('columns'), separator ?? '\t'),
    tags: words(values.get('tags') ?? ''),
    deck: deckNamed(values.get('deck') ?? ''),
    noteType: values.get('notetype')?.trim() || null,
    tagsColumn: column('tags column'),
    deckColumn: column('deck column'),
    noteTypeColumn: column('notetype column'),
    guidColumn: column('guid column'),
    areGiven: line > 1,
    rows: text.slice(start),
    firstLine: line,
    unread,
  };
}

function isFollowed(key: string, value: string): boolean {
  if (key === 'separator') return separatorNamed(value) !== null;
  if (key === 'html') return /^\s*(?:true|false)\s*$/i.test(value);
  return !key.endsWith(' column') || /^\s*[1-9]\d{0,3}\s*$/.test(value);
}

/** The levels of a deck's name as Anki separates them; null for a name with an empty level. */
export function deckNamed(name: string): string | null {
  const levels = name.split('::').map((level) => level.trim());
  return levels.every((level) => level !== '') ? levels.join('::') : null;
}

/** The words of a text between white space, as Anki writes tags. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function namesIn(columns: string | undefined, separator: string): string[] {
  return columns === undefined ? [] : columns.split(separator).map((name) => name.trim());
}
