import type { SourceLine } from '../source-lines.ts';

/** A field of a note; the first one of a note has no name where its label is left out. */
export interface Field {
  readonly name: string | null;
  readonly text: string;
}

/** What stands between `START` and `END`, or between `STARTI` and `ENDI`. */
export interface NoteBody {
  readonly fields: readonly Field[];
  readonly tags: readonly string[];
  readonly noteId: string | null;
  readonly isDeleted: boolean;
}

const idComment = /^[ \t]*<!--[ \t]*ID:[ \t]*(\d{6,16})[ \t]*-->[ \t]*$/;
const bareId = /^[ \t]*ID:[ \t]*(\d{6,16})[ \t]*$/;
const tagsLine = /^Tags:[ \t]+(.*)$/;
const anyField = /^([A-Z][\w-]*(?: [\w-]+){0,3}):(?:[ \t]+|$)/;
const namesOf: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^basic/i, ['Front', 'Back', 'Add Reverse']],
  [/cloze/i, ['Text', 'Extra', 'Back Extra']],
];

/** The Anki id on a line such as `<!--ID: 1595439239735-->`, or `ID: 1595439239735` outside comments; null for any other. */
export function noteIdIn({ text, kind }: SourceLine): string | null {
  if (!text.includes('ID:') || (kind !== 'text' && kind !== 'html')) return null;
  const id = idComment.exec(text)?.[1];
  return id ?? (kind === 'text' ? (bareId.exec(text)?.[1] ?? null) : null);
}

/** Reads the lines of a note; a field of a note type that is not known begins with a capital word and a colon. */
export function readBody(lines: readonly SourceLine[], noteType: string): NoteBody {
  const fields: { name: string | null; lines: string[] }[] = [];
  const tags: string[] = [];
  let noteId: string | null = null;
  let isDeleted = false;
  for (const line of lines) {
    const { text, kind } = line;
    const found = noteIdIn(line);
    const tagged = kind === 'text' ? tagsLine.exec(text) : null;
    const name = kind === 'text' ? fieldName(text, noteType) : null;
    if (found !== null) noteId = found;
    else if (kind === 'text' && text.trim() === 'DELETE') isDeleted = true;
    else if (tagged) tags.push(...tagWords(tagged[1] ?? ''));
    else if (name !== null) fields.push({ name, lines: [text.slice(name.length + 1).trimStart()] });
    else if (fields.length > 0) fields.at(-1)?.lines.push(text);
    else fields.push({ name: null, lines: [text] });
  }
  const joined = fields.map(({ name, lines: texts }) => ({ name, text: texts.join('\n').trim() }));
  return { fields: joined.filter(({ name, text }) => name !== null || text !== ''), tags, noteId, isDeleted };
}

/** Reads a note that stands on one line. */
export function readInline(text: string, noteType: string): NoteBody {
  const id = /[ \t]{0,8}<!--[ \t]*ID:[ \t]*(\d{6,16})[ \t]*-->|[ \t]ID:[ \t]*(\d{6,16})[ \t]*$/.exec(text);
  const withoutId = id ? text.replace(id[0], '') : text;
  const tagged = /[ \t]Tags:[ \t]+(.*)$/.exec(withoutId);
  const rest = tagged ? withoutId.slice(0, tagged.index) : withoutId;
  const names = knownNames(noteType) ?? ['Back'];
  const parts = rest.split(new RegExp(`(?:^|[ \\t])(${names.join('|')}):[ \\t]+`));
  const fields: Field[] = [{ name: null, text: (parts[0] ?? '').trim() }];
  for (let index = 1; index < parts.length; index += 2)
    fields.push({ name: parts[index] ?? null, text: (parts[index + 1] ?? '').trim() });
  return {
    fields: fields.filter(({ name, text: content }) => name !== null || content !== ''),
    tags: tagWords(tagged?.[1] ?? ''),
    noteId: id?.[1] ?? id?.[2] ?? null,
    isDeleted: false,
  };
}

/** Tags between spaces or commas, without `#`. */
export function tagWords(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((word) => word.replace(/^#/, ''))
    .filter((word) => word !== '');
}

function knownNames(noteType: string): readonly string[] | null {
  return namesOf.find(([pattern]) => pattern.test(noteType))?.[1] ?? null;
}

function fieldName(text: string, noteType: string): string | null {
  const name = anyField.exec(text)?.[1];
  const known = knownNames(noteType);
  return name !== undefined && (!known || known.includes(name)) ? name : null;
}
