import { addressClass, formatIpv4, type Ipv4 } from '../../net/address.ts';
import { formatPrefix, netmask } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import { routeFlags } from '../../net/terminal-text.ts';
import { askChoice, askFields, askTyped, type Asked, type Lead } from '../instance.ts';
import { code } from '../wording.ts';
import { rowKind, type TableScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const tableMistakes = {
  'zero-is-nothing': 'You took 0.0.0.0 for nothing at all',
  'zero-gateway-is-default': 'You took the gateway 0.0.0.0 for the default route',
  'mixes-host-and-network': 'You mixed up a single host and a network',
  'takes-gateway-for-source': 'You took the gateway for the sender',
  'reads-u-as-used': 'You took U for in use just now',
  'overlooks-the-refusal': 'You overlooked that the route refuses',
  'class-based-mask': 'You took the mask of the address class',
  'counts-octets-only': 'You counted whole octets of the mask',
  'one-bit-off': 'You miscounted the mask by one bit',
  'counts-the-zeros': 'You counted the zeros of the mask',
  'mixes-link-and-gateway': 'You mixed up networks on the link and those behind a gateway',
} as const;

type TableMistake = keyof typeof tableMistakes;

const sentences = {
  all: (via: Ipv4) => `Whatever no other row holds goes to ${code(via)}`,
  network: (to: Ipv4, via: Ipv4) => `Packets for the network ${code(to)} go to ${code(via)}`,
  host: (to: Ipv4, via: Ipv4) => `Packets for the single host ${code(to)} go to ${code(via)}`,
  onLink: (to: Ipv4, device: string) => `The hosts of ${code(to)} are neighbours on \`${device}\``,
  onLinkHost: (to: Ipv4, device: string) => `The host ${code(to)} is a neighbour on \`${device}\``,
  source: (to: Ipv4, via: Ipv4) => `Packets from ${code(via)} are let through to ${code(to)}`,
  used: (to: Ipv4) => `Packets for ${code(to)} are under way just now`,
  nothing: (to: Ipv4) => `Packets for ${code(to)} go nowhere: there is no gateway`,
  noNetwork: () => 'The row is empty: no packet ever goes by it',
  refuses: (to: Ipv4) => `Packets for ${code(to)} are refused`,
};

/** Asks what the row says as a whole. */
export function askMeaning({ asked, random }: TableScenario): Asked {
  const { destination, via, device } = asked;
  const to = destination.network;
  const gateway = via ?? 0;
  const why = whyRow(asked);
  const lead = (misconception: TableMistake, leadsTo: string): Lead<string> => ({
    misconception,
    leadsTo,
    sentence: why,
  });
  const used = lead('reads-u-as-used', sentences.used(to));
  const source = lead('takes-gateway-for-source', sentences.source(to, gateway));
  switch (rowKind(asked)) {
    case 'default':
      return askChoice(random, sentences.all(gateway), [
        lead('zero-is-nothing', sentences.noNetwork()),
        lead('mixes-host-and-network', sentences.host(to, gateway)),
        source,
        used,
      ]);
    case 'on-link':
      return askChoice(random, sentences.onLink(to, device ?? ''), [
        lead('zero-is-nothing', sentences.nothing(to)),
        lead('zero-gateway-is-default', sentences.all(to)),
        lead('mixes-host-and-network', sentences.onLinkHost(to, device ?? '')),
        used,
      ]);
    case 'network':
      return askChoice(random, sentences.network(to, gateway), [
        lead('mixes-host-and-network', sentences.host(to, gateway)),
        lead('mixes-link-and-gateway', sentences.onLink(to, device ?? '')),
        source,
        used,
      ]);
    case 'host':
      return askChoice(random, sentences.host(to, gateway), [
        lead('mixes-host-and-network', sentences.network(to, gateway)),
        lead('mixes-link-and-gateway', sentences.onLinkHost(to, device ?? '')),
        source,
        used,
      ]);
    case 'refused':
      return askChoice(random, sentences.refuses(to), [
        lead('overlooks-the-refusal', sentences.onLink(to, 'eth0')),
        lead('zero-is-nothing', sentences.noNetwork()),
        lead('reads-u-as-used', sentences.used(to)),
      ]);
  }
}

/** Asks for the length of the row's prefix, to be typed. */
export function askLength({ asked }: TableScenario): Asked {
  const { network, length } = asked.destination;
  const why = `\`${formatIpv4(netmask(length))}\` has ${length} ones in front and ${32 - length} zeros, so the row is for \`${formatPrefix(asked.destination)}\`.`;
  const byClass = { A: 8, B: 16, C: 24, D: 32, E: 32 }[addressClass(network)];
  const lead = (misconception: TableMistake, wrong: number): Lead<string> => ({
    ...{ misconception, sentence: why, leadsTo: `/${wrong}` },
  });
  return askTyped({ kind: 'prefix-length' }, `/${length}`, 'such as /24', [
    lead('counts-octets-only', Math.floor(length / 8) * 8),
    lead('class-based-mask', byClass),
    lead('counts-the-zeros', 32 - length),
    lead('one-bit-off', length + 1),
    lead('one-bit-off', length - 1),
  ]);
}

/** Asks how many networks are on the link, how many behind a gateway, and how many rows are for single hosts. */
export function askCounts({ routes }: TableScenario): Asked {
  const rows = routes.map((route) => ({ flags: routeFlags(route), kind: rowKind(route), via: route.via }));
  const count = (isCounted: (row: (typeof rows)[number]) => boolean) => String(rows.filter(isCounted).length);
  const onLink = count(({ kind }) => kind === 'on-link');
  const behind = count(({ flags }) => flags.includes('G'));
  const hosts = count(({ flags }) => flags.includes('H'));
  const field = (label: string, right: string) => ({
    ...{ label, right, hint: 'a number', syntax: { kind: 'number' as const, unit: null } },
  });
  const lead = (misconception: TableMistake, leadsTo: readonly string[], sentence: string) => ({
    ...{ misconception, leadsTo, sentence },
  });
  const withoutGateway = count(({ via }) => via === null);
  const leads: Lead<readonly string[]>[] = [
    lead(
      'reads-u-as-used',
      [count(({ flags }) => flags.includes('U')), behind, hosts],
      'Every usable row has `U`; on the link are those that have it without `G`.',
    ),
    lead(
      'mixes-link-and-gateway',
      [behind, onLink, hosts],
      '`G` says gateway: a row with `G` is behind one, a row without is on the link.',
    ),
    lead(
      'overlooks-the-refusal',
      [withoutGateway, behind, hosts],
      'A row with `!` is on no link: what it holds is refused.',
    ),
    lead(
      'zero-is-nothing',
      [onLink, count(({ flags, kind }) => flags.includes('G') && kind !== 'default'), hosts],
      'The row for `0.0.0.0` with mask `0.0.0.0` is the default route, and it has `G` too.',
    ),
    lead(
      'mixes-host-and-network',
      [onLink, behind, onLink],
      '`H` marks a row for a single host, with the mask `255.255.255.255`.',
    ),
  ];
  return askFields(
    [field('on the link', onLink), field('through a gateway', behind), field('for a single host', hosts)],
    leads,
  );
}

/** One sentence: what the row says, and by which flags. */
export function whyRow(route: Route): string {
  const { destination, via, device } = route;
  const flags = `\`${routeFlags(route)}\``;
  const to = `\`${formatPrefix(destination)}\``;
  const hop = via === null ? '' : code(via);
  switch (rowKind(route)) {
    case 'default':
      return `Destination and mask \`0.0.0.0\` are \`0.0.0.0/0\`, which holds every address: it is the default route, to ${hop}.`;
    case 'on-link':
      return `${flags} without \`G\`, and the gateway \`0.0.0.0\`, say that ${to} needs no gateway: its hosts are on the link of \`${device ?? ''}\`.`;
    case 'network':
      return `${flags} has \`G\` and no \`H\`: the network ${to} is reached through the gateway ${hop}.`;
    case 'host':
      return `${flags} has \`H\` and the mask has 32 ones: only the host ${code(destination.network)} is meant, through ${hop}.`;
    case 'refused':
      return `\`!\` marks a route that refuses: packets for ${to} are rejected.`;
  }
}
