import type { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { listed } from '../wording.ts';

/** So many hosts, and what a question says of them. */
export interface Need {
  readonly hosts: number;
  /** Without those to come. */
  readonly now: number;
  readonly text: string;
  /** The step that adds them up; null if there is nothing to add. */
  readonly sum: string | null;
}

/** Near a power of two, where mistakes show, or anywhere; from 3 up, since a /31 would do for two. */
function someHosts(random: Random, bits: readonly [number, number]): number {
  const power = 2 ** random.int(...bits);
  if (random.chance(0.55)) return Math.max(3, power + random.pick([-3, -2, -1, -1, 0, 0]));
  return Math.max(3, random.int(power / 2, power));
}

const things = [
  'machines',
  'hosts',
  'phones',
  'servers',
  'cameras',
  'sensors',
  'printers',
  'virtual machines',
];

/** Draws how many hosts a network is to hold. */
export function someNeed(random: Random, level: Level): Need {
  const bits = { 1: [3, 8], 2: [3, 8], 3: [8, 13], 4: [5, 10], 5: [3, 6] } as const;
  const hosts = someHosts(random, bits[level]);
  const thing = random.pick(things);
  if (level !== 4) return { hosts, now: hosts, text: `${hosts} ${thing}`, sum: null };
  if (random.chance(0.5)) {
    const more = random.int(2, Math.floor(hosts / 3));
    const now = hosts - more;
    const text = `${now} ${thing} today and ${more} more that are ordered`;
    return { hosts, now, text, sum: `${now} + ${more} = ${hosts} hosts.` };
  }
  const [routers, switches] = [random.int(1, 3), random.int(2, 9)];
  const now = hosts - routers - switches;
  const parts = [
    `${now} ${thing}`,
    routers === 1 ? 'the router' : `${routers} routers`,
    `${switches} switches with an address each`,
  ];
  const sum = `Routers and switches count too: ${now} + ${routers} + ${switches} = ${hosts} hosts.`;
  return { hosts, now, text: listed(parts), sum };
}
