import { formatIpv4 } from '../../net/address.ts';
import { askRows } from '../route-match/asked.ts';
import { explainRoutes } from '../route-match/explanation.ts';
import { routeMistakes } from '../route-match/mistakes.ts';
import { destinationText, routeScenario, type RouteScenario } from '../route-match/scenario.ts';
import type { Picture } from '../picture.ts';
import type { DrillFamily } from '../types.ts';
import { code } from '../wording.ts';

/** Which route of a table takes a packet. */
export const family: DrillFamily = {
  id: 'route-match',
  title: 'Longest-prefix match',
  topic: 'Routing',
  needs: ['network-address'],
  levels: [
    'Three routes with /8, /16 or /24',
    'Four routes with a default, /8, /16 and /24, and near misses up to three networks away',
    'Five routes from /14 to /26, so that the boundary falls inside an octet',
    'Six routes from /11 to /29, with metrics, equal prefixes and routes that refuse',
    'Six or seven routes from /9 to /30, misses by a single network, equal prefixes and routes that refuse',
  ],
  misconceptions: routeMistakes,
  make(level, seed) {
    const scenario = routeScenario(level, seed);
    return {
      family: 'route-match',
      level,
      seed,
      question: `A packet for ${code(scenario.address)} arrives. Which route takes it?`,
      picture: picture(scenario),
      ...askRows(scenario),
      explanation: explainRoutes(scenario),
    };
  },
};
function picture({ routes }: RouteScenario): Picture {
  return {
    kind: 'routes',
    rows: routes.map((route) => ({
      destination: destinationText(route),
      via: route.via === null ? '' : formatIpv4(route.via),
      device: route.device ?? '',
      metric: route.metric === 0 ? '' : String(route.metric),
    })),
  };
}
