import { usableOf } from '../../net/any-prefix.ts';
import { rangeLeads, rightRange, whyRange, type RangeText } from '../host-range/leads.ts';
import { askChoice, askFields, type Asked } from '../instance.ts';
import { givenText, networkOfGiven, someIpv4Given, someIpv6Given, type Given } from '../prefix-work/given.ts';
import { lengthMistakes } from '../prefix-work/length-readings.ts';
import { anyCode, blockSteps, maskedBits, maskSteps, prefixCode } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Field, Level, Working } from '../types.ts';

/** Which addresses the hosts of a network may have. */
export const family: DrillFamily = {
  id: 'host-range',
  title: 'First and last host',
  topic: 'Prefixes',
  needs: ['broadcast-address'],
  levels: [
    'IPv4 with /8, /16 or /24, to choose',
    'IPv4 from /25 to /30, inside the last octet, to type',
    'IPv4 from /17 to /23, inside the third octet, to type',
    'IPv4 from /9 to /31, the mask in dotted decimal, to type',
    'IPv6 from /44 to /126, or IPv4 from /9 to /22, to type',
  ],
  misconceptions: {
    ...lengthMistakes,
    'includes-network': 'You gave the network address to a host',
    'includes-broadcast': 'You gave the broadcast address to a host',
    'gives-whole-network': 'You gave the whole network',
    'leaves-out-ipv6-broadcast': 'You left out a broadcast address that IPv6 does not have',
    'skips-router': 'You kept the first host for the router',
  },
  make(level, seed) {
    const random = new Random(`host-range/${level}/${seed}`);
    const given = someGiven(random, level);
    return {
      family: 'host-range',
      level,
      seed,
      question: question(random, given),
      picture: null,
      ...ask(random, given, level),
      explanation: explain(given),
    };
  },
};

function someGiven(random: Random, level: Level): Given {
  switch (level) {
    case 1:
      return someIpv4Given(random, random.pick([8, 16, 16, 24, 24]));
    case 2:
      return someIpv4Given(random, random.int(25, 30));
    case 3:
      return someIpv4Given(random, random.int(17, 23));
    case 4:
      return someIpv4Given(random, random.int(9, 31), true);
    case 5:
      return random.chance(0.7)
        ? someIpv6Given(random, random.pick([44, 52, 56, 60, 61, 62, 63, 64, 64, 116, 120, 124, 126]))
        : someIpv4Given(random, random.int(9, 22));
  }
}

function question(random: Random, given: Given): string {
  const text = givenText(given);
  return random.pick([
    `A host has ${text}. Which is the first and which the last address that hosts of its network may have?`,
    `You number the hosts of the network of ${text}. From which address to which may you go?`,
    `Between which two addresses, both included, do the hosts of the network of ${text} lie?`,
  ]);
}

function ask(random: Random, given: Given, level: Level): Asked {
  const right = rightRange(given);
  const leads = rangeLeads(given);
  if (level === 1) {
    const spans = leads.map((lead) => ({ ...lead, leadsTo: spanText(lead.leadsTo) }));
    return askChoice(random, spanText(right), spans, 4);
  }
  const field = (label: string, text: string): Field => ({
    ...{ label, syntax: { kind: 'address', family: 'any' }, right: text },
    hint: 'an address without prefix',
  });
  return askFields([field('First host', right[0]), field('Last host', right[1])], leads, spanText(right));
}

function spanText([first, last]: RangeText): string {
  return `\`${first}\` to \`${last}\``;
}

function explain(given: Given): Working[] {
  const network = networkOfGiven(given);
  const { first, last } = usableOf(network);
  const ends =
    network.version === 4 && network.length === 31
      ? 'A /31 has nothing but its two hosts.'
      : network.version === 6
        ? `One above the address of all zeros is ${anyCode(first)}; the last address, ${anyCode(last)}, is a host too.`
        : `One above the network address is ${anyCode(first)}, one below the broadcast address ${anyCode(last)}.`;
  return [
    { kind: 'text', markdown: whyRange(given) },
    ...maskedBits(given.address, network, true),
    {
      kind: 'steps',
      steps: [
        ...maskSteps(given),
        ...blockSteps(given.address, network.length),
        `So the network is ${prefixCode(network)}. ${ends}`,
      ],
    },
  ];
}
