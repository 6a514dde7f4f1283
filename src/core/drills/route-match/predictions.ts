import { contains } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import type { RouteMistake } from './mistakes.ts';
import type { RouteScenario } from './scenario.ts';

/** The row that somebody with one mistake takes, wherever it is not the winner; the likeliest mistake first. */
export function predictions(scenario: RouteScenario): { misconception: RouteMistake; index: number }[] {
  const { address, routes, winner } = scenario;
  const matching = routes.filter(({ destination }) => contains(destination, address));
  const misses = routes.filter((route) => !matching.includes(route));
  const byLength = (a: Route, b: Route) => b.destination.length - a.destination.length;
  const longest = [...matching].sort(byLength)[0]?.destination.length;
  const distance = ({ destination }: Route) => Math.abs(destination.network - address);
  const lessSpecific = matching.filter(({ destination }) => destination.length > 0);
  const rules: readonly (readonly [RouteMistake, Route | undefined])[] = [
    ['skips-error-routes', pick(matching.filter(isUnicast), (a, b) => byLength(a, b) || a.metric - b.metric)],
    ['default-always', routes.find(({ destination }) => destination.length === 0)],
    ['first-match', matching[0]],
    ['shorter-prefix', pick(lessSpecific, (a, b) => byLength(b, a) || a.metric - b.metric)],
    ['metric-first', pick(matching, (a, b) => a.metric - b.metric || byLength(a, b))],
    [
      'highest-metric',
      pick(
        matching.filter(({ destination }) => destination.length === longest),
        (a, b) => b.metric - a.metric,
      ),
    ],
    ['longest-of-all', pick(routes, byLength)],
    ['nearest-number', pick(misses, (a, b) => distance(a) - distance(b))],
  ];
  return rules.flatMap(([misconception, route]) => {
    const index = route === undefined ? -1 : routes.indexOf(route);
    return index < 0 || index === winner ? [] : [{ misconception, index }];
  });
}

function isUnicast({ type }: Route): boolean {
  return type === 'unicast';
}

function pick(routes: readonly Route[], order: (a: Route, b: Route) => number): Route | undefined {
  return [...routes].sort(order)[0];
}
