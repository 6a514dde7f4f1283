import type { Ipv4 } from '../../net/address.ts';
import { forwarding, type Forwarding } from '../../net/lab/forwarding.ts';
import type { LabHost, LabInterface } from '../../net/lab/lab.ts';
import { contains, networkOf, type Prefix } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import { machine, plugged, through } from '../lab-machines.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { someAddress, someHost, somePrefix } from '../values.ts';

/** A Linux machine between networks, and a packet that comes in by its first interface. */
export interface ForwardScenario {
  readonly host: LabHost;
  readonly destination: Ipv4;
  readonly truth: Forwarding;
  readonly random: Random;
}

type Case = 'on-link' | 'off' | 'gateway' | 'no-route' | 'far-side' | 'no-link';

const cases: Readonly<Record<Level, readonly Case[]>> = {
  1: ['on-link', 'off'],
  2: ['on-link', 'off', 'gateway', 'no-route'],
  3: ['far-side', 'no-link', 'off', 'no-route', 'gateway'],
  4: [],
  5: ['far-side', 'no-link', 'no-link', 'off', 'on-link', 'gateway'],
};

const boxNames = ['gw', 'gw1', 'router', 'edge', 'fw1', 'box', 'hub', 'vpn1', 'node1', 'lab-router'];

/** Makes the machine and the packet. */
export function forwardScenario(level: Level, seed: number): ForwardScenario {
  const random = new Random(`forwarding/${level}/${seed}`);
  const wanted = random.pick(cases[level]);
  const name = random.pick(boxNames);
  for (;;) {
    const networks = Array.from({ length: level >= 3 ? 3 : 2 }, () =>
      somePrefix(random, level === 5 ? random.int(18, 28) : 24),
    );
    if (!areApart(networks)) continue;
    const cards = networks.map((network, index) =>
      plugged(`eth${index}`, `switch ${index}`, {
        address: someHost(random, network),
        length: network.length,
      }),
    );
    const made = draw(random, wanted, name, networks, cards, level);
    const wantedVerdict = {
      ...{ 'on-link': 'passed-on', off: 'not-forwarding', gateway: 'passed-on' },
      ...{ 'no-route': 'no-route', 'far-side': 'own', 'no-link': 'no-link' },
    }[wanted];
    if (made.truth.verdict === wantedVerdict) return { ...made, random };
  }
}

function areApart(networks: readonly Prefix[]): boolean {
  return networks.every((one, index) =>
    networks.every((other, place) => place === index || !contains(networkOf(one.network, 16), other.network)),
  );
}

function draw(
  random: Random,
  wanted: Case,
  name: string,
  networks: readonly Prefix[],
  cards: readonly LabInterface[],
  level: Level,
): Omit<ForwardScenario, 'random'> {
  const out = random.int(1, networks.length - 1);
  const [network, card] = [networks[out], cards[out]];
  if (network === undefined || card === undefined) throw new RangeError('No interface to go out by');
  const own = card.addresses[0]?.address ?? 0;
  const gateway = someHost(random, network, [own]);
  const remote = networkOf(someAddress(random), level >= 3 ? random.int(16, 26) : random.pick([16, 24]));
  const hasDefault = wanted !== 'no-route' && random.chance(0.5);
  const routes: Route[] = [through(gateway, card.device, remote)];
  const other = cards.length - 1;
  if (hasDefault) {
    const to = networks[other] ?? network;
    const taken = [cards[other]?.addresses[0]?.address ?? 0, gateway];
    routes.push(through(someHost(random, to, taken), `eth${other}`));
  }
  const isOnLink = wanted === 'on-link' || (wanted !== 'gateway' && random.chance(0.5));
  const there = isOnLink ? someHost(random, network, [own, gateway]) : someHost(random, remote);
  const destination = wanted === 'far-side' ? own : wanted === 'no-route' ? someAddress(random) : there;
  const shown = cards.map((one, index) =>
    wanted === 'no-link' && index === out ? { ...one, hasCarrier: false } : one,
  );
  const forwards = wanted === 'far-side' ? random.chance(0.4) : wanted !== 'off';
  const host = machine(name, shown, routes, forwards);
  return { host, destination, truth: forwarding(host, destination) };
}
