/** A line of a master file, a dig answer or a note that gives one record; owner null where the line leaves it out. */
export interface ZoneLine {
  readonly owner: string | null;
  readonly type: string;
  readonly data: string;
  /** Whether the line has a class or a TTL, and so can hardly be anything else. */
  readonly isCertain: boolean;
}

const types = new Set(['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT', 'CAA']);
const ttl = /^\d+[smhdw]?$/i;

/** Reads one line as a record (RFC 1035, 5.1: owner, TTL and class in either order, type, data); null if it is none. */
export function readZoneLine(text: string): ZoneLine | null {
  if (text.length > 400) return null;
  const content = text.replace(/(?:^|\s);.*$/, '').replace(/^\s*update add\s+/, '');
  const words = content.trim().split(/\s+/);
  const at = words.findIndex((word, index) => index < 4 && types.has(word));
  const type = words[at];
  if (type === undefined || at === words.length - 1) return null;
  const isOwnerless = /^\s/.test(content) || at === 0 || isMiddle(words[0]);
  const middle = words.slice(isOwnerless ? 0 : 1, at);
  if (!middle.every(isMiddle)) {
    if (!/^\s/.test(content) || !words.slice(1, at).every(isMiddle)) return null;
    return lineOf(words[0] ?? null, words.slice(1, at), type, words.slice(at + 1));
  }
  return lineOf(isOwnerless ? null : (words[0] ?? null), middle, type, words.slice(at + 1));
}

function isMiddle(word: string | undefined): boolean {
  return word !== undefined && (ttl.test(word) || /^(?:IN|CH|HS)$/i.test(word));
}

function lineOf(
  owner: string | null,
  middle: readonly string[],
  type: string,
  data: readonly string[],
): ZoneLine {
  return { owner, type, data: data.join(' '), isCertain: middle.length > 0 };
}
