import { broadcastLeads, broadcastText, noBroadcast, whyBroadcast } from '../broadcast-address/leads.ts';
import { askChoice, askTyped, type Asked } from '../instance.ts';
import { givenText, networkOfGiven, someIpv4Given, someIpv6Given, type Given } from '../prefix-work/given.ts';
import { ipv4LengthMistakes } from '../prefix-work/length-readings.ts';
import { blockSteps, maskedBits, maskSteps } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

/** Which address reaches all hosts of a network, if there is one. */
export const family: DrillFamily = {
  id: 'broadcast-address',
  title: 'Broadcast address',
  topic: 'Prefixes',
  needs: ['network-address'],
  levels: [
    'IPv4 with /8, /16 or /24, to choose',
    'IPv4 from /25 to /29, inside the last octet, to choose',
    'IPv4 from /17 to /23, inside the third octet, to type',
    'IPv4 from /9 to /30, the mask in dotted decimal, to type',
    'IPv4 from /28 to /32 and IPv6 from /48 to /127: is there one at all, to choose',
  ],
  misconceptions: {
    ...ipv4LengthMistakes,
    'one-below': 'You stopped one too early',
    'one-above': 'You went one too far',
    'counts-from-the-host': 'You counted the block from the host on',
    'gives-network-address': 'You gave the first address, not the last',
    'takes-30-for-31': 'You took a /30 for a /31',
    'broadcast-everywhere': 'You took every last address for a broadcast address',
    'multicast-for-broadcast': 'You took a multicast address for a broadcast address',
  },
  make(level, seed) {
    const random = new Random(`broadcast-address/${level}/${seed}`);
    for (;;) {
      const given = someGiven(random, level);
      const asked = ask(random, given, level);
      if (asked !== null)
        return {
          family: 'broadcast-address',
          level,
          seed,
          question: question(random, given, level),
          picture: null,
          ...asked,
          explanation: explain(given),
        };
    }
  },
};

function someGiven(random: Random, level: Level): Given {
  switch (level) {
    case 1:
      return someIpv4Given(random, random.pick([8, 16, 16, 24, 24]));
    case 2:
      return someIpv4Given(random, random.int(25, 29));
    case 3:
      return someIpv4Given(random, random.int(17, 23));
    case 4:
      return someIpv4Given(random, random.int(9, 30), true);
    case 5:
      return random.chance(0.25)
        ? someIpv6Given(random, random.pick([48, 56, 64, 64, 64, 112, 120, 126, 127]))
        : someIpv4Given(random, random.pick([28, 29, 30, 30, 30, 31, 31, 32]));
  }
}

function question(random: Random, given: Given, level: Level): string {
  const text = givenText(given);
  return level === 5
    ? random.pick([
        `An interface has ${text}. Which broadcast address does its network have, if any?`,
        `Is there a broadcast address in the network of ${text}, and which?`,
      ])
    : random.pick([
        `A host has the address ${text}. What is its broadcast address?`,
        `An interface is configured as ${text}. With which address does its network end?`,
        `To which address does ${text} send what is for all hosts of its network?`,
      ]);
}

function ask(random: Random, given: Given, level: Level): Asked | null {
  const right = broadcastText(given);
  const leads = broadcastLeads(given).filter(({ leadsTo }) => leadsTo !== right);
  if (level === 3 || level === 4)
    return askTyped(
      { kind: 'address', family: 'any' },
      right,
      'an address without prefix',
      leads.filter(({ leadsTo }) => leadsTo !== noBroadcast),
    );
  const asText = (text: string) => (text === noBroadcast ? text : `\`${text}\``);
  const shown = leads.map((lead) => ({ ...lead, leadsTo: asText(lead.leadsTo) }));
  const least = new Set(shown.map(({ leadsTo }) => leadsTo)).size;
  return least < 2 ? null : askChoice(random, asText(right), shown, 4);
}

function explain(given: Given): Working[] {
  const network = networkOfGiven(given);
  return [
    { kind: 'text', markdown: whyBroadcast(given) },
    ...maskedBits(given.address, network, true),
    {
      kind: 'steps',
      steps: [
        ...maskSteps(given),
        ...blockSteps(given.address, network.length),
        broadcastText(given) === noBroadcast
          ? 'So the last address is a host like any other.'
          : `With ones in all of the host's bits the address is \`${broadcastText(given)}\`.`,
      ],
    },
  ];
}
