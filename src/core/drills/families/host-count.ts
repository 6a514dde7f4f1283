import { ipv6Kind } from '../../net/address-kind.ts';
import { formatIpv4 } from '../../net/address.ts';
import { formatAnyPrefix } from '../../net/any-prefix.ts';
import { formatPrefix, netmask, networkOf, usableHosts } from '../../net/prefix.ts';
import { split, splitIn } from '../../net/summarise.ts';
import { countLeads, cutLeads, ipv6CutLeads, whyCount } from '../host-count/leads.ts';
import { askChoice, askFields, askTyped, type Asked, type Lead } from '../instance.ts';
import { networkAt, someIpv6Address } from '../prefix-work/given.ts';
import { bitsRow } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Field, Working } from '../types.ts';
import { somePrefix } from '../values.ts';

const number = { kind: 'number', unit: null } as const;

type Made = Asked & { readonly question: string; readonly explanation: readonly Working[] };

/** How many hosts a network has, and how many networks fit into one. */
export const family: DrillFamily = {
  id: 'host-count',
  title: 'How many hosts',
  topic: 'Prefixes',
  needs: ['mask-to-prefix'],
  levels: [
    'IPv4 from /24 to /29, to choose',
    'IPv4 from /22 to /30, to type',
    'IPv4 from /14 to /31, to type',
    'IPv4 from /12 to /32, the mask in dotted decimal, to type',
    'IPv4 cut into smaller networks: how many, and hosts in each; or /64 networks in an IPv6 prefix from /44 to /62',
  ],
  misconceptions: {
    'counts-every-address': 'You counted the network and the broadcast address',
    'takes-one-off': 'You left out one address only',
    'takes-router-off': 'You left out the router as well',
    'counts-network-bits': 'You counted with the bits of the network',
    'multiplies-by-two': 'You multiplied by two where it doubles',
    'one-bit-long': 'You counted one bit too few for the hosts',
    'one-bit-short': 'You counted one bit too many for the hosts',
    'always-takes-two-off': 'You took two off where there is nothing to take off',
    'leaves-out-outer-networks': 'You left out the first and the last network',
    'swaps-the-bits': 'You took the bits of the hosts for those of the networks',
    'hosts-of-the-whole': 'You counted the hosts of the whole network',
    'counts-hexadecimal-as-decimal': 'You counted hexadecimal digits in tens',
  },
  make(level, seed) {
    const random = new Random(`host-count/${level}/${seed}`);
    const make = random.chance(0.35) ? networksIn : cut;
    const made = level === 5 ? make(random) : hostsOf(random, level);
    return { family: 'host-count', level, seed, picture: null, ...made };
  },
};

const lengths = { 1: [24, 29], 2: [22, 30], 3: [14, 31], 4: [12, 32] } as const;

function hostsOf(random: Random, level: 1 | 2 | 3 | 4): Made {
  const [shortest, longest] = lengths[level];
  const isWithoutBroadcast = longest > 30 && random.chance(0.25);
  const length = isWithoutBroadcast ? random.int(31, longest) : random.int(shortest, Math.min(30, longest));
  const prefix = somePrefix(random, length);
  const text =
    level === 4
      ? `\`${formatIpv4(prefix.network)}\` with the mask \`${formatIpv4(netmask(length))}\``
      : `\`${formatPrefix(prefix)}\``;
  const right = String(usableHosts(prefix).count);
  const leads = countLeads(length);
  return {
    question: random.pick([
      `How many hosts can the network ${text} have?`,
      `How many addresses can you give to interfaces in ${text}?`,
      `You plan with the network ${text}. For how many hosts, routers included, is there room?`,
    ]),
    ...(level === 1
      ? askChoice(random, right, leads.filter(isNear), 5)
      : askTyped(number, right, 'a number', leads, right)),
    explanation: [
      { kind: 'text', markdown: whyCount(length) },
      { kind: 'bits', rows: [maskRow(length)] },
      { kind: 'steps', steps: countSteps(length, level === 4) },
    ],
  };
}

/** Millions among a few hundreds would be no choice. */
function isNear({ misconception }: Lead<string>): boolean {
  return misconception !== 'counts-network-bits';
}

function maskRow(length: number) {
  const mask = { version: 4, value: BigInt(netmask(length)) } as const;
  return bitsRow(formatIpv4(netmask(length)), mask, length, `${32 - length} bits for hosts`);
}

function countSteps(length: number, asMask: boolean): string[] {
  const bits = 32 - length;
  const first = asMask ? `The mask has ${length} ones, so the prefix is /${length}. ` : '';
  const left = `${first}An address has 32 bits; 32 − ${length} = ${bits} are left for hosts.`;
  if (bits < 2) return [left, whyCount(length)];
  return [
    left,
    `${bits} bits have 2^${bits} = ${2 ** bits} values.`,
    `The first is the network address and the last the broadcast address: ${2 ** bits} − 2 = ${2 ** bits - 2}.`,
  ];
}

function cut(random: Random): Made {
  const length = random.int(12, 24);
  const newLength = length + random.int(2, Math.min(8, 30 - length));
  const prefix = somePrefix(random, length);
  const parts = split(prefix, newLength);
  const each = usableHosts(networkOf(prefix.network, newLength)).count;
  const count = parts?.count ?? 0;
  const field = (label: string, right: number): Field => ({
    ...{ label, syntax: number, right: String(right), hint: 'a number' },
  });
  const more = newLength - length;
  const why = `The ${more} bits between /${length} and /${newLength} make 2^${more} = ${count} networks, the ${32 - newLength} behind them 2^${32 - newLength} − 2 = ${each} hosts each.`;
  return {
    question: `\`${formatPrefix(prefix)}\` is cut into networks of /${newLength}. How many are there, and how many hosts can each have?`,
    ...askFields(
      [field('Networks', count), field('Hosts in each', each)],
      cutLeads(length, newLength),
      `${count} networks of ${each} hosts`,
    ),
    explanation: [
      { kind: 'text', markdown: why },
      { kind: 'bits', rows: [maskRow(length), maskRow(newLength)] },
      {
        kind: 'steps',
        steps: [
          `${newLength} − ${length} = ${more} bits tell the new networks apart: 2^${more} = ${count}.`,
          `32 − ${newLength} = ${32 - newLength} bits are left for the hosts of each: 2^${32 - newLength} = ${each + 2} addresses.`,
          `Each has its own network and broadcast address: ${each + 2} − 2 = ${each}.`,
        ],
      },
    ],
  };
}

function networksIn(random: Random): Made {
  const length = random.pick([44, 48, 48, 52, 56, 56, 57, 58, 59, 60, 60, 61, 62]);
  const prefix = networkAt(someIpv6Address(random), length);
  const parts = splitIn(ipv6Kind, { network: prefix.value, length }, 64);
  const right = String(parts?.count ?? 0);
  const more = 64 - length;
  return {
    question: random.pick([
      `The provider gives you \`${formatAnyPrefix(prefix)}\`. How many networks of /64 is that?`,
      `How many /64 networks fit into \`${formatAnyPrefix(prefix)}\`?`,
    ]),
    ...askTyped(number, right, 'a number', ipv6CutLeads(length), right),
    explanation: [
      {
        kind: 'text',
        markdown: `The ${more} bits between /${length} and /64 make 2^${more} = ${right} networks.`,
      },
      {
        kind: 'steps',
        steps: [
          `64 − ${length} = ${more} bits tell the /64 networks apart.`,
          `Each bit doubles their number: 2^${more} = ${right}; the first and the last count like the others.`,
        ],
      },
    ],
  };
}
