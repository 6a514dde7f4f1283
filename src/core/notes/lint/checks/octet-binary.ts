import type { Check, Mistake } from '../check.ts';

const link = String.raw`\s*(?:(?:\(?(?:decimal|in decimal|base 10|₁₀)\)?)?\s*(?:=|==|→|->|⇒|:|–|—|\bis\b|\bequals\b|\bbecomes\b|\bas\b|\bis written\b|\bconverts to\b|\btranslates to\b|\bcorresponds to\b|\bin binary\b|\bbinary\b|\bin (?:8-bit )?binary (?:is|equals|form is)\b|;\s*(?:in )?(?:8-bit )?(?:binary|bits|base 2)(?: \w+)?\s*:|\(|\?)\s*)+(?:(?:in binary|binary|written|the binary|0b)\s*)?`;
const decimalFirst = new RegExp(
  String.raw`(?<![\w./:,-])(\d{1,3})(?![\d.])${link}(?:0b)?([01]{8})(?!\w|\.\d)(?! [01]{4})`,
  'gi',
);
const binaryFirst =
  /(?<![\w.:]|[01] )(?:0b)?([01]{8})(?!\w|\.\d)\s*(?:\(?(?:binary|in binary|base 2|₂)\)?\s*)?(?:=|==|→|->|⇒|\bis\b|\bequals\b|\bconverts to\b|\bin decimal(?: is)?\b|;\s*(?:in )?(?:decimal|value|base 10)\s*:|\()\s*(?:(?:in )?decimal\s*|the (?:number|decimal) )?(\d{1,3})(?!\w|\.\d)/gi;
const quads =
  /(?<![\w./])(\d{1,3}(?:\.\d{1,3}){3})(?:\/\d{1,2})?\s*(?:\(?(?:in binary|binary)\)?\s*)?(?:=|→|->|:|\bis\b|\bin binary\b|;\s*binary\s*:|\(|\bas\b|\bbecomes\b|\?|\s)+(?:in binary\s*)?([01]{8}(?:[. ][01]{8}){3})(?!\w|\.\d)/gi;
const hexadecimal =
  /(?<![\w./:])(\d{1,3})\s*(?:=|→|->|\bis\b|\bequals\b|;\s*hex(?:adecimal)?\s*:|\bin hex(?:adecimal)? is\b)\s*0x([\da-f]{2})\b|\b0x([\da-f]{2})\s*(?:=|→|->|\bis\b|\bequals\b|;\s*decimal\s*:|\bin decimal is\b)\s*(\d{1,3})(?!\w|\.\d)/gi;

export const check: Check = {
  id: 'octet-binary',
  trigger: /(?<!\d)[01]{8}(?!\d)|0x[\da-f]{2}\b/i,
  inStatement({ text }) {
    const found: Mistake[] = [];
    for (const match of text.matchAll(decimalFirst)) found.push(...wrong(match, match[1], match[2]));
    for (const match of text.matchAll(binaryFirst)) found.push(...wrong(match, match[2], match[1]));
    for (const match of text.matchAll(quads)) found.push(...wrongQuad(match, match[1], match[2]));
    for (const match of text.matchAll(hexadecimal)) {
      const decimal = match[1] ?? match[4];
      const hex = match[2] ?? match[3] ?? '';
      found.push(...wrongHex(match, Number(decimal), hex));
    }
    return found;
  },
};

function wrong(match: RegExpExecArray, decimalText = '', binary = ''): Mistake[] {
  const decimal = Number(decimalText);
  const value = parseInt(binary, 2);
  if (decimal > 255 || value === decimal) return [];
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      computation: `${binary} is ${sumOf(binary)} = ${value}.`,
      correction: `${decimal} in binary is ${decimal.toString(2).padStart(8, '0')}.`,
    },
  ];
}

function wrongQuad(match: RegExpExecArray, quad = '', binary = ''): Mistake[] {
  const octets = quad.split('.').map(Number);
  const groups = binary.split(/[. ]/);
  const at = octets.findIndex((octet, index) => octet <= 255 && parseInt(groups[index] ?? '', 2) !== octet);
  const [octet, group] = [octets[at], groups[at]];
  if (octet === undefined || group === undefined) return [];
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      computation: `${group} is ${sumOf(group)} = ${parseInt(group, 2)}, and the octet is ${octet}.`,
      correction: `${quad} in binary is ${octets.map((each) => each.toString(2).padStart(8, '0')).join('.')}.`,
    },
  ];
}

function wrongHex(match: RegExpExecArray, decimal: number, hex: string): Mistake[] {
  const value = parseInt(hex, 16);
  if (value === decimal || decimal > 255) return [];
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      computation: `0x${hex} is ${parseInt(hex[0] ?? '0', 16)} × 16 + ${parseInt(hex[1] ?? '0', 16)} = ${value}.`,
      correction: `${decimal} is 0x${decimal.toString(16).toUpperCase().padStart(2, '0')}.`,
    },
  ];
}

function sumOf(binary: string): string {
  const values = binary.split('').flatMap((bit, index) => (bit === '1' ? [2 ** (7 - index)] : []));
  return values.length === 0 ? 'no bit' : values.join(' + ');
}
