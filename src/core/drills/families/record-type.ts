import { recordFor, type Need, type NeededRecord } from '../../net/record-for.ts';
import { askChoice, askFields, type Asked, type Lead } from '../instance.ts';
import { Random } from '../random.ts';
import { needText, someNeed } from '../record-type/needs.ts';
import type { DrillFamily, Field, Working } from '../types.ts';

const misconceptions = {
  'cname-as-a': 'You mixed up alias and address',
  'ipv4-for-ipv6': 'You mixed up A and AAAA',
  'address-for-all': 'You gave a name an address where more is to be said',
  'text-for-all': 'You took a text for what has a type of its own',
  'mail-as-service': 'You mixed up mail and services',
  'forward-for-reverse': 'You mixed up the directions',
  'ns-for-host': 'You mixed up hosts and nameservers',
  'address-not-turned': 'You did not turn the address around',
  'no-underscores': 'You left the underscores out',
  'protocol-first': 'You put the protocol before the service',
} as const;

type Misconception = keyof typeof misconceptions;

/** What each mistake makes of a type; a type that is not there stays as it is. */
const swaps: readonly (readonly [Misconception, string, Readonly<Record<string, string>>])[] = [
  [
    'cname-as-a',
    'A and AAAA hold an address, CNAME the name that another name follows.',
    { A: 'CNAME', AAAA: 'CNAME', CNAME: 'A' },
  ],
  ['ipv4-for-ipv6', 'A is for IPv4, AAAA for IPv6.', { A: 'AAAA', AAAA: 'A', CNAME: 'AAAA' }],
  [
    'address-for-all',
    'An address record only gives a name an address.',
    { MX: 'A', SRV: 'A', NS: 'A', CAA: 'A', TXT: 'A' },
  ],
  [
    'text-for-all',
    'TXT is for text that has no type of its own.',
    { CAA: 'TXT', SRV: 'TXT', MX: 'TXT', PTR: 'TXT' },
  ],
  [
    'mail-as-service',
    'MX is for the mail of a domain, SRV for services found by host and port.',
    { MX: 'SRV', SRV: 'MX' },
  ],
  [
    'forward-for-reverse',
    'A and AAAA lead from a name to an address, PTR from an address to a name.',
    { PTR: 'A', A: 'PTR', AAAA: 'PTR' },
  ],
  [
    'ns-for-host',
    'NS names the servers that look after a domain.',
    { A: 'NS', MX: 'NS', NS: 'MX', CNAME: 'NS', TXT: 'NS', CAA: 'NS' },
  ],
];

/** Which type of record does what is wanted. */
export const family: DrillFamily = {
  id: 'record-type',
  title: 'The right record',
  topic: 'DNS',
  needs: [],
  levels: [
    'A, AAAA or CNAME, to choose',
    'A, AAAA, CNAME, MX, NS or TXT, to choose',
    'MX, NS, TXT, PTR, SRV or CAA, to choose',
    'A, AAAA, CNAME, MX or NS: the type, its owner and where it points, to type',
    'PTR, SRV, NS or MX: the type, its owner and where it points, to type',
  ],
  misconceptions,
  make(level, seed) {
    const random = new Random(`record-type/${level}/${seed}`);
    const need = someNeed(random, level);
    const record = recordFor(need);
    if (record === null) throw new RangeError(`No record does ${JSON.stringify(need)}`);
    const asks = level < 4 ? 'Which type of record does that?' : 'Type the record that does it.';
    const question = `${needText(random, need)} ${asks}`;
    const asked = level < 4 ? askType(random, record) : askRecord(need, record);
    return {
      family: 'record-type',
      level,
      seed,
      question,
      picture: null,
      ...asked,
      explanation: explain(need, record),
    };
  },
};

function typeLeads({ type, reason }: NeededRecord): Lead<string>[] {
  return swaps.flatMap(([misconception, sentence, swap]) => {
    const leadsTo = swap[type];
    return leadsTo === undefined ? [] : [{ misconception, sentence: `${sentence} ${reason}`, leadsTo }];
  });
}

function askType(random: Random, record: NeededRecord): Asked {
  const leads = typeLeads(record).map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
  return askChoice(random, `\`${record.type}\``, leads);
}

function askRecord(need: Need, record: NeededRecord): Asked {
  const { name, type, data } = record;
  const isAddress = type === 'A' || type === 'AAAA';
  const fields: Field[] = [
    { label: 'Owner', syntax: { kind: 'name' }, right: bare(name), hint: 'a whole name' },
    { label: 'Type', syntax: { kind: 'word', synonyms: [] }, right: type, hint: 'such as TXT' },
    {
      ...{
        label: 'Points to',
        right: isAddress ? data : bare(data),
        hint: isAddress ? 'an address' : 'a whole name',
      },
      syntax: isAddress ? { kind: 'address', family: 'any' } : { kind: 'name' },
    },
  ];
  const points = fields[2]?.right ?? '';
  const byType = typeLeads(record).map((lead) => ({ ...lead, leadsTo: [bare(name), lead.leadsTo, points] }));
  const byOwner = ownerLeads(need, record).map((lead) => ({
    ...lead,
    leadsTo: [lead.leadsTo, type, points],
  }));
  return askFields(fields, [...byOwner, ...byType]);
}

function ownerLeads(need: Need, { name, reason }: NeededRecord): Lead<string>[] {
  const lead = (misconception: Misconception, sentence: string, leadsTo: string): Lead<string> => ({
    ...{ misconception, sentence: `${sentence} ${reason}`, leadsTo },
  });
  if (need.kind === 'reverse')
    return [
      lead(
        'address-not-turned',
        'The owner begins with the last number of the address, since names go from narrow to wide.',
        `${need.address}.in-addr.arpa`,
      ),
    ];
  if (need.kind !== 'service') return [];
  return [
    lead(
      'no-underscores',
      'Underscores keep the labels of services apart from names of hosts.',
      bare(name).replaceAll('_', ''),
    ),
    lead(
      'protocol-first',
      'The service comes first, the protocol behind it.',
      bare(name).replace(/^(_[^.]+)\.(_[^.]+)/, '$2.$1'),
    ),
  ];
}

function bare(name: string): string {
  return name.replace(/\.$/, '');
}

function explain(need: Need, { name, type, data, reason }: NeededRecord): Working[] {
  const numbers =
    need.kind === 'mail'
      ? `${need.preference} `
      : need.kind === 'service'
        ? `0 0 ${need.port} `
        : need.kind === 'authority'
          ? '0 issue '
          : '';
  const shown = type === 'TXT' || type === 'CAA' ? `"${data}"` : data;
  return [
    { kind: 'text', markdown: reason },
    {
      kind: 'steps',
      steps: [
        `What is asked about is \`${name}\`: that is the owner.`,
        `What is to be learned is \`${bare(data)}\`: that is the data, and its kind decides the type, ${type}.`,
        `Written out: \`${name} ${type} ${numbers}${shown}\`.`,
      ],
    },
  ];
}
