import { addressClass, ipv4, parseIpv4 } from '../../../net/address.ts';
import type { Check, Mistake } from '../check.ts';
import { networkWords } from '../network-words.ts';

const quad = String.raw`(?<![\w./])(\d{1,3}(?:\.\d{1,3}){3})(?:\/\d{1,2})?(?![\w/]|\.\d)`;
const stated = new RegExp(
  String.raw`${quad}\s*(?:is|was|belongs to|falls in(?:to)?|lies in|=|→|:|\(|—|–)\s*(?:in\s+)?(?:(?:a|an|the|historically|private|public|old|part of|from|of)\s+)*class[- ]?([A-E])\b(?![- ](?:sized|like))`,
  'gi',
);
const listed = new RegExp(
  String.raw`\bclass[- ]?([A-E])(?! ?(?:mask|default|has|uses))\s*(?:IP |IPv4 )?(?:address|network|example)?(?:es|s)?\s*(?:is|are|:|\(|like|such as|e\.g\.,?|for example,?|=|→)\s*(?:(?:e\.g\.,?|like|such as|for example,?)\s+)?${quad}(?!\s*(?:[-–—]|to|through)\s*\d)`,
  'gi',
);
const octets =
  /\bclass[- ]?([A-E])\b[^;.]{0,50}?(?<![\d./])(\d{1,3})((?:\.\d{1,3}){3})?\s*(?:-|–|—|to|through|and)\s*(\d{1,3})((?:\.\d{1,3}){3})?(?![\w/]|\.\d)/gi;
const masks = /\bclass[- ]?([ABC])\b[^;.]{0,50}?(?:mask|prefix)[^;.\d/]{0,20}/gi;

const bounds: Readonly<Record<string, { low: readonly number[]; high: readonly number[] }>> = {
  A: { low: [0, 1], high: [126, 127] },
  B: { low: [128], high: [191] },
  C: { low: [192], high: [223] },
  D: { low: [224], high: [239] },
  E: { low: [240], high: [254, 255] },
};
const defaults: Readonly<Record<string, number>> = { A: 8, B: 16, C: 24 };

export const check: Check = {
  id: 'address-class',
  joinsItems: true,
  trigger: /[Cc]lass[- ]?[A-Ea-e]\b/,
  inStatement({ text }) {
    if (!/\d/.test(text) || /equivalent|subnet(?:ted)? (?:of|from)|private/i.test(text)) return [];
    return [
      ...[...text.matchAll(stated)].flatMap((match) => wrongClass(match, match[1], match[2])),
      ...[...text.matchAll(listed)].flatMap((match) => wrongClass(match, match[2], match[1])),
      ...[...text.matchAll(octets)].flatMap(wrongOctets),
      ...[...text.matchAll(masks)].flatMap((match) => wrongDefault(match, text)),
    ];
  },
};

function wrongClass(match: RegExpExecArray, addressText = '', letter = ''): Mistake[] {
  const address = parseIpv4(addressText);
  if (address === null || address >>> 24 === 255) return [];
  const truth = addressClass(ipv4(addressText));
  if (truth === letter.toUpperCase()) return [];
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      computation: `The first octet of ${addressText} is ${address >>> 24}, and class ${truth} has ${spanOf(truth)} there.`,
      correction: `${addressText} is in class ${truth}.`,
    },
  ];
}

function wrongOctets(match: RegExpExecArray): Mistake[] {
  const [whole, letterText = '', low = '', lowRest, high = '', highRest] = match;
  const letter = letterText.toUpperCase();
  const own = bounds[letter];
  if (!own || (lowRest === undefined) !== (highRest === undefined)) return [];
  if (
    lowRest === undefined &&
    !/octet|first|range|from|starts?|begins?|between|\(|:|addresses|covers|spans|runs/i.test(whole)
  )
    return [];
  if (lowRest === undefined && /bits?|hosts|layer|networks\b/i.test(whole)) return [];
  if (own.low.includes(Number(low)) && own.high.includes(Number(high))) return [];
  return [
    {
      start: match.index,
      end: match.index + whole.length,
      computation: `The classes go by the first bits of the first octet (RFC 791): class ${letter} has ${spanOf(letter)}.`,
      correction: `Class ${letter} has ${spanOf(letter)} in the first octet.`,
    },
  ];
}

function wrongDefault(match: RegExpExecArray, text: string): Mistake[] {
  const letter = (match[1] ?? '').toUpperCase();
  const end = match.index + match[0].length;
  const [word] = networkWords(text.slice(end, end + 24));
  const length = defaults[letter];
  if (!word || word.start > 3 || (word.kind !== 'mask' && word.kind !== 'prefix')) return [];
  if (word.length === length || word.length === null || length === undefined) return [];
  const correction = `The default prefix of class ${letter} is /${length}.`;
  const computation = `Class ${letter} gave ${length / 8} of the four octets to the network (RFC 791).`;
  return [{ start: match.index, end: end + word.end, computation, correction }];
}

function spanOf(letter: string): string {
  const own = bounds[letter];
  return `${own?.low.at(-1) ?? 0} to ${own?.high[0] ?? 255}`.replace(/^1 to 126$/, '0 to 127');
}
