/** A type of DNS record that a text names. */
export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'TXT' | 'SOA' | 'SRV';

/** Where a text names a type of record. */
export interface RecordWord {
  readonly type: RecordType;
  readonly start: number;
  readonly end: number;
}

const types = 'AAAA|A|CNAME|MX|NS|PTR|TXT|SOA|SRV';
const spelt = new RegExp(
  String.raw`\bquad[- ]?A\b(?: \(AAAA\))?(?: (?:DNS )?records?)?|\bAAAA\b(?: \([^()]{1,24}\))?(?: (?:DNS |resource )?records?)?|\b(?:CNAME|MX|PTR)s?\b(?: \([^()]{1,24}\))?(?: (?:DNS |resource )?records?)?|\b(?:${types})(?: \([^()]{1,24}\))? (?:DNS |resource )?[Rr]ecords?\b|\b(?:record|type|RR)s?:? ["'(]?(?:${types})\b|(?:canonical name|mail exchanger?|pointer|name ?server|host address|IPv4 address|IPv6 address) records?\b|\bA\/AAAA\b(?: records?)?`,
  'gi',
);
const leading = new RegExp(
  String.raw`(?:^|[;\n])[\s*•\d.)-]{0,8}(?:(?:[Dd][Nn][Ss] )?(?:[Rr]ecord|[Tt]ype|[Rr]ecord [Tt]ype)\s*:\s*)?(${types})(?:\s*\([^()]{1,30}\))?\s*(?:[:=]|[-–—→]+\s|::|;)`,
  'g',
);

/** The types of record a text names, in order: `A record`, `AAAA`, `type MX`, and a bare type at the start of a line or field. */
export function recordWords(text: string): RecordWord[] {
  const words: RecordWord[] = [];
  for (const match of text.matchAll(leading)) {
    const [whole, type = ''] = match;
    const start =
      match.index + whole.indexOf(type, /^[;\n]?\s*(?:dns )?(?:record )?type/i.exec(whole)?.[0].length ?? 0);
    words.push({ type: typeOf(type), start, end: start + type.length });
  }
  for (const match of text.matchAll(spelt)) {
    const end = match.index + match[0].length;
    if (words.some((word) => word.start < end && match.index < word.end)) continue;
    const isBare = /^a\b|\ba$/i.test(match[0]);
    const isArticle = /^A (?:DNS|resource) /.test(match[0]) && !/\ban? $/i.test(text.slice(0, match.index));
    if (isBare && (isArticle || !/\bA\b/.test(match[0]))) continue;
    if (/^A\/AAAA/i.test(match[0])) words.push({ type: 'A', start: match.index, end: match.index + 1 });
    words.push({ type: typeOf(match[0]), start: match.index, end });
  }
  return words.sort((one, other) => one.start - other.start);
}

function typeOf(text: string): RecordType {
  if (/quad|AAAA|IPv6/i.test(text)) return 'AAAA';
  if (/canonical|CNAME/i.test(text)) return 'CNAME';
  if (/mail|MX/i.test(text)) return 'MX';
  if (/pointer|PTR/i.test(text)) return 'PTR';
  if (/name ?server|\bNS\b/i.test(text)) return 'NS';
  for (const type of ['TXT', 'SOA', 'SRV'] as const) if (text.toUpperCase().includes(type)) return type;
  return 'A';
}
