import { formatIpv4 } from '../../net/address.ts';
import type { Route } from '../../net/route.ts';
import { askFields } from '../instance.ts';
import { hopLeads, hopMistakes } from '../next-hop/leads.ts';
import { hopScenario, type HopScenario } from '../next-hop/scenario.ts';
import { destinationText } from '../route-match/scenario.ts';
import type { Picture } from '../picture.ts';
import type { DrillFamily, Working } from '../types.ts';
import { code } from '../wording.ts';

/** To whom a packet is handed next, and through which interface. */
export const family: DrillFamily = {
  id: 'next-hop',
  title: 'Next hop',
  topic: 'Routing',
  needs: ['route-match'],
  levels: [
    'One card, a default and one route more, with /16 and /24',
    'Two cards, a default and two or three routes more, with /16 and /24',
    'Two cards, a default and three or four routes more, from /17 to /28',
    'Three cards, a default and three or four routes more, from /17 to /28, some with metrics',
    'Three cards, a default and four or five routes more, from /13 to /29, with metrics and routes to single hosts',
  ],
  misconceptions: hopMistakes,
  make(level, seed) {
    const scenario = hopScenario(level, seed);
    const { host, destination, nextHop, lookup } = scenario;
    const address = { kind: 'address', family: 'ipv4' } as const;
    return {
      ...{ family: 'next-hop', level, seed },
      question: `\`${host.name}\` sends a packet for ${code(destination)}. To which address does it hand the packet next, and through which interface?`,
      picture: picture(scenario),
      ...askFields(
        [
          {
            ...{ label: 'next hop', syntax: address, right: formatIpv4(nextHop) },
            hint: 'the gateway, or the destination itself',
          },
          {
            ...{ label: 'interface', syntax: { kind: 'word', synonyms: [] } },
            ...{ right: lookup.device ?? '', hint: 'its name' },
          },
        ],
        hopLeads(scenario).map((lead) => ({
          ...lead,
          leadsTo: [formatIpv4(lead.leadsTo.nextHop), lead.leadsTo.device],
        })),
      ),
      explanation: explanation(scenario),
    };
  },
};

function picture({ routes, host }: HopScenario): Picture {
  return {
    kind: 'stack',
    pictures: [
      {
        kind: 'routes',
        rows: routes.map((route) => ({
          destination: destinationText(route),
          via: route.via === null ? '' : formatIpv4(route.via),
          device: route.device ?? '',
          metric: route.metric === 0 ? '' : String(route.metric),
        })),
      },
      {
        kind: 'hosts',
        devices: [
          {
            ...{ name: host.name, role: 'host', address: null },
            details: host.interfaces.flatMap(({ device, addresses }) =>
              addresses.map(({ address, length }) => `${device} ${formatIpv4(address)}/${length}`),
            ),
          },
        ],
        links: [],
      },
    ],
  };
}

function explanation({ lookup, destination, nextHop }: HopScenario): Working[] {
  const [winner] = lookup.candidates;
  if (winner === undefined || lookup.device === null) return [];
  const best = `\`${destinationText(winner.route)}\``;
  const isOnLink = lookup.via === null;
  const handed = isOnLink
    ? `it names no gateway, so the packet goes straight to ${code(destination)} on \`${lookup.device}\``
    : `it names the gateway ${code(nextHop)} on \`${lookup.device}\``;
  return [
    { kind: 'text', markdown: `Of the routes that hold ${code(destination)}, ${best} wins, and ${handed}.` },
    {
      kind: 'candidates',
      rows: lookup.candidates
        .filter(({ table }) => table === 'main')
        .map(({ route, outcome, reason }) => ({
          ...{ label: `${destinationText(route)}${wayText(route)}`, reason },
          verdict: outcome === 'wins' ? 'wins' : outcome === 'no-match' ? 'no-match' : 'loses',
        })),
    },
    {
      kind: 'steps',
      steps: [
        `Look for the longest prefix that holds ${code(destination)}, then for the lowest metric: ${best}.`,
        isOnLink
          ? 'It has no gateway: the destination is a neighbour.'
          : `It has a gateway: ${code(nextHop)}.`,
        `The interface is that of the route, \`${lookup.device}\`.`,
      ],
    },
  ];
}

/** Where a route leads, as `ip route` writes it after the destination. */
function wayText({ via, device, metric }: Route): string {
  const way = via !== null ? ` via ${formatIpv4(via)}` : device === null ? '' : ` dev ${device}`;
  return metric === 0 ? way : `${way} metric ${metric}`;
}
