import { addressClass, formatIpv4, type Ipv4 } from '../../net/address.ts';
import { formatPrefix, networkOf } from '../../net/prefix.ts';
import type { Lead } from '../instance.ts';
import { code } from '../wording.ts';
import type { RouteScenario } from './scenario.ts';

/** The mistakes that lead to a wrong command, each with its heading. */
export const routeCommandMistakes = {
  'far-gateway': 'You took the far side of the router',
  'own-address': 'You took the host for its own gateway',
  'on-link': 'You left out the gateway',
  'own-network': 'You took the network the host is in',
  swapped: 'You swapped destination and gateway',
  'host-bits': 'You took a host for its network',
  'class-length': 'You took the length of the old class',
  'default-for-network': 'You took the default route',
  'network-for-host': 'You took the whole network',
  'add-for-replace': 'You added a second route',
  'no-metric': 'You left out the metric',
  'other-gateway': 'You took the gateway of the default route',
} as const;

type RouteCommandMistake = keyof typeof routeCommandMistakes;

/** What a command says, apart from its words. */
interface Said {
  readonly verb: 'add' | 'replace' | 'del';
  readonly destination: string;
  readonly via: Ipv4 | null;
  readonly device: string | null;
  readonly metric: number | null;
}

/** The command that is right. */
export function rightRouteCommand(scenario: RouteScenario): string {
  return command(truthOf(scenario));
}

function truthOf({ task, destination, router, metric }: RouteScenario): Said {
  return {
    verb: task === 'remove' ? 'del' : task === 'replace' ? 'replace' : 'add',
    destination:
      destination.length === 0
        ? 'default'
        : destination.length === 32
          ? formatIpv4(destination.network)
          : formatPrefix(destination),
    via: task === 'remove' ? null : router.near,
    device: null,
    metric,
  };
}

function command({ verb, destination, via, device, metric }: Said): string {
  return [
    `ip route ${verb} ${destination}`,
    ...(via === null ? [] : [`via ${formatIpv4(via)}`]),
    ...(device === null ? [] : [`dev ${device}`]),
    ...(metric === null ? [] : [`metric ${metric}`]),
  ].join(' ');
}

/** What somebody with each mistake types, the likeliest first. */
export function routeCommandLeads(scenario: RouteScenario): Lead<string>[] {
  const { task, own, router, standing, machine, destination, metric, beside, host } = scenario;
  const truth = truthOf(scenario);
  const network = networkOf(machine.address, machine.length);
  const ownNetwork = networkOf(own.address, own.length);
  const leads: Lead<string>[] = [];
  const add = (misconception: RouteCommandMistake, said: Partial<Said>, sentence: string) => {
    leads.push({ misconception, sentence, leadsTo: command({ ...truth, ...said }) });
  };
  const isNetwork = task === 'network' || task === 'remove';
  if (isNetwork) {
    const text = `${formatIpv4(machine.address)}/${machine.length}`;
    add(
      'host-bits',
      { destination: text },
      `A route leads to a network: \`${text}\` is a machine's address, and bits after the first ${machine.length} are set; its network is \`${formatPrefix(network)}\`.`,
    );
    const classLength = classLengthOf(machine.address);
    if (classLength !== null)
      add(
        'class-length',
        { destination: formatPrefix(networkOf(machine.address, classLength)) },
        `Classes are history: ${code(machine.address)} has a prefix of ${machine.length} bits, not of ${classLength}, and its network is \`${formatPrefix(network)}\`.`,
      );
  }
  if (isNetwork || task === 'host')
    add(
      'default-for-network',
      { destination: 'default' },
      `\`default\` stands for every address that no other route fits; what is asked for is \`${truth.destination}\` alone.`,
    );
  if (task === 'host')
    add(
      'network-for-host',
      { destination: formatPrefix(network) },
      `\`${formatPrefix(network)}\` is the whole network of \`${machine.name}\`; to one host leads its address alone, with 32 bits.`,
    );
  if (task === 'replace')
    add(
      'add-for-replace',
      { verb: 'add' },
      'There is a default route with this metric already, and `ip route add` is refused with “File exists”; `ip route replace` takes its place.',
    );
  if (metric !== null)
    add(
      'no-metric',
      { metric: null },
      task === 'backup'
        ? `Without \`metric ${metric}\` it has the metric 0, as the first one has, and \`ip route add\` is refused with “File exists”.`
        : `Without \`metric ${metric}\` the route has the metric 0, and so comes before any other to this network.`,
    );
  if (task === 'remove') return leads;
  add(
    'far-gateway',
    { via: router.far.address },
    `${code(router.far.address)} is the address of \`${router.name}\` on its other side, which \`${host}\` cannot reach without a route; a gateway is on a network of one's own.`,
  );
  if (beside !== null && standing !== null)
    add(
      'other-gateway',
      { via: standing.near },
      `${code(standing.near)} is the gateway of the default route; \`${router.name}\`, which leads to \`${formatPrefix(network)}\`, has ${code(router.near)}.`,
    );
  add(
    'own-address',
    { via: own.address },
    `${code(own.address)} is \`${host}\` itself; a gateway is the router that passes packets on, here ${code(router.near)}.`,
  );
  add(
    'on-link',
    { via: null, device: own.device },
    `\`dev ${own.device}\` alone says that the destination is on that cable itself; it lies behind \`${router.name}\`, so its address stands after \`via\`.`,
  );
  if (task === 'network' || task === 'host')
    add(
      'swapped',
      { destination: formatIpv4(router.near), via: destination.network },
      `The destination comes first, and the gateway after \`via\`: ${code(router.near)} is the gateway.`,
    );
  if (task === 'default' || task === 'network')
    add(
      'own-network',
      { destination: formatPrefix(ownNetwork) },
      `\`${host}\` is in \`${formatPrefix(ownNetwork)}\` itself and has a route to it since it got its address; the destination lies beyond \`${router.name}\`.`,
    );
  return leads;
}

function classLengthOf(address: Ipv4): number | null {
  const lengths: Readonly<Record<string, number>> = { A: 8, B: 16, C: 24 };
  return lengths[addressClass(address)] ?? null;
}
