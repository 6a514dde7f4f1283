import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { formatPrefix, networkOf, type InterfaceAddress } from '../../net/prefix.ts';
import { askTyped } from '../instance.ts';
import { rightRouteCommand, routeCommandLeads, routeCommandMistakes } from '../ip-route-command/leads.ts';
import { routePicture } from '../ip-route-command/picture.ts';
import { hostOf, routeCommandScenario, type RouteScenario } from '../ip-route-command/scenario.ts';
import type { DrillFamily, Level, Working } from '../types.ts';
import { code } from '../wording.ts';

/** The command that adds a route to a host's table, replaces one or takes one away. */
export const family: DrillFamily = {
  id: 'ip-route-command',
  title: 'Setting a route',
  topic: 'Routing',
  needs: ['ip-addr-command', 'route-match'],
  levels: [
    'The default route, through the only router',
    'A route to a /8, /16 or /24 behind the only router',
    "A route to a machine's network from /17 to /29, or to that machine alone",
    'A default route replaced, a second one with a metric, or a route from /17 to /29 removed',
    "Two routers on two interfaces: a route to a machine's network from /13 to /29, with a metric or without",
  ],
  misconceptions: routeCommandMistakes,
  make(level, seed) {
    const scenario = routeCommandScenario(level, seed);
    const host = hostOf(scenario);
    const right = rightRouteCommand(scenario);
    return {
      ...{ family: 'ip-route-command', level, seed, question: question(scenario, level) },
      picture: routePicture(scenario, host, level >= 4),
      ...askTyped({ kind: 'command', host }, right, 'one command', routeCommandLeads(scenario)),
      explanation: explanation(scenario, right),
    };
  },
};

function question(
  { task, host, router, standing, machine, metric, destination }: RouteScenario,
  level: Level,
): string {
  const through = `through \`${router.name}\``;
  const withMetric = metric === null ? '' : `, with the metric ${metric}`;
  switch (task) {
    case 'default':
      return `\`${host}\` reaches only its own network yet. Type the command that sends everything else ${through}.`;
    case 'network':
      return level === 2
        ? `\`${host}\` is to reach the network \`${formatPrefix(destination)}\` ${through}. Type the command that adds the route.`
        : `\`${host}\` is to reach the whole network of \`${machine.name}\` ${through}${withMetric}. Type the command that adds the route.`;
    case 'host':
      return `\`${host}\` is to reach \`${machine.name}\` ${through}, and no other machine of that network. Type the command that adds the route.`;
    case 'replace':
      return `The default route of \`${host}\` leads through \`${standing?.name ?? ''}\`. Type the one command that makes it lead ${through} instead.`;
    case 'backup':
      return `The default route of \`${host}\` leads through \`${standing?.name ?? ''}\`. Type the command that adds another ${through}, with the metric ${metric ?? 0}, for when the first is gone.`;
    case 'remove':
      return `The network of \`${machine.name}\` behind \`${router.name}\` is being shut down. Type the command that removes the route of \`${host}\` to it.`;
  }
}

function explanation(scenario: RouteScenario, right: string): Working[] {
  const { task, machine, router } = scenario;
  const why =
    task === 'remove'
      ? `\`${machine.name}\` is in the network that this command takes from the table: \`${right}\`.`
      : `${destinationPhrase(scenario)} through ${code(router.near)}, the address of \`${router.name}\` on the host's own network: \`${right}\`.`;
  const isReckoned = task === 'remove' || task === 'network';
  return [
    { kind: 'text', markdown: why },
    ...(isReckoned ? [bits(machine)] : []),
    { kind: 'steps', steps: steps(scenario) },
  ];
}

function destinationPhrase({ task, destination, machine }: RouteScenario): string {
  if (task === 'host') return `The one address of \`${machine.name}\` leads`;
  return destination.length === 0
    ? 'Everything without a better route goes'
    : `\`${formatPrefix(destination)}\` is reached`;
}

function bits(machine: InterfaceAddress): Working {
  const network = networkOf(machine.address, machine.length);
  const row = (address: number, remark: string) => ({
    ...{ label: formatIpv4(address), bits: bitsOf(address), compared: machine.length, remark },
    verdict: 'plain' as const,
  });
  return { kind: 'bits', rows: [row(machine.address, 'machine'), row(network.network, 'its network')] };
}

function steps({ task, destination, machine, router, own, metric }: RouteScenario): string[] {
  const network = `\`${formatPrefix(networkOf(machine.address, machine.length))}\``;
  const where =
    destination.length === 0
      ? 'The destination is `default`, which is `0.0.0.0/0`.'
      : task === 'host'
        ? `The destination is ${code(machine.address)} alone; without a length it is a /32.`
        : `The first ${machine.length} bits of ${code(machine.address)} kept and the others cleared: the destination is ${network}.`;
  if (task === 'remove')
    return [where, '`ip route del` needs the destination alone, as long as one route only fits it.'];
  return [
    where,
    `The gateway stands after \`via\`: of the two addresses of \`${router.name}\`, ${code(router.near)} is in the host's own network \`${formatPrefix(networkOf(own.address, own.length))}\`.`,
    `The system finds \`dev ${own.device}\` by itself, since only that interface is in the gateway's network.`,
    ...(task === 'replace'
      ? ['`replace` takes the place of the route to the same destination; `add` would be refused.']
      : []),
    ...(metric === null ? [] : [`\`metric ${metric}\`: the lower one comes first, and without one it is 0.`]),
  ];
}
