import type { Check, Mistake } from '../check.ts';

const layers = [
  'physical',
  'data link',
  'network',
  'transport',
  'session',
  'presentation',
  'application',
] as const;

/** Protocols and devices whose layer nobody disputes. */
const members = [
  member('IP', 'IP(?:v[46])?|Internet Protocol|ICMP(?:v6)?|routers?', 3),
  member('TCP and UDP', 'TCP|UDP', 4),
  member('Ethernet', 'Ethernet|MAC addresses|MAC address|bridges?|network bridges?', 2),
  member('A hub or repeater', 'hubs?|repeaters?', 1),
  member('HTTP, DNS, FTP, SMTP and SSH', 'HTTP|DNS|FTP|SMTP|SSH|Telnet|DHCP', 7),
];

interface Member {
  readonly name: string;
  /** Where a text puts it on a layer. */
  readonly placed: RegExp;
  readonly layer: number;
}

const name = String.raw`(physical|data[- ]?link|network(?! (?:access|interface))|transport|session|presentation|application)`;
const numberFirst = new RegExp(
  String.raw`\b(?:layer|L)[ -]?([1-7])\b(?! ?(?:and|\/|,|–|-|to) ?\d)\s*(?:of (?:the )?OSI(?: model)?\s*)?(?:is(?: called)?|=|:|–|—|-|→|\(|;\s*(?:name|layer|layer name)\s*:)\s*(?:the\s+)?(?:OSI\s+)?${name}\b(?:\s+layer)?`,
  'gi',
);
const nameFirst = new RegExp(
  String.raw`\b${name}\s+layer\s*(?:of (?:the )?OSI(?: model)?\s*)?(?:is|=|:|–|—|-|→|\(|,)\s*(?:the\s+)?(?:OSI\s+)?(?:(?:layer|L|number)\s*)?(?:number\s*)?([1-7])\b(?!\s*(?:protocols?|layers|types?|parts?|functions?|ways))`,
  'gi',
);
const row = new RegExp(
  String.raw`(?:^|; )(?:layer|OSI layer|#|no\.?|number|layer number)\s*(?:number)?: (?:layer |L)?([1-7]); [\w ]{1,20}: ${name}(?: layer)?\s*(?:;|$)`,
  'gi',
);
const orders = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const order = new RegExp(String.raw`\b${name} layer is the (${orders.join('|')}) layer\b`, 'gi');
const otherModel =
  /TCP\/IP|four[- ]layer|4[- ]layer|five[- ]layer|5[- ]layer|internet (?:layer|model)|DoD|network access|top[- ]down|multilayer|layer[- ]?3 switch|switch/i;

export const check: Check = {
  id: 'osi-layer',
  isWordy: true,
  trigger: /\b[Ll]ayer|\bL[1-7]\b/,
  inStatement({ text, context }) {
    if (!/[1-7]|layer is the/i.test(text) || otherModel.test(`${text} ${context}`)) return [];
    return [
      ...[...text.matchAll(numberFirst)].flatMap((match) => wrongName(match, match[1], match[2])),
      ...[...text.matchAll(nameFirst)].flatMap((match) => wrongName(match, match[2], match[1])),
      ...[...text.matchAll(row)].flatMap((match) => wrongName(match, match[1], match[2])),
      ...[...text.matchAll(order)].flatMap((match) =>
        wrongName(match, String(orders.indexOf((match[2] ?? '').toLowerCase()) + 1), match[1]),
      ),
      ...members.flatMap((member) => wrongMember(member, text)),
    ];
  },
};

function wrongName(match: RegExpExecArray, numberText = '', nameText = ''): Mistake[] {
  const given = nameText.toLowerCase().replace(/data[- ]?link/, 'data link');
  const truth = layers.findIndex((each) => each === given) + 1;
  if (truth === 0 || truth === Number(numberText)) return [];
  return [
    mistake(
      match,
      `Layer ${numberText} is the ${layers[Number(numberText) - 1] ?? ''} layer, and the ${given} layer is layer ${truth}.`,
    ),
  ];
}

function member(title: string, spelt: string, layer: number): Member {
  const placed = new RegExp(
    String.raw`(?<![\w/+-])(?:${spelt})(?![\w/-]|\s+(?:header|packet|over|and|or|,))\s*(?:(?:is|are|works?|operates?|runs?|lives?|sits?|belongs?|functions?|resides?|a|an|protocols?|devices?)\s+)+(?:a\s+)?(?:at|on|in|to|is|from)?\s*(?:the\s+)?(?:OSI\s+)?(?:layer|L)[ -]?([1-7])\b(?!\s*(?:and|\/|,|–|-|to|or)\s*\d)(?! (?:and|or) )`,
    'gi',
  );
  return { name: title, placed, layer };
}

function wrongMember({ name: title, placed, layer }: Member, text: string): Mistake[] {
  return [...text.matchAll(placed)].flatMap((match) => {
    const given = Number(match[1]);
    if (given === layer || (layer === 7 && given > 4)) return [];
    return [
      mistake(
        match,
        `${title} belong${/ and |,/.test(title) ? '' : 's'} to layer ${layer}, the ${layers[layer - 1] ?? ''} layer.`,
      ),
    ];
  });
}

function mistake(match: RegExpExecArray, correction: string): Mistake {
  return {
    start: match.index,
    end: match.index + match[0].length,
    computation: `The OSI model (ISO/IEC 7498-1) counts from below: ${layers.map((each, index) => `${index + 1} ${each}`).join(', ')}.`,
    correction,
  };
}
