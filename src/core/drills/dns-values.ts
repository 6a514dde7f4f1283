import { formatIpv4, ipv4 } from '../net/address.ts';
import { parseZone, type Zone } from '../net/zone.ts';
import { adjectives, nouns, topLevels } from './names.ts';
import type { Random } from './random.ts';

/** A record as a zone file writes it, perhaps with a relative name. */
export interface WrittenRecord {
  readonly name: string;
  readonly ttl: number;
  readonly type: string;
  readonly data: string;
}

/** A made-up domain under a top level nobody owns, such as `calm-otter.example`, without a final dot. */
export function someDomain(random: Random): string {
  return `${random.pick(adjectives)}-${random.pick(nouns)}.${random.pick(topLevels)}`;
}

/** So many different IPv4 addresses of one private or documentation network, now and then the notes' own; at most 200. */
export function someAddresses(random: Random, count: number): string[] {
  const network = random.pick([
    ...['192.0.2.0', '198.51.100.0', '203.0.113.0', '192.165.1.0'],
    ...[`10.${random.int(0, 255)}.${random.int(0, 255)}.0`, `192.168.${random.int(0, 255)}.0`],
  ]);
  const hosts = new Set<number>();
  while (hosts.size < count) hosts.add(random.int(4, 253));
  return [...hosts].map((host) => formatIpv4(ipv4(network) + host));
}

/** Reads written records as the master file they stand for; a SOA is put in front unless they have one. */
export function zoneOfRecords(origin: string, records: readonly WrittenRecord[]): Zone {
  const lines = records.map(({ name, ttl, type, data }) => `${name} ${ttl} IN ${type} ${data}`);
  const soa = '@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 300';
  const hasSoa = records.some(({ type }) => type === 'SOA');
  return parseZone([...(hasSoa ? [] : [soa]), ...lines].join('\n'), origin).zone;
}
