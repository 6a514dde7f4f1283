import type { Ipv4 } from '../../net/address.ts';
import type { Route } from '../../net/route.ts';
import type { Lead } from '../instance.ts';
import { destinationText } from '../route-match/scenario.ts';
import { code } from '../wording.ts';
import type { HopScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const hopMistakes = {
  'default-always-wins': 'You sent everything through the default gateway',
  'shorter-prefix': 'You took a shorter prefix',
  'first-match': 'You took the first route that fits',
  'higher-metric': 'You took the higher metric',
  'destination-as-next-hop': 'You took the destination for a neighbour',
  'own-address-as-next-hop': "You took the machine's own address for the next hop",
} as const;

/** Where to, and by which device. */
interface Way {
  readonly nextHop: Ipv4;
  readonly device: string;
}

/** What each mistake fills in, the likeliest first. */
export function hopLeads(scenario: HopScenario): Lead<Way>[] {
  const { host, routes, destination, lookup, nextHop } = scenario;
  const [winner, ...losers] = lookup.candidates.filter(
    ({ outcome, table }) => outcome !== 'no-match' && table === 'main',
  );
  if (winner === undefined || lookup.device === null) return [];
  const matching = [winner, ...losers].map(({ route }) => route);
  const first = routes.find((route) => matching.includes(route));
  const shorter = losers.find(({ outcome }) => outcome === 'shorter-prefix')?.route;
  const higher = losers.find(
    ({ route }) => route.destination.length === winner.route.destination.length,
  )?.route;
  const fallback = matching.find((route) => route.destination.length === 0);
  const own = host.interfaces.find(({ device }) => device === lookup.device)?.addresses[0]?.address ?? 0;
  const best = `\`${destinationText(winner.route)}\` is the longest prefix that holds ${code(destination)}`;
  const along = (misconception: keyof typeof hopMistakes, route: Route | undefined, sentence: string) =>
    route === undefined
      ? []
      : [
          {
            misconception,
            leadsTo: { nextHop: route.via ?? destination, device: route.device ?? '' },
            sentence,
          },
        ];
  return [
    ...along('default-always-wins', fallback, `The default route is for what no other route holds. ${best}.`),
    ...along('first-match', first, `The order of the rows says nothing. ${best}.`),
    ...along('shorter-prefix', shorter, `${best}, and the longest wins.`),
    ...along(
      'higher-metric',
      higher,
      `Of two routes to one prefix the lower metric wins, here ${winner.route.metric}.`,
    ),
    {
      misconception: 'destination-as-next-hop',
      leadsTo: { nextHop: destination, device: lookup.device },
      sentence: `The route has a gateway, so the packet is handed to ${code(nextHop)}, which passes it on.`,
    },
    {
      misconception: 'own-address-as-next-hop',
      leadsTo: { nextHop: own, device: lookup.device },
      sentence: `${code(own)} is where the packet comes from; it is handed to ${code(nextHop)}.`,
    },
  ];
}
