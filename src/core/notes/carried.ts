import type { NoteKind, ParsedNote } from './types.ts';

/** What a card says that the dialect it is written in has no words for; what is left out is as the dialect reads it. */
export interface Carried {
  readonly id?: string;
  readonly kind?: NoteKind;
  readonly deck?: string;
  readonly remark?: string;
  readonly tags?: readonly string[];
  readonly needs?: readonly string[];
  /** Texts that count instead of those that show, as long as nobody has edited these; see `shownHash`. */
  readonly texts?: { readonly front: string; readonly back: string; readonly shown: string };
}

const begin = '<!-- nexthop {';
const end = '} -->';
/** Dialects that have words for everything, so that such a comment in their cards is text. */
const complete: readonly string[] = ['nexthop', 'text-table'];
const kinds: readonly string[] = ['basic', 'two-way', 'cloze'];

/** Writes what a card carries as a comment on one line, which holds no mark of any dialect. */
export function writeCarried({ texts, tags, needs, ...others }: Carried): string {
  const fields = {
    ...others,
    ...(tags ? { tags: tags.join('\n') } : {}),
    ...(needs ? { needs: needs.join('\n') } : {}),
    ...texts,
  };
  const json = JSON.stringify(fields).slice(1, -1);
  // Inside JSON these signs stand in texts only, but for the quotes, commas and colons between them.
  const inside = json.replace(/[[\]{}<>=?#|*`$%~^_!&]|(?<=-)-|(?<=:):/g, (sign) => escapeOf(sign));
  return `${begin}${inside}${end}`;
}

/** Whether a line is the comment that carries what a card's dialect has no words for. */
export function isCarriedLine(line: string): boolean {
  return line.trimStart().startsWith(begin);
}

/** A note with what the comment at its end carries; the note itself, without a copy, if it has none. */
export function withCarried(note: ParsedNote): ParsedNote {
  if (complete.includes(note.dialect)) return note;
  const side = note.back === '' ? 'front' : 'back';
  const text = note[side];
  const at = text.endsWith(end) ? text.lastIndexOf(begin) : -1;
  if (at < 0) return note;
  const fields = fieldsOf(text.slice(at + begin.length - 1, text.length - ' -->'.length));
  if (!fields) return note;
  const shown = { ...note, [side]: text.slice(0, at).trimEnd() };
  return applied(shown, fields);
}

/** Tells whether the texts that show were edited; the same for the same texts. */
export function shownHash({ front, back }: Pick<ParsedNote, 'front' | 'back'>): string {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (const character of `${front}\n\n${back}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

function applied(note: ParsedNote, fields: ReadonlyMap<string, string>): ParsedNote {
  const { front, back, shown, kind, deck } = Object.fromEntries(fields);
  const isUntouched = shown === shownHash(note);
  const words = (key: string) =>
    fields
      .get(key)
      ?.split('\n')
      .filter((word) => word !== '');
  return {
    ...note,
    ...(isUntouched && front !== undefined && back !== undefined ? { front, back } : {}),
    ...(isKind(kind) && (isUntouched || shown === undefined) ? { kind } : {}),
    ...(deck === undefined ? {} : { deck }),
    remark: fields.get('remark') ?? note.remark,
    explicitId: fields.get('id') ?? note.explicitId,
    tags: words('tags') ?? note.tags,
    needs: words('needs') ?? note.needs,
  };
}

function fieldsOf(json: string): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return null;
    const entries = Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return new Map(entries);
  } catch {
    return null;
  }
}

function isKind(kind: string | undefined): kind is Exclude<NoteKind, 'drill'> {
  return kind !== undefined && kinds.includes(kind);
}

function escapeOf(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
