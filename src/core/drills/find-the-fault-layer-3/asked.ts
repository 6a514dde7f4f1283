import type { LabHost } from '../../net/lab/lab.ts';
import type { TripEnd } from '../../net/lab/trip.ts';
import { formatPrefix, networkOf } from '../../net/prefix.ts';
import { askChoice, type Asked, type Lead } from '../instance.ts';
import { code } from '../wording.ts';
import type { RoutedScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const routedMistakes = {
  'forgets-the-way-back': 'You forgot the way back',
  'asks-for-a-default': 'You asked for a default route where another one will do',
  'expects-the-far-gateway': "You expected the router's far address as the gateway",
  'connected-is-no-route': 'You overlooked that a connected network is a route',
  'misreads-the-message': 'You misread who said that it is unreachable',
  'blames-a-bystander': 'You blamed a machine that is not on the way',
  'takes-a-neighbour-for-a-router': 'You took any neighbour for a router',
} as const;

type RoutedMistake = keyof typeof routedMistakes;

const noRoute = (name: string, other: string) => `\`${name}\` has no route to the network of \`${other}\``;
const gateway = (name: string) => `The gateway of \`${name}\` is not the router`;
const notForwarding = (name: string) => `\`${name}\` does not forward packets`;
const linkDown = (name: string) => `\`eth1\` of \`${name}\` is switched off`;

/** The choices. */
export function askRouted(scenario: RoutedScenario): Asked {
  const { a, c, router, bystander, fault, seen, random } = scenario;
  const why = whyRouted(scenario);
  const lead = (misconception: RoutedMistake, leadsTo: string, sentence: string): Lead<string>[] => [
    { misconception, leadsTo, sentence: `${sentence} ${why}` },
  ];
  const isAt = (host: LabHost) => fault.host === host.name;
  const isDown = fault.kind === 'link-down';
  const hasDefault = ({ routes }: LabHost) => routes.some(({ destination }) => destination.length === 0);
  const specific = [a, c].filter((host) => !isAt(host) && !hasDefault(host));
  return askChoice(random, faultText(scenario), [
    ...(fault.isOnTheWayBack
      ? lead(
          'forgets-the-way-back',
          notForwarding(router.name),
          `\`${router.name}\` forwards: the packet arrives, and the answer is lost.`,
        )
      : []),
    ...(fault.kind === 'wrong-gateway'
      ? lead(
          'takes-a-neighbour-for-a-router',
          linkDown(router.name),
          `Both links of \`${router.name}\` are up, but it is not asked.`,
        )
      : []),
    ...(seen.result === 'no-route'
      ? lead(
          'misreads-the-message',
          linkDown(router.name),
          `\`ping: connect:\` is said by \`${a.name}\` itself, before any packet leaves.`,
        )
      : []),
    ...(isDown
      ? lead(
          'misreads-the-message',
          noRoute(a.name, c.name),
          `\`Destination Net Unreachable\` is said by the router, \`${a.name}\` did send its packet.`,
        )
      : []),
    ...specific.flatMap((host) =>
      lead(
        'asks-for-a-default',
        noRoute(host.name, host === a ? c.name : a.name),
        `\`${host.name}\` has no default route, but one to the other network, and that is enough.`,
      ),
    ),
    ...(isAt(a)
      ? []
      : lead(
          'expects-the-far-gateway',
          gateway(a.name),
          `A gateway is the router's address in one's own network.`,
        )),
    ...(bystander.routes.some(({ via }) => via !== null)
      ? []
      : lead(
          'blames-a-bystander',
          noRoute(bystander.name, c.name),
          `\`${bystander.name}\` is neither asked nor on the way.`,
        )),
    ...(isDown
      ? []
      : lead(
          'connected-is-no-route',
          noRoute(router.name, c.name),
          `\`${router.name}\` is in both networks, which gives it a route to each.`,
        )),
  ]);
}

function faultText({ fault, a, c }: RoutedScenario): string {
  const { kind, host } = fault;
  if (kind === 'no-route') return noRoute(host, host === c.name ? a.name : c.name);
  return { 'wrong-gateway': gateway, 'forwarding-off': notForwarding, 'link-down': linkDown }[kind](host);
}

/** One sentence: why the right answer is right. */
export function whyRouted({ lab, fault, a, c, router, seen }: RoutedScenario): string {
  const { kind, host, isOnTheWayBack } = fault;
  const [name, there] = [`\`${host}\``, isOnTheWayBack ? a : c];
  const network = networkText(there);
  if (kind === 'no-route')
    return isOnTheWayBack
      ? `The packet arrives at ${name}, but no route of ${name} holds ${network}, so it cannot answer.`
      : `No route of ${name} holds ${network}, so nothing leaves.`;
  if (kind === 'forwarding-off')
    return `\`net.ipv4.ip_forward\` of ${name} is 0: it drops in silence what is not for itself.`;
  if (kind === 'link-down')
    return `\`eth1\` of ${name} is down, and the route to ${network} went with it: ${name} answers \`Destination Net Unreachable\`.`;
  const way = isOnTheWayBack ? seen.back : seen.there;
  const via = way?.hops.findLast((hop) => hop.host === host)?.nextHop ?? 0;
  const owner = lab.hosts.find(({ interfaces }) =>
    interfaces.some(({ addresses }) => addresses.some(({ address }) => address === via)),
  );
  const who = owner === undefined ? 'which nobody has' : `which is \`${owner.name}\` and does not forward`;
  return `${name} sends through ${code(via)}, ${who}, instead of through \`${router.name}\`.`;
}

function networkText({ interfaces }: LabHost): string {
  const own = interfaces[0]?.addresses[0];
  return own === undefined ? '' : `\`${formatPrefix(networkOf(own.address, own.length))}\``;
}

/** The steps by which one finds it. */
export function routedSteps({ a, c, seen }: RoutedScenario): string[] {
  const way = ({ hops }: { hops: readonly { host: string; nextHop: number; device: string }[] }) =>
    hops.map(({ host, nextHop, device }) => `\`${host}\` sends to ${code(nextHop)} by \`${device}\`.`);
  const said = {
    ...{
      'no-route': `the kernel of \`${a.name}\` itself has no route`,
      timeout: 'the packet or its answer is dropped in silence',
    },
    ...{
      'host-unreachable': 'somebody asked for the next hop and nobody answered',
      'net-unreachable': 'a router on the way has no route',
    },
  };
  const word = seen.result in said ? said[seen.result as keyof typeof said] : 'something is refused';
  return [
    `What the ping says: ${word}.`,
    ...way(seen.there),
    ...(seen.back === null ? [] : [`\`${c.name}\` gets it and answers.`, ...way(seen.back)]),
    ending((seen.back ?? seen.there).end),
  ];
}

function ending({ kind, host }: TripEnd): string {
  if (kind === 'no-neighbour') return 'Nobody on that link answers for the address.';
  return kind === 'not-forwarding'
    ? `\`${host}\` gets it and does not forward it.`
    : `\`${host}\` has no route for it.`;
}
