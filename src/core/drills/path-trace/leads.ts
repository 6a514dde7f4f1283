import type { Ipv4 } from '../../net/address.ts';
import type { Lab, LabHost } from '../../net/lab/lab.ts';
import { follow } from '../../net/lab/trip.ts';
import type { Lead } from '../instance.ts';
import { routersOf, type TraceScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const traceMistakes = {
  'shortest-way': 'You took the way with the fewest routers',
  'default-always-wins': 'You followed the default routes',
  'same-way-back': 'You took the way back to be the way there',
} as const;

/** The routers each mistake marks, the likeliest first. */
export function traceLeads(scenario: TraceScenario): Lead<readonly string[]>[] {
  const { lab, from, to, isBack, routers } = scenario;
  const truth = routersOf(scenario);
  const goes = `It goes by ${truth.map((name) => `\`${name}\``).join(', ')}: each router decides for itself, by its longest prefix.`;
  const [start, end] = isBack ? [to, from] : [from, to];
  const lead = (
    misconception: keyof typeof traceMistakes,
    leadsTo: readonly string[] | null,
    sentence: string,
  ) =>
    leadsTo === null || leadsTo.length === 0
      ? []
      : [{ misconception, leadsTo, sentence: `${sentence} ${goes}` }];
  const ofTrip = (other: Lab, sender: LabHost, receiver: LabHost) => {
    const again = other.hosts.find(({ name }) => name === sender.name) ?? sender;
    const trip = follow(other, again, { source: addressOf(sender), destination: addressOf(receiver) });
    return trip.end.kind === 'delivered' ? routersOf({ trip, routers }) : null;
  };
  return [
    ...(isBack
      ? lead(
          'same-way-back',
          ofTrip(lab, from, to),
          'The way back is decided by the routes to the sender, not by the way there.',
        )
      : []),
    ...lead(
      'shortest-way',
      shortest(scenario, start.name, end.name),
      'Routers know no picture: a packet follows the routes, however long the way.',
    ),
    ...lead(
      'default-always-wins',
      ofTrip(byDefault(lab), start, end),
      'A default route counts only where no longer prefix holds the address.',
    ),
  ];
}

function addressOf({ interfaces }: LabHost): Ipv4 {
  return interfaces[0]?.addresses[0]?.address ?? 0;
}

/** The lab without routes through gateways other than the default. */
function byDefault({ hosts }: Lab): Lab {
  const only = hosts.map((host) => ({
    ...host,
    routes: host.routes.filter(({ via, destination }) => via === null || destination.length === 0),
  }));
  return { hosts: only };
}

/** Routers on a way with the fewest links, by the drawing alone. */
function shortest({ links, routers }: TraceScenario, start: string, end: string): string[] {
  const ways: string[][] = [[start]];
  const seen = new Set([start]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const at = way.at(-1) ?? '';
    if (at === end) return way.filter((name) => routers.some((router) => router.name === name));
    for (const [one, other] of links) {
      const next = one === at ? other : other === at ? one : null;
      if (next === null || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [];
}
