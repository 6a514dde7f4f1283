import type { Check, Mistake } from '../check.ts';

interface Fact {
  readonly name: string;
  readonly unit: RegExp;
  readonly subject: RegExp;
  readonly patterns: readonly RegExp[];
  readonly truth: number;
  readonly reason: string;
}

const filler = String.raw`(?:[\s(:=;–—→,"'|-]|\b(?:is|are|was|uses?|using|has|have|consists?|of|contains?|made|up|made-up|with|the|a|an|total|long|length|size|width|bit|number|space|addresses|address|exactly|only|in|by|format|notation|hexadecimal|decimal|dotted|written|as|represented|composed|comprises?|which|that|every|each|takes?|occup(?:y|ies)|bits|bytes|binary|fixed|how many|do|does|an IP|hold|holds|wide|split|divided|into|version)\b)*`;

const spelt: Readonly<Record<string, number>> = {
  four: 4,
  six: 6,
  eight: 8,
  sixteen: 16,
  twelve: 12,
  five: 5,
  seven: 7,
  ten: 10,
};
const number = String.raw`(\d{1,4}|four|five|six|seven|eight|ten|twelve|sixteen)`;

const facts: readonly Fact[] = [
  fact(
    'An IPv4 address',
    'IPv4(?: addresses| address| addressing)?|IP version 4 address(?:es)?',
    /bits?/,
    32,
    'RFC 791 gives IPv4 addresses four octets, and 4 × 8 = 32 bits.',
  ),
  fact(
    'An IPv4 address',
    'IPv4(?: addresses| address)?',
    /bytes?|octets?/,
    4,
    'RFC 791 gives IPv4 addresses 32 bits, and 32 / 8 = 4 octets.',
  ),
  fact(
    'An IPv6 address',
    'IPv6(?: addresses| address| addressing)?|IP version 6 address(?:es)?',
    /bits?/,
    128,
    'RFC 4291 gives IPv6 addresses eight groups of 16 bits, and 8 × 16 = 128.',
  ),
  fact(
    'An IPv6 address',
    'IPv6(?: addresses| address)?',
    /bytes?|octets?/,
    16,
    'RFC 4291 gives IPv6 addresses 128 bits, and 128 / 8 = 16 bytes.',
  ),
  fact(
    'An IPv6 address',
    'IPv6(?: addresses| address)?',
    /(?:groups?|blocks?|hextets?)(?: of (?:four|4|16))?/,
    8,
    'RFC 4291 writes 128 bits as groups of 16, and 128 / 16 = 8.',
  ),
  fact(
    'A MAC address',
    'MAC(?:-48)?(?: addresses| address)|(?:hardware|Ethernet|physical) addresses|(?:hardware|Ethernet|physical) address',
    /bits?/,
    48,
    'A MAC address is six octets (IEEE 802), and 6 × 8 = 48 bits.',
  ),
  fact(
    'A MAC address',
    'MAC(?: addresses| address)',
    /bytes?|octets?/,
    6,
    'A MAC address is 48 bits (IEEE 802), and 48 / 8 = 6 octets.',
  ),
  fact(
    'A port number',
    '(?:TCP |UDP |TCP\\/UDP )?port numbers?',
    /bits?/,
    16,
    'TCP and UDP give a port 16 bits (RFC 9293, RFC 768), 0 to 65535.',
  ),
  fact(
    'A VLAN ID',
    'VLAN[- ](?:IDs?|identifiers?)|VIDs?',
    /bits?/,
    12,
    'The VLAN identifier of IEEE 802.1Q is 12 bits, 0 to 4095.',
  ),
];

export const check: Check = {
  id: 'address-width',
  isWordy: true,
  trigger:
    /IPv[46]|IP version|MAC|[Hh]ardware addr|[Ee]thernet addr|[Pp]hysical addr|[Pp]ort number|VLAN|VID/,
  inStatement({ text }) {
    if (!/IPv[46]|IP version|MAC|hardware|ethernet|physical|port number|VLAN|VID/i.test(text)) return [];
    if (
      /interface (?:id|identifier)|EUI|host part|network part|prefix|subnet|header|option|flow label|mask|OUI|vendor|manufacturer|NIC[- ]specific/i.test(
        text,
      )
    )
      return [];
    return facts
      .filter((each) => each.unit.test(text) && each.subject.test(text))
      .flatMap((each) =>
        each.patterns.flatMap((pattern) =>
          [...text.matchAll(pattern)].flatMap((match) => mistakeOf(each, match, match[1])),
        ),
      );
  },
};

function fact(name: string, subject: string, unit: RegExp, truth: number, reason: string): Fact {
  const units = unit.source;
  const after = new RegExp(
    String.raw`(?<![\w-])(?:${subject})(?![\w/])${filler}(?<![\w.])${number}[\s-]?(?:${units})\b(?! (?:each|per|of|at a|groups?|blocks?|hex|segments?|sections?|fields?|numbers?|for|interface|in each|in every|parts?))`,
    'gi',
  );
  const before = new RegExp(
    String.raw`(?<![\w.-])${number}[\s-]?(?:${units})\s*(?:(?:long|wide)\s*)?(?:(?:in|for|make(?: up)?|form|of|per)\s+)?(?:(?:an|a|the|every|each|one)\s+)?(?:${subject})(?![\w/])`,
    'gi',
  );
  const inRow = new RegExp(
    String.raw`(?<![\w-])(?:${subject})(?:;|\?)[^;→]{0,30}?(?:(?:^|[;\s(])(?:address )?(?:size|length|width|number of|in|size in|length in)?\s*\(?(?:${units})\)?\s*:)\s*${number}(?!\d|\.\d)(?:\s|;|$)`,
    'gi',
  );
  return { name, unit, subject: new RegExp(subject, 'i'), patterns: [after, before, inRow], truth, reason };
}

function mistakeOf({ name, unit, truth, reason }: Fact, match: RegExpExecArray, given = ''): Mistake[] {
  const value = spelt[given.toLowerCase()] ?? Number(given);
  if (value === truth) return [];
  const [word = ''] = unit.exec('bits bytes groups') ?? [];
  return [
    {
      start: match.index,
      end: match.index + match[0].length,
      at: match.index + match[0].lastIndexOf(given),
      computation: reason,
      correction: `${name} has ${truth} ${word}.`,
    },
  ];
}
