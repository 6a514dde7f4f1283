import { formatAnyAddress, type AnyAddress } from '../../net/any-address.ts';
import { endingPart, lastOf } from '../../net/any-prefix.ts';
import { askChoice, askTyped, type Asked, type Lead } from '../instance.ts';
import {
  givenText,
  networkAt,
  networkOfGiven,
  nextNetwork,
  someIpv4Given,
  someIpv6Given,
  type Given,
} from '../prefix-work/given.ts';
import { lengthMistakes, lengthReadings } from '../prefix-work/length-readings.ts';
import { anyCode, blockSteps, maskedBits, maskSteps, prefixCode } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

/** Which network a host's address lies in. */
export const family: DrillFamily = {
  id: 'network-address',
  title: 'Network address',
  topic: 'Prefixes',
  needs: ['mask-to-prefix'],
  levels: [
    'IPv4 with /8, /16 or /24, to choose',
    'IPv4 from /25 to /30, inside the last octet, to choose',
    'IPv4 from /17 to /23, inside the third octet, to type',
    'IPv4 from /9 to /30 inside any octet, the mask in dotted decimal, to type',
    'IPv6 from /36 to /62, or IPv4 from /9 to /22, to type',
  ],
  misconceptions: {
    ...lengthMistakes,
    'nearest-block': 'You rounded up to the next block',
    'gives-last-address': 'You gave the last address, not the first',
  },
  make(level, seed) {
    const random = new Random(`network-address/${level}/${seed}`);
    const given = giveSome(random, level);
    return {
      family: 'network-address',
      level,
      seed,
      question: question(random, given),
      picture: null,
      ...ask(random, given, level),
      explanation: explain(given),
    };
  },
};

function giveSome(random: Random, level: Level): Given {
  for (;;) {
    const given = someGiven(random, level);
    const isDull = formatAnyAddress(given.address) === formatAnyAddress(networkOfGiven(given));
    const wrong = new Set(leadsFor(given).map(({ leadsTo }) => leadsTo));
    if (!isDull && wrong.size >= 2) return given;
  }
}

function someGiven(random: Random, level: Level): Given {
  switch (level) {
    case 1:
      return someIpv4Given(random, random.pick([8, 16, 16, 24, 24]));
    case 2:
      return someIpv4Given(random, random.int(25, 30));
    case 3:
      return someIpv4Given(random, random.int(17, 23));
    case 4:
      return someIpv4Given(random, notWhole(random, 9, 30), true);
    case 5:
      return random.chance(0.7)
        ? someIpv6Given(random, notWhole(random, 36, 62))
        : someIpv4Given(random, notWhole(random, 9, 22));
  }
}

function notWhole(random: Random, from: number, to: number): number {
  for (;;) {
    const length = random.int(from, to);
    if (length % 8 !== 0) return length;
  }
}

function question(random: Random, given: Given): string {
  const text = givenText(given);
  return random.pick([
    `A host has the address ${text}. What is its network address?`,
    `An interface is configured as ${text}. Which network address does that give?`,
    `Which address names the network of ${text}?`,
    `You see ${text} on a machine. With which address does its network begin?`,
  ]);
}

function ask(random: Random, given: Given, level: Level): Asked {
  const right = formatAnyAddress(networkOfGiven(given));
  const leads = leadsFor(given);
  if (level > 2)
    return askTyped({ kind: 'address', family: 'any' }, right, 'an address without prefix', leads);
  const inCode = leads.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
  return askChoice(random, `\`${right}\``, inCode, 4);
}

function leadsFor(given: Given): Lead<string>[] {
  const { address, length } = given;
  const network = networkOfGiven(given);
  const last = lastOf(network);
  const right = formatAnyAddress(network);
  const why = `The network of ${givenText(given)} begins with ${anyCode(network)}.`;
  const leads: Lead<string>[] = lengthReadings(address, length).map((reading) => ({
    misconception: reading.misconception,
    sentence: `${reading.reason} ${why}`,
    leadsTo: formatAnyAddress(networkAt(address, reading.length)),
  }));
  if (isPastMiddle(address, length))
    leads.push({
      misconception: 'nearest-block',
      sentence: `${anyCode(nextNetwork(network))} begins the next network; an address belongs to the block that began before it. ${why}`,
      leadsTo: formatAnyAddress(nextNetwork(network)),
    });
  leads.push({
    misconception: 'gives-last-address',
    sentence: `${anyCode(last)} has ones in place of the host's bits; the network address has zeros there. ${why}`,
    leadsTo: formatAnyAddress(last),
  });
  return leads.filter(({ leadsTo }) => leadsTo !== right);
}

/** Whoever rounds to the nearest block goes up from the second half of one. */
function isPastMiddle(address: AnyAddress, length: number): boolean {
  const { bits, width, value, first, last } = endingPart(address, length);
  const hasNext = last < 2 ** width - 1;
  return bits < width && hasNext && value > (first + last) / 2;
}

function explain(given: Given): Working[] {
  const network = networkOfGiven(given);
  const { length } = network;
  return [
    {
      kind: 'text',
      markdown: `The first ${length} bits stay and the rest become 0, so the network of ${givenText(given)} is ${prefixCode(network)}.`,
    },
    ...maskedBits(given.address, network, false),
    {
      kind: 'steps',
      steps: [
        ...maskSteps(given),
        ...blockSteps(given.address, length),
        `With zeros in all of the host's bits the address is ${anyCode(network)}.`,
      ],
    },
  ];
}
