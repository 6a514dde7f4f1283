import type { Check, LineMistake, Mistake } from '../check.ts';
import { mayHoldAddress } from '../triggers.ts';

const quad = /(?<![\w.:-])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,3})?(?![\w-]|\.\d|\/\d)/g;
const six = /(?<![\w.:%])(?:[\da-f]{0,4}:){2,}[\da-f]{0,4}(?:\/\d{1,3})?(?![\w.:])/gi;
const mac =
  /\bMAC(?:[- ]address(?:es)?)?\b[^.;]{0,40}?(?<![\w:-])((?:[\da-f]{2}[:-]){2,9}[\da-f]{2})(?![\w:-])/gi;
const isOther =
  /\b(?:version|OID|release|v\d|section|firmware|build|placeholder|fingerprint|SHA|MD5|hash|key)\b/i;

/** An octet over 255, or a prefix over 32. */
const mayExceed = /25[6-9]|2[6-9]\d|[3-9]\d\d|\/(?:3[3-9]|[4-9]\d|1[0-2]\d)/;

export const check: Check = {
  id: 'address-syntax',
  trigger: mayHoldAddress,
  inStatement({ text }) {
    if (isOther.test(text)) return [];
    return wrongIn(text);
  },
  inCode(code) {
    if (code.isInline || isOther.test(code.context)) return [];
    return code.lines.flatMap(({ text, line }): LineMistake[] => {
      if (
        text.length > 500 ||
        !mayHoldAddress.test(text) ||
        isOther.test(text) ||
        /#.*(?:wrong|invalid|bad)/i.test(text)
      )
        return [];
      return wrongIn(text).map(({ start, end, computation, correction }) => ({
        line,
        claim: text.slice(start, end),
        computation,
        correction,
      }));
    });
  },
};

function wrongIn(text: string): Mistake[] {
  return [
    ...(mayExceed.test(text) ? [...text.matchAll(quad)].flatMap(wrongQuad) : []),
    ...[...text.matchAll(six)].flatMap(wrongSix),
    ...[...text.matchAll(mac)].flatMap(wrongMac),
  ];
}

function wrongQuad(match: RegExpExecArray): Mistake[] {
  const [whole] = match;
  const [address = '', length] = whole.split('/');
  const octets = address.split('.').map(Number);
  const large = octets.filter((octet) => octet > 255);
  const [bad] = large;
  if (bad === 999 || large.length > 1 || octets.filter((octet) => octet === bad).length > 1) return [];
  if (bad !== undefined)
    return mistake(
      match,
      `An octet is 8 bits, so it goes from 0 to 255, and ${bad} is more.`,
      `${address} is no IPv4 address.`,
    );
  if (length === undefined || Number(length) <= 32 || Number(length) > 128) return [];
  return mistake(
    match,
    `An IPv4 address has 32 bits, so a prefix is at most /32, and /${length} is longer.`,
    `${whole} is no IPv4 prefix.`,
  );
}

function wrongSix(match: RegExpExecArray): Mistake[] {
  const [whole] = match;
  const [address = ''] = whole.split('/');
  const gaps = address.split('::').length - 1;
  const groups = address.split(':').filter((group) => group !== '');
  const looksLikeAddress =
    groups.length >= 3 && groups.some((group) => group.length > 2) && /[\da-f]{3,4}:/i.test(address);
  if (!looksLikeAddress || address.includes(':::')) return [];
  if (gaps > 1)
    return mistake(
      match,
      'The sign :: stands for as many zero groups as are missing, so it can stand only once (RFC 4291, 2.2).',
      `${address} is no IPv6 address.`,
    );
  if (groups.length > 8)
    return mistake(
      match,
      `An IPv6 address has eight groups of 16 bits, and this has ${groups.length}.`,
      `${address} is no IPv6 address.`,
    );
  return [];
}

function wrongMac(match: RegExpExecArray): Mistake[] {
  const address = match[1] ?? '';
  const octets = address.split(/[:-]/).length;
  if (octets === 6 || octets === 8 || octets === 3 || octets === 4) return [];
  const own = { 0: address, index: match.index + match[0].length - address.length };
  return mistake(
    own,
    `A MAC address is 48 bits, which is six octets, and this has ${octets}.`,
    `${address} is no MAC address.`,
  );
}

function mistake(
  match: { readonly 0: string; readonly index: number },
  computation: string,
  correction: string,
): Mistake[] {
  return [{ start: match.index, end: match.index + match[0].length, computation, correction }];
}
