import { looksLikeIpv6 } from '../ipv6.ts';
import type { OpaqueSpan } from '../spans.ts';

/** What some address begins with or holds; the search itself tries each place of a text in many ways. */
const mayHold =
  /:\/\/|@|www\.|\d\.\d|::|[\da-f]:[\da-f]|(?:arn|urn):|[a-z]:\\|[\da-f]{2}-[\da-f]{2}-[\da-f]{2}-/i;
const candidates = new RegExp(
  [
    String.raw`(?<url>(?<![\w.+-])(?:[a-z][a-z0-9+.-]{1,31}:\/\/|www\.)[^\s<>"\x60\\]+)`,
    String.raw`(?<name>(?<![\w.+-])(?:arn:[\w-]{0,20}:|urn:[\w-]{1,31}:)[^\s<>"\x60\\]+)`,
    String.raw`(?<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9})`,
    String.raw`(?<v4>(?<![\w.:])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?::(?:\d{1,5}|\*))?(?!\w|\.\d))`,
    String.raw`(?<listening>(?<![\w:]):::(?:\d{1,5}|\*)(?![\w:]))`,
    String.raw`(?<mac>(?<![\w:-])(?:[0-9a-f]{2}-){5}[0-9a-f]{2}(?![\w-]))`,
    String.raw`(?<path>(?<!\w)[a-z]:(?:\\\w[\w.$%-]*)+)`,
    String.raw`(?<v6>(?<![\w:.])[0-9a-f:](?:[0-9a-f:.]{1,48})(?:%[\w.-]{1,20})?(?:\/\d{1,3})?(?![\w]))`,
  ].join('|'),
  'gi',
);
const mac = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i;
const port = /:\d{1,5}(?!\w)/y;
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** URLs and addresses in a text, in order; whether they stand in code or a link is for the caller to see. */
export function addressesIn(text: string): OpaqueSpan[] {
  if (!mayHold.test(text)) return [];
  const spans: OpaqueSpan[] = [];
  candidates.lastIndex = 0;
  for (let match = candidates.exec(text); match; match = candidates.exec(text)) {
    const span = spanOf(text, match);
    const isUrl = match.groups?.['url'] !== undefined || match.groups?.['mail'] !== undefined;
    if (span) spans.push({ ...span, kind: isUrl ? 'url' : 'address' });
    // Within what begins like a URL and is none another address may begin; what is no IPv6 address holds none.
    const skipped = match.groups?.['v6'] === undefined ? 1 : match[0].length;
    candidates.lastIndex = span?.end ?? match.index + skipped;
  }
  return spans;
}

function spanOf(text: string, match: RegExpExecArray): { start: number; end: number } | null {
  const { index: start, groups = {} } = match;
  const [word] = match;
  if (groups['url'] !== undefined) return urlSpan(text, start, word, true);
  if (groups['name'] !== undefined) return urlSpan(text, start, word, false);
  if (groups['v6'] === undefined) return { start, end: start + word.length };
  const label = clozeLabel(text, start, word);
  const address = ipv6In(word.slice(label));
  return address === null ? null : withPort(text, start + label, start + label + address.length);
}

/** The length of a cloze number such as `c1::` that the word begins with; it looks like an address, but is a mark. */
function clozeLabel(text: string, start: number, word: string): number {
  const label = /^c?\d{1,3}::/i.exec(word)?.[0] ?? '';
  return /^c/i.test(label) || text.slice(Math.max(0, start - 2), start) === '{{' ? label.length : 0;
}

/** With the brackets around an address if a port follows them. */
function withPort(text: string, start: number, end: number) {
  port.lastIndex = end + 1;
  const hasPort = text[start - 1] === '[' && text[end] === ']' && port.test(text);
  return hasPort ? { start: start - 1, end: port.lastIndex } : { start, end };
}

/** The address a word is but for a full stop or colon behind it; a lone `::` and `a::b` are none. */
function ipv6In(word: string): string | null {
  for (const trimmed of [word, word.replace(/[.:]$/, ''), word.replace(/[.:]{1,2}$/, '')])
    if (mac.test(trimmed) || (isTelling(trimmed) && looksLikeIpv6(trimmed))) return trimmed;
  return null;
}

function isTelling(word: string): boolean {
  return /\d/.test(word) || word.split(':').length > 3;
}

/** A URL without the punctuation behind it, and without what ends the brackets or marks it stands in. */
function urlSpan(text: string, start: number, url: string, endsAtColons: boolean) {
  const before = text.slice(Math.max(0, start - 2), start);
  const mark = /^([=~*^_])\1$/.test(before) ? before : null;
  const open: string[] = [];
  let end = 0;
  for (; end < url.length; end += 1) {
    const character = url[end] ?? '';
    if (mark !== null && url.startsWith(mark, end)) break;
    if (endsAtColons && open.length === 0 && url.startsWith('::', end)) break;
    if ('([{'.includes(character)) open.push(character);
    else if (closers[character] !== undefined && open.pop() !== closers[character]) break;
  }
  while (end > 0 && ".,;:!?'*_~|".includes(url[end - 1] ?? '')) end -= 1;
  return end > 4 ? { start, end: start + end } : null;
}
