import type { Directives } from './directives.ts';
import type { Row } from './read-rows.ts';

/** What the columns of a table hold, each counted from 0. */
export interface Columns {
  readonly front: number;
  readonly back: number | null;
  /** Further text, shown below the answer, with the column's name where it has one. */
  readonly more: readonly { readonly column: number; readonly name: string | null }[];
  readonly remark: number | null;
  readonly tags: number | null;
  readonly deck: number | null;
  readonly noteType: number | null;
  readonly guid: number | null;
}

type Role = 'front' | 'back' | 'remark' | 'tags' | 'deck' | 'noteType' | 'guid';

const roles: Readonly<Record<string, Role>> = {
  ...named('front', 'front', 'question', 'term', 'word', 'prompt', 'q', 'text', 'expression'),
  ...named('back', 'back', 'answer', 'definition', 'meaning', 'translation', 'response', 'a', 'description'),
  ...named('remark', 'note', 'notes', 'remark', 'comment', 'extra', 'back extra'),
  ...named('tags', 'tag', 'tags'),
  ...named('deck', 'deck'),
  ...named('noteType', 'notetype', 'note type', 'card type'),
  ...named('guid', 'guid'),
};

function named(role: Role, ...names: readonly string[]): Record<string, Role> {
  return Object.fromEntries(names.map((name) => [name, role]));
}

/** Whether the fields are names of columns: one of a front and one of a back, and none that is longer than a name. */
export function isHeader(fields: readonly string[]): boolean {
  const found = fields.map(roleNamed);
  return found.includes('front') && found.includes('back') && fields.every((field) => field.length <= 30);
}

/** Finds what each column holds, from the directives, else the names of the columns, else their order. */
export function columnsOf(directives: Directives, names: readonly string[], rows: readonly Row[]): Columns {
  const found = names.map(roleNamed);
  const at = (role: Role) => {
    const index = found.indexOf(role);
    return index < 0 ? null : index;
  };
  const width = rows.reduce((widest, { fields }) => Math.max(widest, fields.length), names.length);
  const noteType = directives.noteTypeColumn ?? at('noteType');
  const guid = directives.guidColumn ?? at('guid');
  const deck = directives.deckColumn ?? at('deck');
  const special = [noteType, guid, deck, directives.tagsColumn ?? at('tags')];
  const isGiven = names.length > 0 || directives.areGiven;
  const tags = directives.tagsColumn ?? at('tags') ?? (isGiven ? null : lastColumnOfTags(rows, width));
  const texts = Array.from({ length: width }, (_, index) => index).filter(
    (index) => !special.includes(index) && index !== tags,
  );
  const front = at('front') ?? texts.find((index) => index !== at('back')) ?? 0;
  const remark = at('remark');
  const back = at('back') ?? texts.find((index) => index !== front && index !== remark) ?? null;
  const more = texts
    .filter((index) => index !== front && index !== back && index !== remark)
    .map((column) => ({ column, name: names[column] || null }));
  return { front, back, more, remark, tags, deck, noteType, guid };
}

function roleNamed(name: string): Role | undefined {
  const key = name.trim().toLowerCase();
  return Object.hasOwn(roles, key) ? roles[key] : undefined;
}

/**
 * Anki's older exports put the tags last and say so nowhere: a third or later column of single words without
 * punctuation of sentences, most of which are used for several rows.
 */
function lastColumnOfTags(rows: readonly Row[], width: number): number | null {
  if (width < 3 || rows.length < 4 || rows.some(({ fields }) => fields.length !== width)) return null;
  const values = rows.map(({ fields }) => fields[width - 1]?.trim() ?? '').filter((value) => value !== '');
  const areTags = values.every(
    (value) => value.length <= 60 && /^[^\s.,;:?!<>"]+(?:\s[^\s.,;:?!<>"]+)*$/.test(value),
  );
  return areTags && values.length > 0 && new Set(values).size <= values.length / 2 ? width - 1 : null;
}
