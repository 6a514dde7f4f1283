import { formatIpv4 } from '../../net/address.ts';
import { lastOf } from '../../net/any-prefix.ts';
import { longestPrefixFor } from '../../net/any-prefix-sets.ts';
import { formatAnyPrefix } from '../../net/any-prefix.ts';
import { netmask } from '../../net/prefix.ts';
import { askChoice, askTyped, type Asked } from '../instance.ts';
import { anyCode, bitsRow, prefixCode } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import { freePlace, placeLeads, type FreePlace } from '../smallest-prefix-for-n-hosts/free-place.ts';
import { sizeLeads, whyThatLong } from '../smallest-prefix-for-n-hosts/leads.ts';
import { someNeed, type Need } from '../smallest-prefix-for-n-hosts/need.ts';
import type { DrillFamily, Level, Working } from '../types.ts';
import { listed } from '../wording.ts';

/** The smallest network with room for so many hosts. */
export const family: DrillFamily = {
  id: 'smallest-prefix-for-n-hosts',
  title: 'The smallest network that is large enough',
  topic: 'Prefixes',
  needs: ['host-count'],
  levels: [
    '3 to 256 hosts, to choose',
    '3 to 256 hosts, many near a power of two, to type',
    '128 to 8192 hosts, many near a power of two, to type',
    '16 to 1024 hosts in two or three parts to add up, as a netmask to type',
    '3 to 64 hosts in a network that is partly taken: the first place free, to type',
  ],
  misconceptions: {
    'forgets-growth': 'You left out what is added',
    'forgets-network-and-broadcast': 'You forgot the network and the broadcast address',
    'forgets-one': 'You forgot one of network and broadcast address',
    'rounds-down': 'You rounded down',
    'one-size-too-large': 'You took a network twice as large as needed',
    'gives-host-bits': 'You gave the number of the bits of the hosts',
    'only-whole-octets': 'You took a whole octet where less would do',
    'ignores-alignment': 'You began the network where none of its size can begin',
    'appends-at-the-end': 'You overlooked a gap',
    'overlooks-what-is-taken': 'You took a place that is taken',
  },
  make(level, seed) {
    const random = new Random(`smallest-prefix-for-n-hosts/${level}/${seed}`);
    const need = someNeed(random, level);
    const made = level === 5 ? inPlace(random, need) : bySize(random, need, level);
    return { family: 'smallest-prefix-for-n-hosts', level, seed, picture: null, ...made };
  },
};

type Made = Asked & { readonly question: string; readonly explanation: readonly Working[] };

function bySize(random: Random, need: Need, level: Level): Made {
  const length = longestPrefixFor(need.hosts) ?? 0;
  const wanted = level === 4 ? 'netmask' : 'prefix length';
  return {
    question: random.pick([
      `A network is to hold ${need.text}. Which ${wanted} wastes least?`,
      `You plan a network for ${need.text}. What ${wanted} does the smallest that is large enough have?`,
      `There are ${need.text} to be numbered in one network. Which ${wanted} is just large enough?`,
    ]),
    ...ask(random, need, length, level),
    explanation: explain(need, length, level === 4),
  };
}

function ask(random: Random, need: Need, length: number, level: Level): Asked {
  const leads = sizeLeads(need.hosts, need.now);
  const text = (read: number) => (level === 4 ? formatIpv4(netmask(read)) : `/${read}`);
  const read = leads.map((lead) => ({ ...lead, leadsTo: text(lead.length) }));
  if (level === 1) return askChoice(random, text(length), read, 5);
  return level === 4
    ? askTyped({ kind: 'mask' }, text(length), 'four numbers with dots between them', read)
    : askTyped({ kind: 'prefix-length' }, text(length), 'such as /24', read);
}

function explain(need: Need, length: number, asMask: boolean): Working[] {
  const mask = netmask(length);
  return [
    { kind: 'text', markdown: whyThatLong(need.hosts, length) },
    {
      kind: 'bits',
      rows: [
        bitsRow(
          formatIpv4(mask),
          { version: 4, value: BigInt(mask) },
          length,
          `${32 - length} bits for hosts`,
        ),
      ],
    },
    {
      kind: 'steps',
      steps: [
        ...(need.sum === null ? [] : [need.sum]),
        ...sizeSteps(need.hosts, length),
        ...(asMask ? [`As a netmask, /${length} is \`${formatIpv4(mask)}\`.`] : []),
      ],
    },
  ];
}

function sizeSteps(hosts: number, length: number): string[] {
  const bits = 32 - length;
  return [
    `With network and broadcast address ${hosts} + 2 = ${hosts + 2} addresses are needed.`,
    `The next power of two that is not below is 2^${bits} = ${2 ** bits}: ${bits} bits for hosts, 32 − ${bits} = ${length} for the prefix.`,
  ];
}

function inPlace(random: Random, need: Need): Made {
  const place = freePlace(random, need.hosts);
  const { within, taken, right } = place;
  const parts = listed(taken.map(prefixCode));
  return {
    question: random.pick([
      `Of ${prefixCode(within)}, ${parts} are taken. Which is the first free network that is just large enough for ${need.text}?`,
      `${need.text} need a network in ${prefixCode(within)}, where ${parts} are in use. Which is the first that is free and no larger than needed?`,
    ]),
    ...askTyped(
      { kind: 'prefix' },
      formatAnyPrefix(right),
      'such as 10.0.0.0/8',
      placeLeads(place, need.hosts),
    ),
    explanation: explainPlace(place, need.hosts),
  };
}

function explainPlace({ taken, right }: FreePlace, hosts: number): Working[] {
  return [
    {
      kind: 'text',
      markdown: `${hosts} hosts need a /${right.length}, and the first that touches nothing taken is ${prefixCode(right)}.`,
    },
    { kind: 'bits', rows: [...taken, right].map((one) => bitsRow(formatAnyPrefix(one), one, one.length)) },
    {
      kind: 'steps',
      steps: [
        ...sizeSteps(hosts, right.length),
        ...taken.map((one) => `${prefixCode(one)} takes ${anyCode(one)} to ${anyCode(lastOf(one))}.`),
        `A /${right.length} begins at a multiple of ${2 ** (32 - right.length)}; the first free one runs from ${anyCode(right)} to ${anyCode(lastOf(right))}.`,
      ],
    },
  ];
}
