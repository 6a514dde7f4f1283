import { contains, covers, networkOf, type Prefix } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import { machine, surroundings, through } from '../lab-machines.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { hostNames, someAddress, somePrefix } from '../values.ts';

/** A table as `route -n` prints it, and the row that is asked about. */
export interface TableScenario {
  readonly host: string;
  readonly routes: readonly Route[];
  readonly asked: Route;
  readonly random: Random;
}

/** What a row can be. */
export type RowKind = 'default' | 'on-link' | 'network' | 'host' | 'refused';

const shapes: Readonly<
  Record<Level, { cards: number; lengths: readonly number[]; kinds: readonly RowKind[] }>
> = {
  1: { cards: 1, lengths: [16, 24], kinds: ['default', 'on-link', 'network'] },
  2: { cards: 2, lengths: [16, 24], kinds: ['default', 'on-link', 'network', 'host', 'refused'] },
  3: { cards: 2, lengths: range(25, 30), kinds: ['on-link', 'network', 'network'] },
  4: { cards: 2, lengths: range(9, 23), kinds: ['on-link', 'network', 'network'] },
  5: { cards: 3, lengths: [...range(12, 22), ...range(25, 29)], kinds: ['on-link', 'network'] },
};

/** What one row is. */
export function rowKind({ destination, via, type }: Route): RowKind {
  if (type !== 'unicast') return 'refused';
  if (destination.length === 0) return 'default';
  if (destination.length === 32) return 'host';
  return via === null ? 'on-link' : 'network';
}

/** Makes the table; no destination occurs twice. */
export function tableScenario(level: Level, seed: number): TableScenario {
  const random = new Random(`read-route-n/${level}/${seed}`);
  const { cards: count, lengths, kinds } = shapes[level];
  const wanted = random.pick(kinds);
  for (;;) {
    const networks = Array.from({ length: count }, () =>
      somePrefix(random, Math.min(28, random.pick(lengths.filter((length) => length >= 12)))),
    );
    const isApart = networks.every((one, index) =>
      networks.every((other, place) => place === index || !(covers(one, other) || covers(other, one))),
    );
    if (!isApart) continue;
    const routes = draw(random, level, networks, lengths);
    const fitting = routes.filter((route) => rowKind(route) === wanted);
    const keys = routes.map(({ destination }) => destination.network);
    if (fitting.length > 0 && new Set(keys).size === keys.length)
      return { host: random.pick(hostNames), routes, asked: random.pick(fitting), random };
  }
}

function draw(
  random: Random,
  level: Level,
  networks: readonly Prefix[],
  lengths: readonly number[],
): Route[] {
  const { cards, gateway } = surroundings(random, networks);
  const elsewhere = (length: number): Prefix => {
    const prefix = length === 32 ? networkOf(someAddress(random), 32) : somePrefix(random, length);
    return networks.some((own) => contains(own, prefix.network))
      ? networkOf(prefix.network ^ 0x4000, length)
      : prefix;
  };
  const routes: Route[] = [through(...gateway())];
  const specific = random.int(1, 2) + (level === 5 ? random.int(0, 1) : 0);
  for (let index = 0; index < specific; index += 1)
    routes.push(through(...gateway(), elsewhere(random.pick(lengths))));
  if (level >= 2 && random.chance(0.7)) routes.push(through(...gateway(), elsewhere(32)));
  if (level >= 2 && random.chance(0.6)) routes.push(refused(elsewhere(random.pick(lengths))));
  return [...machine('', cards, routes).routes];
}

function refused(destination: Prefix): Route {
  return { destination, type: 'unreachable', via: null, device: null, metric: 0, source: null };
}
