import type { Collection } from '../collection.ts';

/** A condition on `cards c join notes n join decks d`, with its values. */
export interface CardCondition {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** Reads a search as typed: words, `deck:`, `tag:` and `is:`, each negated by a leading `-`, quotes around spaces. */
export function cardCondition(collection: Collection, query: string): CardCondition {
  const parts: CardCondition[] = [];
  const words: string[] = [];
  // SQLite ends a full-text query at a NUL, in the middle of the quoted word.
  for (const match of query.replaceAll('\0', ' ').matchAll(/(-?)(?:(deck|tag|is):)?(?:"([^"]*)"?|(\S+))/g)) {
    const isNegated = match[1] === '-';
    const text = match[3] ?? match[4] ?? '';
    const key = match[2];
    if (text === '') continue;
    if (key === undefined && !isNegated) words.push(text);
    else
      parts.push(
        negate(key === undefined ? wordCondition([text]) : keyCondition(collection, key, text), isNegated),
      );
  }
  if (words.length > 0) parts.push(wordCondition(words));
  return {
    where: parts.length === 0 ? '1' : parts.map(({ where }) => where).join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
}

function negate({ where, values }: CardCondition, isNegated: boolean): CardCondition {
  return isNegated ? { where: `not (${where})`, values } : { where, values };
}

/** Every word must begin some word of the note. */
function wordCondition(words: readonly string[]): CardCondition {
  const match = words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ');
  return { where: 'c.note_id in (select rowid from note_search where note_search match ?)', values: [match] };
}

function keyCondition(collection: Collection, key: string, text: string): CardCondition {
  if (key === 'tag') {
    return {
      where: 'exists (select 1 from json_each(n.tags) where lower(value) = lower(?))',
      values: [text],
    };
  }
  if (key === 'deck') {
    const like = `${text.replaceAll(/[%_\\]/g, '\\$&')}%`;
    return {
      where: `(d.name like ? escape '\\' or d.name like ? escape '\\')`,
      values: [like, `%::${like}`],
    };
  }
  const { day } = collection.now();
  switch (text.toLowerCase()) {
    case 'new':
      return { where: 'c.phase = 0', values: [] };
    case 'learning':
      return { where: 'c.phase in (1, 3)', values: [] };
    case 'review':
      return { where: 'c.phase = 2', values: [] };
    case 'due':
      return { where: '(c.due_at is not null or c.due_day <= ?) and c.suspended = 0', values: [day] };
    case 'suspended':
      return { where: 'c.suspended <> 0', values: [] };
    case 'buried':
      return { where: 'c.buried_day is ?', values: [day] };
    case 'drill':
      return { where: 'c.is_drill = 1', values: [] };
    case 'flagged':
      return { where: 'c.flag <> 0', values: [] };
    default:
      return { where: '0', values: [] };
  }
}
