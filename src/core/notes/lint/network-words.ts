import { parseIpv4, type Ipv4 } from '../../net/address.ts';
import { lengthOfNetmask, networkOf, type Prefix } from '../../net/prefix.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  /** The word as written. */
  readonly text: string;
}

/** `/26`, with the address before it if there is one. */
export interface PrefixWord extends Place {
  readonly kind: 'prefix';
  readonly length: number;
  readonly address: Ipv4 | null;
}

/** `255.255.255.192`, in decimal, binary or hexadecimal; `length` is null if its ones are not all in front. */
export interface MaskWord extends Place {
  readonly kind: 'mask';
  readonly length: number | null;
}

/** `0.0.0.63`; `length` is that of the mask turned over. */
export interface WildcardWord extends Place {
  readonly kind: 'wildcard';
  readonly length: number | null;
}

/** `192.0.2.1`. */
export interface AddressWord extends Place {
  readonly kind: 'address';
  readonly address: Ipv4;
}

/** A word of a text that speaks of networks. */
export type NetworkWord = PrefixWord | MaskWord | WildcardWord | AddressWord;

const word =
  /(?<![\w.:/-])(\d{1,3}(?:\.\d{1,3}){3})(?:\s?\/(\d{1,2})(?![\w/.]\d|\w))?(?![\w]|\.\d)|(?<![\w./:)\]-]|\d )\/(\d{1,2})(?![\w/]|\.\d|-\w)|\b(?:slash|prefix(?:[ -]length)?(?: (?:is|of))?:?|CIDR:?) (\d{1,2})\b(?! ?(?:bytes|addresses|hosts|subnets|networks))|\b(\d{1,2})[- ]bit (?:prefix|(?:subnet |net ?)?mask|network (?:prefix|mask|part|portion))|\b(\d{1,2}) (?:network bits\b|bits (?:for|of|in|as) (?:the )?network\b)|(?<![\w.])([01]{8}(?:[. ][01]{8}){3})(?![\w.])|\b0x(f[0-9a-f]{7})\b/gi;

/** The words of a text that name prefixes, masks and IPv4 addresses, in order. */
export function networkWords(text: string): readonly NetworkWord[] {
  if (last.text !== text) last = { text, words: readWords(text) };
  return last.words;
}

/** The text asked for last, as every check of a statement asks for the same. */
let last: { readonly text: string; readonly words: readonly NetworkWord[] } = { text: '', words: [] };

function readWords(text: string): NetworkWord[] {
  if (!/\d/.test(text)) return [];
  const words: NetworkWord[] = [];
  for (const match of text.matchAll(word)) {
    const [whole, quad, ownLength, slash, spelt, bits, netBits, binary, hex] = match;
    const place = { start: match.index, end: match.index + whole.length, text: whole };
    const length = Number(ownLength ?? slash ?? spelt ?? bits ?? netBits ?? NaN);
    if (binary !== undefined || hex !== undefined) {
      const mask = hex === undefined ? parseInt((binary ?? '').replace(/[. ]/g, ''), 2) : parseInt(hex, 16);
      if (lengthOfNetmask(mask) !== null)
        words.push({ kind: 'mask', ...place, length: lengthOfNetmask(mask) });
    } else if (quad === undefined) {
      if (length <= 32) words.push({ kind: 'prefix', ...place, length, address: null });
    } else {
      const read = readQuad(quad, ownLength, place);
      if (read) words.push(read);
    }
  }
  return words;
}

function readQuad(quad: string, lengthText: string | undefined, place: Place): NetworkWord | null {
  const address = parseIpv4(quad);
  if (address === null) return null;
  if (lengthText !== undefined && !looksLikeMask(address)) {
    const length = Number(lengthText);
    return length > 32 ? null : { kind: 'prefix', ...place, length, address };
  }
  const end = place.start + quad.length;
  const own = { ...place, end, text: quad };
  if (looksLikeMask(address)) return { kind: 'mask', ...own, length: lengthOfNetmask(address) };
  if (address >>> 24 === 0 && address !== 0)
    return { kind: 'wildcard', ...own, length: lengthOfNetmask(~address >>> 0) };
  return { kind: 'address', ...own, address };
}

/** Masks of less than eight bits are taken for addresses, but for those that no network begins with. */
function looksLikeMask(address: Ipv4): boolean {
  return address >>> 24 === 255 || [248, 252, 254].some((octet) => address === octet * 2 ** 24);
}

/** A network that a text names, and where. */
export interface NetworkMention extends Place {
  readonly network: Prefix;
  /** The address given with it, which may be that of a host. */
  readonly address: Ipv4;
}

const joins =
  /^[\s,(]*(?:(?:with|has|and|uses|using|in|on|of|the|a|an|its|same|subnet|net|network|mask|netmask|prefix|length|is)\b[\s:]*)*[(=:]?\s*$|^\s*;\s*(?:subnet |net(?:work)? ?)?(?:mask|prefix(?: length)?)\s*:\s*$/i;

/** The networks a text names: `192.0.2.77/26`, or an address and the mask or the length said to be its own. */
export function networksIn(words: readonly NetworkWord[], text: string): NetworkMention[] {
  return words.flatMap((word, index) => {
    if (word.kind === 'prefix' && word.address !== null)
      return [{ ...placeOf(word), network: networkOf(word.address, word.length), address: word.address }];
    const next = words[index + 1];
    if (word.kind !== 'address' || !next || next.kind === 'address' || next.kind === 'wildcard') return [];
    if (next.length === null || (next.kind === 'prefix' && next.address !== null)) return [];
    if (!joins.test(text.slice(word.end, next.start))) return [];
    const place = { start: word.start, end: next.end, text: text.slice(word.start, next.end) };
    return [{ ...place, network: networkOf(word.address, next.length), address: word.address }];
  });
}

function placeOf({ start, end, text }: Place): Place {
  return { start, end, text };
}
