import { formatIpv4, type Ipv4 } from '../../../net/address.ts';
import {
  contains,
  formatPrefix,
  lastAddress,
  networkOf,
  prefixOf,
  type Prefix,
} from '../../../net/prefix.ts';
import type { Check, Mistake } from '../check.ts';
import { networkWords } from '../network-words.ts';
import { mayHoldQuad } from '../triggers.ts';

interface KnownRange {
  readonly prefix: Prefix;
  readonly words: RegExp;
  readonly name: string;
  readonly source: string;
}

const ranges: readonly KnownRange[] = [
  known('10.0.0.0/8', /private|RFC ?1918/i, 'private range', 'RFC 1918'),
  known('172.16.0.0/12', /private|RFC ?1918/i, 'private range', 'RFC 1918'),
  known('192.168.0.0/16', /private|RFC ?1918/i, 'private range', 'RFC 1918'),
  known('127.0.0.0/8', /loop-?back|localhost/i, 'loopback range', 'RFC 1122'),
  known('169.254.0.0/16', /link[- ]local|APIPA/i, 'link-local range', 'RFC 3927'),
  known('224.0.0.0/4', /multicast/i, 'multicast range', 'RFC 5771'),
  known('100.64.0.0/10', /CGNAT|carrier[- ]grade|shared address/i, 'shared address space', 'RFC 6598'),
];

/** Words by which a text defines a range, rather than naming a network within it. */
const defines =
  /\b(?:the|three|RFC ?1918)\b[^.;]*\b(?:range|block|space|prefix|addresses|networks)|\b(?:ranges|blocks|range|block|space)\b|reserve[sd]?|defin|set aside|RFC ?(?:1918|1122|3927|5771|6598)|private(?: IP(?:v4)?)? addresses|: /i;

export const check: Check = {
  id: 'special-range',
  trigger: mayHoldQuad,
  inStatement({ text, kind, context }) {
    if (!/\d\.\d+\.\d+\.\d/.test(text)) return [];
    const about = kind === 'row' ? `${text} ${context}` : text;
    const words = networkWords(text);
    return words.flatMap((word, index) => {
      if (word.kind === 'prefix') {
        if (word.address === null) return [];
        const range = rangeAt(word.address, about);
        if (!range || word.length === range.prefix.length || !isDefined(text, range, word)) return [];
        return [mistake(range, text, word.start, word.end)];
      }
      const next = words[index + 1];
      if (word.kind !== 'address' || (next?.kind !== 'address' && next?.kind !== 'mask')) return [];
      const range = rangeAt(word.address, about);
      const link = text.slice(word.end, next.start);
      if (!range || !/^\s*(?:-|–|—|to|through|up to|until|and|\.{2,3}|…|→|->)\s*$/i.test(link)) return [];
      const end = next.kind === 'address' ? next.address : 0xffffffff;
      if (end === lastAddress(range.prefix) || !isWrongEnd(end, range, text, about)) return [];
      return [mistake(range, text, word.start, next.end)];
    });
  },
};

function known(prefix: string, words: RegExp, name: string, source: string): KnownRange {
  return { prefix: prefixOf(prefix), words, name, source };
}

/** The known range that begins at an address, if the text speaks of its kind. */
function rangeAt(address: Ipv4, about: string): KnownRange | null {
  return ranges.find(({ prefix, words }) => prefix.network === address && words.test(about)) ?? null;
}

/** A shorter prefix than the range's own is always too much; a longer one is a network within, unless it is said to be the range. */
function isDefined(
  text: string,
  { prefix, name }: KnownRange,
  { length, start }: { length: number; start: number },
): boolean {
  if (length < prefix.length) return true;
  if (name === 'multicast range' || length > 24) return false;
  const own = formatIpv4(prefix.network).replaceAll('.', '\\.');
  const isTheRange = new RegExp(
    `${own}/\\d+\\)?\\s*(?:is|—|–|-|:|=)\\s*(?:the\\b|one of the\\b|reserved|a reserved|(?:a )?private (?:IPv4 |IP )?(?:address )?(?:range|block|space)|for private)|(?:ranges?|blocks?|space|addresses|RFC ?1918)\\)?[^.;]{0,60}${own}/`,
    'i',
  );
  const others = ranges.filter((range) => text.includes(`${formatIpv4(range.prefix.network)}/`));
  const isListed =
    /(?:^|[,;:(–-]|\b(?:and|or|are|is|reserves?|defines?|includes?|ranges?|blocks?|addresses|RFC ?1918))\s*$/i.test(
      text.slice(0, start),
    );
  return isTheRange.test(text) || (isListed && others.length >= 2 && defines.test(text));
}

function isWrongEnd(end: Ipv4, { prefix }: KnownRange, text: string, about: string): boolean {
  if (!contains(prefix, end)) return true;
  const isWhole = networkOf(end, 16).network === end || (end & 0xff) === 0xff;
  return (
    isWhole &&
    defines.test(`${text} ${about}`) &&
    !/\b(?:for example|e\.g\.|such as|like|subnet)\b/i.test(text)
  );
}

function mistake(range: KnownRange, text: string, start: number, end: number): Mistake {
  const { prefix, name, source } = range;
  return {
    start,
    end,
    computation: `${source} gives ${formatPrefix(prefix)}, which runs from ${formatIpv4(prefix.network)} to ${formatIpv4(lastAddress(prefix))}.`,
    correction: `The ${name} is ${formatPrefix(prefix)}, not ${text.slice(start, end).replace(/\s+/g, ' ')}.`,
  };
}
