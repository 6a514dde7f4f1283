import type { Candidate } from '../../net/routes.ts';
import type { Route } from '../../net/route.ts';
import { code } from '../wording.ts';
import { destinationText, type RouteScenario } from './scenario.ts';

/** The mistakes that lead to a wrong route, each with its heading. */
export const routeMistakes = {
  'first-match': 'You took the first match',
  'shorter-prefix': 'You took a shorter prefix',
  'default-always': 'You took the default route',
  'metric-first': 'You put the metric before the prefix',
  'highest-metric': 'You took the higher metric',
  'skips-error-routes': 'You passed over the route that refuses',
  'longest-of-all': 'You took the longest prefix in the table',
  'nearest-number': 'You took a number that only looks near',
} as const;

export type RouteMistake = keyof typeof routeMistakes;

/** What taking a route amounts to; null for the winner. */
export function routeMistake(scenario: RouteScenario, index: number): RouteMistake | null {
  const route = scenario.routes[index];
  const winner = scenario.routes[scenario.winner];
  const candidate = scenario.result.candidates.find((one) => one.route === route);
  if (route === undefined || winner === undefined || candidate === undefined) return null;
  if (candidate.outcome === 'wins') return null;
  if (candidate.outcome === 'no-match') return missMistake(scenario, route, winner);
  if (candidate.outcome === 'higher-metric') return 'highest-metric';
  if (winner.type !== 'unicast' && isBestOrdinary(scenario, candidate)) return 'skips-error-routes';
  if (route.destination.length === 0) return 'default-always';
  if (route.metric < winner.metric) return 'metric-first';
  return firstMatch(scenario) === route ? 'first-match' : 'shorter-prefix';
}

function missMistake(scenario: RouteScenario, route: Route, winner: Route): RouteMistake {
  const longest = Math.max(...scenario.routes.map(({ destination }) => destination.length));
  const isLongest = route.destination.length === longest && longest > winner.destination.length;
  return isLongest ? 'longest-of-all' : 'nearest-number';
}

function isBestOrdinary(scenario: RouteScenario, candidate: Candidate): boolean {
  return scenario.result.candidates.find(({ route }) => route.type === 'unicast') === candidate;
}

function firstMatch(scenario: RouteScenario): Route | undefined {
  const matching = scenario.result.candidates.filter(({ outcome }) => outcome !== 'no-match');
  return scenario.routes.find((route) => matching.some((candidate) => candidate.route === route));
}

/** Says why the route somebody with a mistake took does not take this packet. */
export function explainMistake(scenario: RouteScenario, index: number, mistake: RouteMistake): string {
  const route = scenario.routes[index];
  const winner = scenario.routes[scenario.winner];
  return route === undefined || winner === undefined ? '' : sentence(scenario, mistake, route, winner);
}

function sentence(scenario: RouteScenario, mistake: RouteMistake, route: Route, winner: Route): string {
  const [own, best] = [`/${route.destination.length}`, `/${winner.destination.length}`];
  const taken = `\`${destinationText(route)}\``;
  const candidate = scenario.result.candidates.find((one) => one.route === route);
  const differs = `${code(scenario.address)} is outside ${taken}: it ${candidate?.reason ?? 'differs'}`;
  switch (mistake) {
    case 'first-match':
      if (own === best)
        return `The route that stands first and another both have ${own}; order decides nothing, and metric ${winner.metric} is lower than ${route.metric}.`;
      return `The ${own} stands first and contains the address, but so does the ${best} further down; order decides nothing, the longest prefix does.`;
    case 'shorter-prefix':
      return `The ${own} contains the address, and so does the ${best}; of all routes that contain it, the longest prefix wins.`;
    case 'default-always':
      return `The default route contains every address with 0 bits, so it is only taken when nothing else matches; here the ${best} does.`;
    case 'metric-first':
      return `Metric ${route.metric} is lower than ${winner.metric}, but metrics are only compared between equal prefixes; the ${best} is longer than the ${own}.`;
    case 'highest-metric':
      return `Both routes have ${own}; between equal prefixes the lower metric wins, and ${winner.metric} is lower than ${route.metric}.`;
    case 'skips-error-routes':
      return `\`${destinationText(winner)}\` takes part like any route; ${own === best ? `its metric ${winner.metric} is lower than ${route.metric}` : `its ${best} is longer than ${own}`}, so the packet is refused.`;
    case 'longest-of-all':
      return `${differs}; the longest prefix only counts among routes that contain the address.`;
    case 'nearest-number':
      return `${differs}; how near the numbers look does not count.`;
  }
}
