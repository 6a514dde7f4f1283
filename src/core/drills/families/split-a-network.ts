import { bitsOf } from '../../net/address.ts';
import { endingPart, formatAnyPrefix, type AnyPrefix } from '../../net/any-prefix.ts';
import { partOf } from '../../net/any-prefix-sets.ts';
import { askChoice, askTyped, type Asked } from '../instance.ts';
import { partText, prefixCode } from '../prefix-work/worked.ts';
import { Random } from '../random.ts';
import { splitLeads, turnText, whySplit } from '../split-a-network/leads.ts';
import { splitScenario, type SplitScenario } from '../split-a-network/scenario.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

/** Which network one gets when a larger one is cut into equal parts. */
export const family: DrillFamily = {
  id: 'split-a-network',
  title: 'Splitting a network',
  topic: 'Prefixes',
  needs: ['network-address', 'host-count'],
  levels: [
    'IPv4 /24 into 2, 4 or 8 parts, to choose',
    'IPv4 from /23 to /25 into 4 to 16 parts, to type',
    'IPv4 from /13 to /20 into 8 to 64 parts, to type',
    'IPv4 from /14 to /24 into a number of parts that is no power of two, to type',
    'IPv6 from /40 to /56 into 16 to 256 parts, to type',
  ],
  misconceptions: {
    'rounds-parts-down': 'You made too few parts',
    'counts-from-zero': 'You counted the parts from zero',
    'adds-number-of-parts': 'You added the number of parts to the prefix',
    'one-bit-long': 'You cut into parts half as large',
    'one-bit-short': 'You cut into parts twice as large',
    'counts-in-decimal': 'You counted hexadecimal digits in tens',
    'steps-of-usable-hosts': 'You stepped by the number of hosts',
    'steps-in-the-wrong-octet': 'You stepped in the wrong octet',
  },
  make(level, seed) {
    const random = new Random(`split-a-network/${level}/${seed}`);
    const scenario = splitScenario(random, level);
    return {
      family: 'split-a-network',
      level,
      seed,
      question: question(random, scenario),
      picture: null,
      ...ask(random, scenario, level),
      explanation: explain(scenario),
    };
  },
};

function question(random: Random, { whole, newLength, wanted, turn }: SplitScenario): string {
  const network = prefixCode(whole);
  const which = turnText(turn);
  if (wanted === null)
    return random.pick([
      `${network} is cut into networks of /${newLength}. Which is the ${which}?`,
      `You number the /${newLength} networks of ${network} from the lowest on, the lowest being the first. Which is the ${which}?`,
    ]);
  const isExact = wanted === 2 ** (newLength - whole.length);
  return isExact
    ? random.pick([
        `${network} is cut into ${wanted} equal networks. Which is the ${which}?`,
        `${wanted} departments get equal parts of ${network}, in order. Which network does the ${which} get?`,
      ])
    : random.pick([
        `${wanted} departments are to get equal networks from ${network}, as large as possible and in order. Which does the ${which} get?`,
        `${network} is cut into equal networks, as large as possible, but at least ${wanted}. Which is the ${which}?`,
      ]);
}

function ask(random: Random, scenario: SplitScenario, level: Level): Asked {
  const right = formatAnyPrefix(scenario.part);
  const leads = splitLeads(scenario);
  if (level > 1) return askTyped({ kind: 'prefix' }, right, 'a network with its prefix length', leads);
  const inCode = leads.map((lead) => ({ ...lead, leadsTo: `\`${lead.leadsTo}\`` }));
  return askChoice(random, `\`${right}\``, inCode, 5);
}

function explain(scenario: SplitScenario): Working[] {
  const { whole, newLength, turn, part } = scenario;
  const { index, bits, width } = endingPart(part, newLength);
  const name = width === 8 ? 'octet' : 'group';
  const step = partText(2 ** (width - bits), width);
  const isHexadecimal = width === 8 ? '' : ' (hexadecimal)';
  const firstParts = [0, 1, 2].map((each) => partOf(whole, newLength, each)).filter((one) => one !== null);
  return [
    { kind: 'text', markdown: whySplit(scenario) },
    ...bitRows(whole, [...firstParts.slice(0, 2), part], newLength),
    {
      kind: 'steps',
      steps: [
        ...countSteps(scenario),
        `A /${newLength} ends in ${name} ${index + 1}, and its networks lie ${step}${isHexadecimal} apart there.`,
        `They begin ${firstParts.map(prefixCode).join(', ')} and so on.`,
        `The ${turnText(turn)} is ${turn - 1} ${turn === 2 ? 'step' : 'steps'} behind the first: ${prefixCode(part)}.`,
      ],
    },
  ];
}

function countSteps({ whole, newLength, wanted }: SplitScenario): string[] {
  const more = newLength - whole.length;
  if (wanted === null)
    return [`${newLength} − ${whole.length} = ${more}: there are 2^${more} = ${2 ** more} networks.`];
  const why =
    wanted === 2 ** more
      ? `${wanted} = 2^${more}`
      : `2^${more - 1} = ${2 ** (more - 1)} are too few, 2^${more} = ${2 ** more} are enough`;
  return [`${wanted} networks: ${why}, so the prefix grows by ${more} to /${newLength}.`];
}

function bitRows(whole: AnyPrefix, parts: readonly AnyPrefix[], compared: number): Working[] {
  if (whole.version === 6) return [];
  const labelled = new Map([whole, ...parts].map((one) => [formatAnyPrefix(one), one]));
  return [
    {
      kind: 'bits',
      rows: [...labelled].map(([label, one]) => ({
        ...{ label, bits: bitsOf(Number(one.value)), verdict: 'plain' as const, remark: '' },
        compared: one === whole ? whole.length : compared,
      })),
    },
  ];
}
