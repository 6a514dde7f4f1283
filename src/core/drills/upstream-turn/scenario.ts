import { Balancer, type Balanced } from '../../net/nginx/balancer.ts';
import type { Peer, Upstream } from '../../net/nginx/model.ts';
import { readNginx } from '../../net/nginx/read-nginx.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** An upstream, the requests to it, and who core/net says gets them. */
export interface TurnScenario {
  readonly config: string;
  readonly upstream: Upstream;
  /** The first request asked about, from 1. */
  readonly turn: number;
  /** How many requests in a row are asked about. */
  readonly asked: number;
  /** Address of the backend that refuses connections; null if all answer. */
  readonly dead: string | null;
  /** Open connections by address, for `least_conn`; null for other methods. */
  readonly connections: ReadonlyMap<string, number> | null;
  /** What became of each request from the first to the last asked about and two more. */
  readonly requests: readonly Balanced[];
}

/** How the peers of a level are made. */
interface Shape {
  readonly peers: readonly [number, number];
  readonly heaviest: number;
  readonly aside: number;
  readonly dead: number;
  readonly leastConn: number;
  readonly turns: readonly [number, number];
}

const shapes: Readonly<Record<Level, Shape>> = {
  1: { peers: [3, 4], heaviest: 1, aside: 0, dead: 0, leastConn: 0, turns: [3, 14] },
  2: { peers: [3, 3], heaviest: 4, aside: 0, dead: 0, leastConn: 0, turns: [2, 7] },
  3: { peers: [3, 4], heaviest: 4, aside: 1, dead: 0, leastConn: 0, turns: [2, 8] },
  4: { peers: [3, 4], heaviest: 4, aside: 0.3, dead: 0.5, leastConn: 1, turns: [3, 8] },
  5: { peers: [3, 4], heaviest: 5, aside: 0.7, dead: 0.6, leastConn: 0, turns: [3, 8] },
};

const names = ['app', 'backend', 'shop', 'api_pool', 'web', 'workers', 'search'];

/** Makes the upstream and the question of an instance. */
export function turnScenario(level: Level, seed: number): TurnScenario {
  const random = new Random(`upstream-turn/${level}/${seed}`);
  const shape = shapes[level];
  const isDying = random.chance(shape.dead);
  const isLeastConn = !isDying && random.chance(shape.leastConn);
  for (;;) {
    const config = written(random, shape, isLeastConn);
    const [upstream] = readNginx(config).upstreams;
    if (upstream === undefined) continue;
    const taking = upstream.peers.filter(({ isDown, isBackup }) => !isDown && !isBackup);
    const weights = new Set(taking.map(({ weight }) => weight));
    const isDull = taking.length < (isDying ? 3 : 2) || (shape.heaviest > 1 && weights.size === 1);
    if (isDull) continue;
    const dead = isDying ? random.pick(taking).address : null;
    const connections = isLeastConn ? someConnections(random, upstream.peers) : null;
    if (connections === undefined) continue;
    const asked = level === 5 ? 3 : 1;
    const turn = isLeastConn ? 1 : random.int(...shape.turns);
    const scenario = { config, upstream, turn, asked, dead, connections };
    return { ...scenario, requests: sent(scenario, upstream) };
  }
}

/** Sends the requests of a scenario to an upstream, perhaps one that somebody read wrongly. */
export function sent(
  { turn, asked, dead, connections }: Omit<TurnScenario, 'requests'>,
  upstream: Upstream,
): Balanced[] {
  const balancer = new Balancer(upstream);
  return Array.from({ length: turn + asked + 1 }, () =>
    balancer.send({
      client: '203.0.113.7',
      atSeconds: 0,
      isListening: (address) => address !== dead,
      openConnections: (address) => connections?.get(address) ?? 0,
    }),
  );
}

function written(random: Random, shape: Shape, isLeastConn: boolean): string {
  const count = random.int(...shape.peers);
  const network = `10.${random.int(0, 40)}.${random.int(0, 255)}`;
  const first = random.int(2, 200);
  const port = random.pick([8080, 3000, 5000, 9000]);
  const aside = random.chance(shape.aside) ? random.int(0, count - 1) : -1;
  const kind = random.pick(['down', 'backup']);
  const name = random.pick(names);
  const lines = Array.from({ length: count }, (_, index) => {
    const weight = random.int(1, shape.heaviest);
    const options = [...(weight === 1 ? [] : [`weight=${weight}`]), ...(index === aside ? [kind] : [])];
    return `    server ${[`${network}.${first + index}:${port}`, ...options].join(' ')};`;
  });
  const method = isLeastConn ? ['    least_conn;'] : [];
  return `${[`upstream ${name} {`, ...method, ...lines, '}'].join('\n')}\n`;
}

/** Connections of which one backend has fewest for its weight; undefined if the dice give none. */
function someConnections(random: Random, peers: readonly Peer[]): ReadonlyMap<string, number> | undefined {
  const counts = new Map(
    peers.map((peer) => [peer.address, peer.isDown || peer.isBackup ? 0 : random.int(1, 9)]),
  );
  const shares = peers
    .filter(({ isDown, isBackup }) => !isDown && !isBackup)
    .map(({ address, weight }) => (counts.get(address) ?? 0) / weight)
    .sort((one, other) => one - other);
  return shares[0] === shares[1] ? undefined : counts;
}

/** The address alone, without the port. */
export function hostOf(peer: Peer | null): string {
  return peer?.address.replace(/:\d+$/, '') ?? '';
}
