import {
  anyPrefixOf,
  formatAnyPrefix,
  lastOf,
  liesIn,
  sizeOf,
  type AnyPrefix,
} from '../../net/any-prefix.ts';
import type { Lead } from '../instance.ts';
import { lengthReadings } from '../prefix-work/length-readings.ts';
import { anyCode, prefixCode } from '../prefix-work/worked.ts';
import { listed } from '../wording.ts';
import type { SumScenario } from './scenario.ts';

/** The networks from the lowest on, a wider one before those in it. */
export function inOrder(networks: readonly AnyPrefix[]): AnyPrefix[] {
  return [...networks].sort(
    (a, b) => (a.value < b.value ? -1 : Number(a.value > b.value)) || a.length - b.length,
  );
}

/** One sentence on why the summary is the smallest. */
export function whySummary({ summary, networks }: SumScenario): string {
  const [lowest] = inOrder(networks);
  const highest = highestOf(networks);
  return `${anyCode(lowest ?? summary)} and ${anyCode(highest)}, the lowest and the highest address, share their first ${summary.length} bits and no more, so ${prefixCode(summary)} holds them all.`;
}

/** The highest address of all. */
export function highestOf(networks: readonly AnyPrefix[]) {
  const lasts = networks.map(lastOf);
  return lasts.reduce((most, last) => (last.value > most.value ? last : most));
}

/** What each mistake makes of the one summary. */
export function summaryLeads(scenario: SumScenario): Lead<string>[] {
  const { networks, summary } = scenario;
  const why = whySummary(scenario);
  const [lowest = summary] = inOrder(networks);
  const leads: Lead<string>[] = [];
  const add = (misconception: string, sentence: string, prefix: AnyPrefix) => {
    leads.push({ misconception, sentence: `${sentence} ${why}`, leadsTo: formatAnyPrefix(prefix) });
  };
  const total = networks.reduce((sum, one) => sum + sizeOf(one), 0n);
  const byCount = (summary.version === 4 ? 32 : 128) - (total - 1n).toString(2).length;
  const counted = anyPrefixOf(lowest, byCount);
  if (!liesIn(counted, highestOf(networks)))
    add(
      'counts-addresses-only',
      `${prefixCode(counted)} is large enough, but not all of the networks lie in it: it ends with ${anyCode(lastOf(counted))}.`,
      counted,
    );
  add(
    'begins-at-the-first',
    `A /${summary.length} cannot begin with ${anyCode(lowest)}: its bits behind the prefix have to be 0.`,
    { ...lowest, length: summary.length },
  );
  const widest = networks.reduce((most, one) => (one.length < most.length ? one : most), lowest);
  add('takes-one-of-them', `${prefixCode(widest)} does not hold the others.`, widest);
  for (const { misconception, length, reason } of lengthReadings(summary, summary.length)) {
    if (misconception === 'class-based-mask')
      add(misconception, reason.replace(/: the prefix.*/, '.'), anyPrefixOf(summary, length));
    if (misconception === 'cuts-to-whole-octets')
      add(
        misconception,
        'A prefix may end in the middle of an octet, and this one has to, or it holds too much.',
        anyPrefixOf(summary, length),
      );
    if (misconception === 'one-bit-long')
      add(misconception, `A /${length} holds only half of that.`, anyPrefixOf(lowest, length));
    if (misconception === 'one-bit-short')
      add(misconception, `A /${length} holds twice as much as needed.`, anyPrefixOf(summary, length));
  }
  return leads;
}

/** One sentence on why no fewer networks will do. */
export function whyCollapsed({ collapsed }: SumScenario): string {
  return `Exactly the same addresses lie in ${listed(collapsed.map(prefixCode))}, and nothing more can be joined.`;
}

/** What each mistake makes of the fewest networks. */
export function collapseLeads(scenario: SumScenario): Lead<string>[] {
  const { networks, summary } = scenario;
  const why = whyCollapsed(scenario);
  const outer = withoutInner(inOrder(networks));
  const lead = (misconception: string, sentence: string, prefixes: readonly AnyPrefix[]): Lead<string> => ({
    misconception,
    sentence: `${sentence} ${why}`,
    leadsTo: prefixes.map(formatAnyPrefix).join(', '),
  });
  return [
    lead('joins-everything', `${prefixCode(summary)} holds addresses that none of the networks has.`, [
      summary,
    ]),
    lead(
      'joins-what-only-touches',
      'Two networks side by side make one only where the lower begins at a multiple of both together.',
      joined(outer, false),
    ),
    lead('joins-once-only', 'What was joined can be joined again.', joined(outer, true)),
    lead(
      'keeps-what-lies-in-another',
      'A network that lies in another adds no address.',
      keepsInner(scenario),
    ),
    lead('joins-nothing', 'Two halves of one network are that network.', outer),
  ];
}

function withoutInner(ordered: readonly AnyPrefix[]): AnyPrefix[] {
  return ordered.filter(
    (one) => !ordered.some((other) => other !== one && liesIn(other, one) && other.length < one.length),
  );
}

/** Joins neighbours of one length pair by pair, once; with `isCareful` only two halves of one network. */
function joined(ordered: readonly AnyPrefix[], isCareful: boolean): AnyPrefix[] {
  const found: AnyPrefix[] = [];
  for (let index = 0; index < ordered.length; index += 1) {
    const [one, next] = [ordered[index], ordered[index + 1]];
    if (one === undefined) continue;
    const both = { ...one, length: one.length - 1 };
    const touches =
      next !== undefined && next.length === one.length && next.value === one.value + sizeOf(one);
    const isWhole = anyPrefixOf(one, both.length).value === one.value;
    if (touches && (isWhole || !isCareful)) {
      found.push(both);
      index += 1;
    } else found.push(one);
  }
  return found;
}

/** Whoever keeps what lies in another has it beside the rest. */
function keepsInner({ networks, collapsed }: SumScenario): AnyPrefix[] {
  const outer = withoutInner(inOrder(networks));
  const inner = networks.filter((one) => !outer.includes(one));
  return inOrder([...collapsed, ...inner]);
}
