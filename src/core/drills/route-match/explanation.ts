import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { formatPrefix } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import type { Candidate } from '../../net/routes.ts';
import type { Working } from '../types.ts';
import { capitalised, code, countWord, listed } from '../wording.ts';
import { destinationText, routeText, type RouteScenario } from './scenario.ts';

const outcomes: Partial<Record<Route['type'], string>> = {
  blackhole: 'It is a blackhole: the packet is dropped and nobody is told.',
  unreachable: 'It is an unreachable route: the sender is told `Destination Host Unreachable`.',
  prohibit: 'It is a prohibit route: the sender is told `Packet filtered`.',
};

/** One sentence: why the winner wins. */
function whyItWins(scenario: RouteScenario): string {
  const matching = matches(scenario);
  const winner = matching[0]?.route;
  if (winner === undefined) return '';
  const address = code(scenario.address);
  const best = `\`${destinationText(winner)}\``;
  const tied = matching.filter(({ outcome }) => outcome === 'higher-metric').length;
  if (matching.length === 1) return `Only ${best} contains ${address}.`;
  if (tied > 0)
    return `${capitalised(countWord(tied + 1))} routes have the longest prefix that contains ${address}; ${best} wins with the lower metric, ${metricText(winner)}.`;
  return `${capitalised(countWord(matching.length))} routes contain ${address}; the longest, ${best}, wins.`;
}

function metricText({ metric }: Route): string {
  return metric === 0 ? '0 (none given)' : String(metric);
}

/** The worked explanation: a sentence, the bits of every route, the three steps. */
export function explainRoutes(scenario: RouteScenario): Working[] {
  return [
    { kind: 'text', markdown: whyItWins(scenario) },
    {
      kind: 'bits',
      rows: [addressRow(scenario), ...scenario.routes.map((route) => routeRow(scenario, route))],
    },
    { kind: 'steps', steps: steps(scenario) },
  ];
}

function matches(scenario: RouteScenario): Candidate[] {
  return scenario.result.candidates.filter(({ outcome }) => outcome !== 'no-match');
}

type BitsRow = Extract<Working, { kind: 'bits' }>['rows'][number];

function addressRow({ address }: RouteScenario): BitsRow {
  return { label: formatIpv4(address), bits: bitsOf(address), compared: 0, verdict: 'plain', remark: '' };
}

function routeRow(scenario: RouteScenario, route: Route): BitsRow {
  const candidate = scenario.result.candidates.find((one) => one.route === route);
  const isMatch = candidate !== undefined && candidate.outcome !== 'no-match';
  const { network, length } = route.destination;
  return {
    label: length === 0 ? 'default' : formatPrefix(route.destination),
    bits: bitsOf(network),
    compared: length,
    verdict: isMatch ? 'match' : 'differs',
    remark: isMatch ? matchRemark(scenario, candidate) : (candidate?.reason ?? ''),
  };
}

function matchRemark(scenario: RouteScenario, { route, outcome }: Candidate): string {
  const { length } = route.destination;
  const twins = scenario.routes.filter(({ destination }) => destination.length === length);
  const sameNetwork = twins.filter(({ destination }) => destination.network === route.destination.network);
  const metric = sameNetwork.length > 1 ? `, metric ${route.metric}` : '';
  return `${length} bits${metric}${outcome === 'wins' ? ', wins' : ''}`;
}

function steps(scenario: RouteScenario): string[] {
  const matching = matches(scenario);
  const winner = matching[0]?.route;
  if (winner === undefined) return [];
  const longest = matching.filter(({ route }) => route.destination.length === winner.destination.length);
  const metrics = listed(longest.map(({ route }) => metricText(route)));
  const way = `It leaves via ${winner.via === null ? 'the link' : code(winner.via)} on \`${winner.device}\`.`;
  return [
    `Routes that contain ${code(scenario.address)}: ${listed(matching.map(({ route }) => `\`${destinationText(route)}\``))}.`,
    longest.length === 1
      ? `The longest prefix among them is /${winner.destination.length}.`
      : `The longest prefix among them is /${winner.destination.length}; its routes have the metrics ${metrics}, and the lowest wins.`,
    `${routeText(winner)} takes the packet. ${outcomes[winner.type] ?? way}`,
  ];
}
