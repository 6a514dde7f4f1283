import { chainLeads, chainMistakes, rightAddress, whereItEnds } from '../cname-chain/mistakes.ts';
import { chainScenario, type ChainScenario } from '../cname-chain/scenario.ts';
import { askChoice, askTyped, type Asked, type Lead } from '../instance.ts';
import { Random } from '../random.ts';
import type { DrillFamily, Level, Working } from '../types.ts';

const noAddress = 'None: `NXDOMAIN`, the name at the end does not exist';

/** What address a name ends at when its aliases are followed. */
export const family: DrillFamily = {
  id: 'cname-chain',
  title: 'Following aliases',
  topic: 'DNS',
  needs: [],
  levels: [
    'One CNAME, three other addresses to mistake for it',
    'Two or three CNAMEs beside another chain of one or two',
    'Two or three CNAMEs, names with and without a final dot, and chains that end nowhere',
    'Three or four CNAMEs beside a chain as long, sometimes into a wildcard; the address is typed',
    'Three or four CNAMEs with a wildcard and missing final dots, IPv4 or IPv6; the address is typed',
  ],
  misconceptions: chainMistakes,
  make(level, seed) {
    const scenario = chainScenario(level, seed);
    const { asked, origin, records, type } = scenario;
    const kind = type === 'A' ? 'IPv4 (A)' : 'IPv6 (AAAA)';
    return {
      family: 'cname-chain',
      level,
      seed,
      question: `A client asks this zone's server for the ${kind} address of \`${asked}\`. What address does the name end at?`,
      picture: { kind: 'zone', origin, records: [...records] },
      ...askWhere(scenario, level, seed),
      explanation: explanation(scenario),
    };
  },
};

function askWhere(scenario: ChainScenario, level: Level, seed: number): Asked {
  const right = rightAddress(scenario);
  const leads = chainLeads(scenario);
  if (level >= 4 && right !== null) {
    const hint = scenario.type === 'A' ? 'an IPv4 address' : 'an IPv6 address, in any spelling';
    const typed = leads.flatMap((lead) =>
      lead.leadsTo === null ? [] : [{ ...lead, leadsTo: lead.leadsTo }],
    );
    return askTyped({ kind: 'address', family: 'any' }, right, hint, typed);
  }
  const random = new Random(`cname-chain/choices/${level}/${seed}`);
  const offered = leads.filter(
    ({ leadsTo }) =>
      leadsTo === null || scenario.records.find(({ data }) => data === leadsTo)?.type === scenario.type,
  );
  const isLikely = ({ misconception }: Lead<unknown>) =>
    ['ignores-origin', 'takes-the-other-branch'].includes(misconception);
  const withNone = level === 3 ? offered : offered.filter(({ leadsTo }) => leadsTo !== null);
  const likeliest = [...withNone.filter(isLikely), ...withNone.filter((lead) => !isLikely(lead))].slice(0, 4);
  const text = (address: string | null) => (address === null ? noAddress : `\`${address}\``);
  return askChoice(
    random,
    text(right),
    likeliest.map((lead) => ({ ...lead, leadsTo: text(lead.leadsTo) })),
  );
}

function explanation(scenario: ChainScenario): Working[] {
  const steps = scenario.reply.steps.map((step) =>
    step.replaceAll(/[*\w-]+(?:\.[\w-]+)+\.(?=[\s,)])/g, '`$&`'),
  );
  return [
    { kind: 'text', markdown: whereItEnds(scenario) },
    { kind: 'steps', steps },
  ];
}
