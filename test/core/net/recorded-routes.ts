import type { AddressKind } from '../../../src/core/net/address-kind.ts';
import type { RouteRequest } from '../../../src/core/net/host-changes.ts';
import type { Prefix } from '../../../src/core/net/prefix.ts';
import type { Route, RouteType } from '../../../src/core/net/route.ts';
import type { Lookup } from '../../../src/core/net/routes.ts';
import type { DeviceAddress } from '../../../src/core/net/source-address.ts';

/** A route as it was recorded. */
export interface RecordedRoute {
  dst: string;
  via?: string;
  dev?: string;
  metric?: number;
  type: RouteType;
  src?: string;
  flags?: string[];
}

/** One line of routes4.jsonl or routes6.jsonl. */
export interface RoutesCase {
  seed: number;
  addrs: { dev: string; addr: string }[];
  commands: string[];
  link?: { event: 'down' | 'nocarrier'; dev: string };
  rejected: { cmd: string; stderr: string }[];
  routes: RecordedRoute[];
  local_routes: RecordedRoute[];
  ip_route: string;
  route_n: string;
  lookups: Record<string, unknown>[];
}

/** Reads `address/length`, or an address alone as one host; throws if it cannot be read. */
function readPair<Address>(kind: AddressKind<Address>, text: string): { address: Address; length: number } {
  const [addressText = '', length = String(kind.bits)] = text.split('/');
  const address = kind.parse(addressText);
  if (address === null) throw new Error(`${text} cannot be read`);
  return { address, length: Number(length) };
}

function readPrefix<Address>(kind: AddressKind<Address>, text: string): Prefix<Address> {
  const any = kind.bits === 32 ? '0.0.0.0/0' : '::/0';
  const { address, length } = readPair(kind, text === 'default' ? any : text);
  return kind.networkOf(address, length);
}

function readAddress<Address>(kind: AddressKind<Address>, text: string | undefined): Address | null {
  return text === undefined ? null : readPair(kind, text).address;
}

/** The recorded route as the solvers have it. */
export function toRoute<Address>(kind: AddressKind<Address>, recorded: RecordedRoute): Route<Address> {
  return {
    destination: readPrefix(kind, recorded.dst),
    type: recorded.type,
    via: readAddress(kind, recorded.via),
    device: recorded.dev ?? null,
    metric: recorded.metric ?? 0,
    source: readAddress(kind, recorded.src),
  };
}

/** The recorded addresses, in the order in which they were given. */
export function toAddresses<Address>(
  kind: AddressKind<Address>,
  recorded: RoutesCase,
): DeviceAddress<Address>[] {
  return recorded.addrs.map(({ dev, addr }) => ({ ...readPair(kind, addr), device: dev }));
}

/** Reads `ip [-6] route add …` as the recordings have it. */
export function toRequest<Address>(kind: AddressKind<Address>, command: string): RouteRequest<Address> {
  const words = command.replace(/^ip (-6 )?route add /, '').split(' ');
  const type = (['blackhole', 'unreachable', 'prohibit'] as const).find((word) => word === words[0]);
  const [destination = '', ...rest] = type === undefined ? words : words.slice(1);
  const valueOf = (key: string) => (rest.includes(key) ? rest[rest.indexOf(key) + 1] : undefined);
  const metric = valueOf('metric');
  return {
    destination: readPrefix(kind, destination),
    type: type ?? 'unicast',
    via: readAddress(kind, valueOf('via')),
    device: valueOf('dev') ?? null,
    metric: metric === undefined ? null : Number(metric),
  };
}

/** A lookup in the recorded form; absent fields are undefined. */
export function asRecorded<Address>(
  kind: AddressKind<Address>,
  ip: unknown,
  found: Lookup<Address>,
): Record<string, unknown> {
  const text = (address: Address | null) => (address === null ? undefined : kind.format(address));
  const prefix = found.matchedPrefix;
  return {
    ip,
    type: found.type,
    via: text(found.via),
    dev: found.device ?? undefined,
    src: text(found.source),
    matched_prefix: prefix === null ? null : `${kind.format(prefix.network)}/${prefix.length}`,
    metric: found.metric === 0 ? undefined : found.metric,
    table: found.table ?? undefined,
    error: found.error ?? undefined,
  };
}

/** Absent fields count too: a gateway the kernel did not name must not be named by the solver. */
export function withAbsent(recorded: Record<string, unknown>): Record<string, unknown> {
  const keys = ['ip', 'type', 'via', 'dev', 'src', 'matched_prefix', 'metric', 'table', 'error'];
  return { ...Object.fromEntries(keys.map((key) => [key, undefined])), ...recorded };
}
