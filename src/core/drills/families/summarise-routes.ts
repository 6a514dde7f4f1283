import { formatAnyPrefix, lastOf, type AnyPrefix } from '../../net/any-prefix.ts';
import { askChoice, askTyped, type Asked } from '../instance.ts';
import { anyCode, bitsRow, prefixCode } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import {
  collapseLeads,
  highestOf,
  inOrder,
  summaryLeads,
  whyCollapsed,
  whySummary,
} from '../summarise-routes/leads.ts';
import { sumScenario, type SumScenario } from '../summarise-routes/scenario.ts';
import type { DrillFamily, Level, Working } from '../types.ts';
import { listed } from '../wording.ts';

/** One network for several, or as few as there can be. */
export const family: DrillFamily = {
  id: 'summarise-routes',
  title: 'Summarising routes',
  topic: 'Prefixes',
  needs: ['split-a-network'],
  levels: [
    'Two or four IPv4 /24 that fill a network, to choose',
    'Four or eight IPv4 networks of one length, from /20 to /29, that fill a network, to type',
    'Three to six IPv4 networks of different lengths, with gaps, to type',
    'Three to six IPv4 networks in a row that begin anywhere, to type',
    'Three to six networks of IPv4 or IPv6: the fewest that hold exactly the same, to type',
  ],
  misconceptions: {
    'counts-addresses-only': 'You counted addresses and forgot where networks begin',
    'begins-at-the-first': 'You began the summary at the first network',
    'takes-one-of-them': 'You took one of the networks for all',
    'class-based-mask': 'You took the mask of the address class',
    'cuts-to-whole-octets': 'You cut the prefix back to whole octets',
    'one-bit-long': 'You kept one bit too many',
    'one-bit-short': 'You kept one bit too few',
    'joins-everything': 'You joined them all, gaps included',
    'joins-what-only-touches': 'You joined networks that only touch',
    'joins-once-only': 'You joined once and stopped',
    'keeps-what-lies-in-another': 'You kept a network that lies in another',
    'joins-nothing': 'You joined nothing',
  },
  make(level, seed) {
    const random = new Random(`summarise-routes/${level}/${seed}`);
    const scenario = sumScenario(random, level);
    return {
      family: 'summarise-routes',
      level,
      seed,
      question: question(random, scenario, level),
      picture: null,
      ...ask(random, scenario, level),
      explanation: level === 5 ? explainCollapsed(scenario) : explainSummary(scenario),
    };
  },
};

function question(random: Random, { networks }: SumScenario, level: Level): string {
  const parts = listed(networks.map(prefixCode));
  return level === 5
    ? random.pick([
        `A filter lists ${parts}. Which are the fewest networks that hold exactly the same addresses?`,
        `Write ${parts} with as few networks as possible, without gaining or losing an address.`,
      ])
    : random.pick([
        `A router reaches ${parts} by one neighbour. Which is the smallest single network that holds them all?`,
        `Which one route, as specific as possible, can stand for ${parts}?`,
        `${parts} are to be announced as one network. Which is the smallest?`,
      ]);
}

function ask(random: Random, scenario: SumScenario, level: Level): Asked {
  if (level === 5) {
    const right = scenario.collapsed.map(formatAnyPrefix).join(', ');
    return askTyped(
      { kind: 'prefixes' },
      right,
      'networks with commas between them',
      collapseLeads(scenario),
    );
  }
  const right = formatAnyPrefix(scenario.summary);
  const leads = summaryLeads(scenario);
  if (level > 1) return askTyped({ kind: 'prefix' }, right, 'a network with its prefix length', leads);
  const inCode = leads.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
  return askChoice(random, `\`${right}\``, inCode, 4);
}

function explainSummary(scenario: SumScenario): Working[] {
  const { networks, summary } = scenario;
  const ordered = inOrder(networks);
  const [lowest = summary] = ordered;
  const highest = highestOf(networks);
  return [
    { kind: 'text', markdown: whySummary(scenario) },
    {
      kind: 'bits',
      rows: [
        ...ordered.map((one) => bitsRow(formatAnyPrefix(one), one, summary.length)),
        bitsRow(formatAnyPrefix(summary), summary, summary.length, `${summary.length} bits alike`, 'match'),
      ],
    },
    {
      kind: 'steps',
      steps: [
        `The lowest address is ${anyCode(lowest)}, the highest ${anyCode(highest)}.`,
        `Their bits are alike up to bit ${summary.length}, and the next differs.`,
        `With the rest 0 that is ${prefixCode(summary)}, from ${anyCode(summary)} to ${anyCode(lastOf(summary))}.`,
      ],
    },
  ];
}

function explainCollapsed(scenario: SumScenario): Working[] {
  const ordered = inOrder(scenario.networks);
  const isIpv4 = scenario.summary.version === 4;
  const rows = ordered.map((one) => bitsRow(formatAnyPrefix(one), one, one.length));
  return [
    { kind: 'text', markdown: whyCollapsed(scenario) },
    ...(isIpv4 ? [{ kind: 'bits' as const, rows }] : []),
    {
      kind: 'steps',
      steps: [
        `From the lowest on: ${ordered.map(isIpv4 ? spanText : prefixCode).join('; ')}.`,
        'What lies in another is left out; two halves of one network become that network, as often as that can be done.',
        `What is left is ${listed(scenario.collapsed.map(prefixCode))}.`,
      ],
    },
  ];
}

function spanText(one: AnyPrefix): string {
  return `${prefixCode(one)} to ${anyCode(lastOf(one))}`;
}
