import type { Ipv4 } from '../../net/address.ts';
import { forwarding } from '../../net/lab/forwarding.ts';
import { destinationText } from '../route-match/scenario.ts';
import { askChoice, type Asked, type Lead } from '../instance.ts';
import { code } from '../wording.ts';
import type { ForwardScenario } from './scenario.ts';

/** Mistakes about whether a packet is passed on, each with its heading. */
export const passMistakes = {
  'route-is-enough': 'You overlooked that forwarding is off',
  'forwarding-is-enough': 'You passed on a packet without a route',
  'overlooks-forwarding': 'You overlooked that forwarding is on',
  'connected-is-no-route': 'You overlooked that a connected network is a route',
  'own-address-needs-forwarding': "You asked for forwarding to the machine's own address",
  'own-address-passed-on': "You passed on what is for the machine's own address",
  'ignores-the-link': 'You overlooked that the interface has no link',
  'default-always-wins': 'You sent everything through the default gateway',
} as const;

const off = 'No: it does not forward packets';
const noRoute = 'No: it has no route for that address';
const own = 'No: it is for the machine itself';
const noLink = (device: string) => `No: its way out \`${device}\` has no link`;
const yes = (nextHop: Ipv4, device: string) => `Yes: to ${code(nextHop)} by \`${device}\``;

function rightText({ truth }: ForwardScenario): string {
  const { verdict, nextHop, device } = truth;
  if (verdict === 'not-forwarding') return off;
  if (verdict === 'own') return own;
  if (nextHop === null || device === null) return noRoute;
  return verdict === 'no-link' ? noLink(device) : yes(nextHop, device);
}

/** The choices. */
export function askPassedOn(scenario: ForwardScenario): Asked {
  const { host, destination, truth, random } = scenario;
  const asIfOn = forwarding({ ...host, forwards: true }, destination);
  const way = asIfOn.nextHop !== null && asIfOn.device !== null ? yes(asIfOn.nextHop, asIfOn.device) : null;
  const why = whyPassedOn(scenario);
  const lead = (misconception: keyof typeof passMistakes, leadsTo: string | null): Lead<string>[] =>
    leadsTo === null ? [] : [{ misconception, leadsTo, sentence: why }];
  const last = host.interfaces.at(-1)?.device ?? '';
  const holder = host.interfaces.find(({ addresses }) =>
    addresses.some(({ address }) => address === destination),
  );
  const fallback = host.routes.find(({ destination: to }) => to.length === 0);
  const fallbackText =
    fallback?.via == null || fallback.device === null ? null : yes(fallback.via, fallback.device);
  const { verdict } = truth;
  return askChoice(random, rightText(scenario), [
    ...(verdict === 'not-forwarding' ? lead('route-is-enough', way) : []),
    ...(verdict === 'no-route' ? lead('forwarding-is-enough', yes(destination, last)) : []),
    ...(verdict === 'own'
      ? [
          ...lead('own-address-needs-forwarding', host.forwards ? null : off),
          ...lead('own-address-passed-on', yes(destination, holder?.device ?? '')),
        ]
      : []),
    ...(verdict === 'no-link' ? lead('ignores-the-link', way) : []),
    ...(host.forwards && verdict !== 'own' ? lead('overlooks-forwarding', off) : []),
    ...(verdict === 'own' ? [] : lead('default-always-wins', fallbackText)),
    ...lead('connected-is-no-route', verdict === 'no-route' || asIfOn.lookup.via !== null ? null : noRoute),
    ...(verdict === 'not-forwarding' && asIfOn.lookup.via !== null
      ? lead('forwarding-is-enough', yes(destination, asIfOn.device ?? ''))
      : []),
    ...(verdict === 'passed-on' && asIfOn.lookup.via !== null
      ? lead('forwarding-is-enough', yes(destination, asIfOn.device ?? ''))
      : []),
  ]);
}

/** One sentence: why the right answer is right. */
export function whyPassedOn({ host, destination, truth }: ForwardScenario): string {
  const name = `\`${host.name}\``;
  const { verdict, nextHop, device, lookup } = truth;
  const route = lookup.candidates.find(({ outcome }) => outcome === 'wins')?.route;
  const by = route === undefined ? '' : `\`${destinationText(route)}\``;
  if (verdict === 'own')
    return `${code(destination)} is one of the addresses of ${name} itself, and it answers to all of them on every interface, forwarding or not.`;
  if (verdict === 'not-forwarding')
    return `\`net.ipv4.ip_forward\` is 0, so ${name} drops in silence whatever is not for itself, routes or not.`;
  if (nextHop === null) return `${name} forwards, but none of its routes holds ${code(destination)}.`;
  if (verdict === 'no-link')
    return `The route ${by} leads by \`${device ?? ''}\`, which shows \`NO-CARRIER\`: the route stays, but nothing gets through.`;
  return `${name} forwards, and its route ${by} leads to ${code(nextHop)} by \`${device ?? ''}\`, which has a link.`;
}

/** The steps by which one decides. */
export function passSteps({ host, destination, truth }: ForwardScenario): string[] {
  const { verdict, nextHop, device } = truth;
  const isOwn = verdict === 'own';
  const first = `Is ${code(destination)} an address of the machine itself? ${isOwn ? 'Yes: it takes the packet.' : 'No.'}`;
  if (isOwn) return [first, '`ip_forward` matters only for what is for others.'];
  const second = `Does it forward? \`ip_forward\` is ${host.forwards ? '1: yes.' : '0: no, and that is the end.'}`;
  if (!host.forwards) return [first, second];
  if (nextHop === null)
    return [
      first,
      second,
      'Is there a route? None holds the address, so it tells the sender that the network is unreachable.',
    ];
  return [
    ...[first, second, `Is there a route? Yes, to ${code(nextHop)} by \`${device ?? ''}\`.`],
    `Does \`${device ?? ''}\` have a link? ${verdict === 'no-link' ? 'No: `NO-CARRIER`.' : 'Yes.'}`,
  ];
}
