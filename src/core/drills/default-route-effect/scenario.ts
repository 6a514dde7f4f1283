import type { Ipv4 } from '../../net/address.ts';
import { routeOf, type LabHost } from '../../net/lab/lab.ts';
import { contains, covers, lastAddress, networkOf, type Prefix } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import { machine, surroundings, through } from '../lab-machines.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { hostNames, someAddress, someHost, somePrefix } from '../values.ts';

/** Where packets for an address go. */
export type Way =
  | { readonly kind: 'nowhere' | 'refused' }
  | { readonly kind: 'on-link'; readonly device: string }
  | { readonly kind: 'gateway'; readonly via: Ipv4 };

/** A machine before and after its default route is added, replaced or deleted. */
export interface EffectScenario {
  readonly before: LabHost;
  readonly after: LabHost;
  readonly command: 'add' | 'replace' | 'del';
  /** The gateway of the default route afterwards; null once it is deleted. */
  readonly gateway: Ipv4 | null;
  /** One address, or several of which those are counted whose way changes. */
  readonly destinations: readonly Ipv4[];
  readonly random: Random;
}

interface Shape {
  readonly lengths: readonly number[];
  readonly cards: number;
  readonly specific: readonly [number, number];
  readonly destinations: number;
  readonly commands: readonly EffectScenario['command'][];
}

const shapes: Readonly<Record<Level, Shape>> = {
  1: { lengths: [24], cards: 1, specific: [1, 1], destinations: 1, commands: ['add'] },
  2: { lengths: [16, 24], cards: 2, specific: [2, 3], destinations: 1, commands: ['add'] },
  3: { lengths: range(18, 27), cards: 2, specific: [2, 3], destinations: 1, commands: ['add', 'replace'] },
  4: { lengths: [16, 24], cards: 1, specific: [2, 3], destinations: 6, commands: ['add'] },
  5: {
    lengths: range(18, 27),
    cards: 2,
    specific: [2, 3],
    destinations: 6,
    commands: ['add', 'replace', 'del'],
  },
};

/** Where a machine sends what is for an address. */
export function wayOf(host: LabHost, address: Ipv4): Way {
  const { type, via, device } = routeOf(host, address);
  if (type === 'none') return { kind: 'nowhere' };
  if (via !== null) return { kind: 'gateway', via };
  return device === null ? { kind: 'refused' } : { kind: 'on-link', device };
}

/** Makes the machine and the destinations; of several, one at least changes its way and one does not. */
export function effectScenario(level: Level, seed: number): EffectScenario {
  const random = new Random(`default-route-effect/${level}/${seed}`);
  const shape = shapes[level];
  for (;;) {
    const made = draw(random, shape, level);
    const changed = made.destinations.filter((one) => isChanged(made, one)).length;
    const [first = 0] = made.destinations;
    // What a replaced default leaves on the link or refused deceives nobody.
    const isOpen = made.command !== 'replace' || wayOf(made.after, first).kind === 'gateway';
    const isFair = shape.destinations === 1 ? isOpen : changed >= 1 && changed < made.destinations.length - 1;
    const isOrdinary = made.destinations.every(
      (one) => !['local', 'broadcast'].includes(routeOf(made.before, one).type),
    );
    if (isFair && isOrdinary && new Set(made.destinations).size === made.destinations.length) return made;
  }
}

/** Whether packets for an address go another way afterwards. */
export function isChanged({ before, after }: EffectScenario, address: Ipv4): boolean {
  return JSON.stringify(wayOf(before, address)) !== JSON.stringify(wayOf(after, address));
}

function draw(random: Random, shape: Shape, level: Level): EffectScenario {
  const networks = someNetworks(random, shape);
  const { cards, gateway, taken } = surroundings(random, networks);
  const elsewhere = Array.from({ length: random.int(...shape.specific) }, () =>
    somePrefix(random, random.pick(shape.lengths)),
  ).filter((one) => networks.every((own) => !covers(own, one) && !covers(one, own)));
  const specific = elsewhere.map((prefix, index): Route =>
    level >= 3 && index === 0 && random.chance(0.4)
      ? { destination: prefix, type: 'unreachable', via: null, device: null, metric: 0, source: null }
      : through(...gateway(), prefix),
  );
  const command = random.pick(shape.commands);
  const [old, fresh] = [through(...gateway()), through(...gateway())];
  const name = random.pick(hostNames);
  const before = machine(name, cards, command === 'add' ? specific : [...specific, old]);
  const after = machine(name, cards, command === 'del' ? specific : [...specific, fresh]);
  const destinations = Array.from({ length: shape.destinations }, () =>
    someDestination(random, networks, elsewhere, taken),
  );
  return { before, after, command, gateway: command === 'del' ? null : fresh.via, destinations, random };
}

function someNetworks(random: Random, { cards, lengths }: Shape): Prefix[] {
  for (;;) {
    const networks = Array.from({ length: cards }, () =>
      somePrefix(random, Math.min(26, random.pick(lengths))),
    );
    const [one, other] = networks;
    if (one === undefined || other === undefined || !(covers(one, other) || covers(other, one)))
      return networks;
  }
}

/** An address on a link, behind one of the gateways, right beside such a network, or anywhere. */
function someDestination(
  random: Random,
  networks: readonly Prefix[],
  elsewhere: readonly Prefix[],
  taken: readonly Ipv4[],
): Ipv4 {
  const known = random.pick([...networks, ...elsewhere]);
  const place = random.int(0, 3);
  if (place === 0) return someHost(random, random.pick(networks), taken);
  if (place === 1) return someHost(random, known, taken);
  const beside = networkOf(lastAddress(known) + 1, known.length);
  const isUsable =
    place === 2 &&
    lastAddress(known) < 2 ** 31 + 2 ** 30 &&
    !networks.some((own) => contains(own, beside.network));
  return isUsable ? someHost(random, beside, taken) : someAddress(random);
}
