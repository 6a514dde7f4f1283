import { DnsCache, zoneSource, type CacheAnswer, type DnsSource } from '../../net/dns-cache.ts';
import type { Zone } from '../../net/zone.ts';
import { someAddresses, someDomain, zoneOfRecords, type WrittenRecord } from '../dns-values.ts';
import { labels } from '../names.ts';
import type { Random } from '../random.ts';

/** A zone, and the questions a cache is asked for one name, in order of time. */
export interface CacheScenario {
  /** With a final dot. */
  readonly origin: string;
  readonly records: readonly WrittenRecord[];
  readonly zone: Zone;
  /** Without a final dot. */
  readonly name: string;
  /** TTL of the record, of the alias and of its target, or of the absence. */
  readonly ttls: readonly number[];
  /** Seconds of the questions to the cache, the last of them the one asked about. */
  readonly askedAt: readonly number[];
  /** Second at which another cache in between learned the answer; null without one. */
  readonly firstCacheAt: number | null;
}

const usualTtls = [30, 60, 120, 300, 600, 900, 1800, 3600];

/** What a scenario is about: a record, an alias with its target, a missing name, or two caches in a row. */
export type CacheKind = 'record' | 'alias' | 'missing' | 'chained';

/** Draws a scenario of a kind; ages never hit a TTL exactly, on which servers differ. */
export function cacheScenario(random: Random, kind: CacheKind): CacheScenario {
  const domain = someDomain(random);
  const [host = '', target = ''] = random.sample(labels, 2);
  const [address = ''] = someAddresses(random, 1);
  const [one = 60, two = 300] = random.sample(usualTtls, 2);
  const soa = {
    name: '@',
    ttl: two,
    type: 'SOA',
    data: `ns1 hostmaster ${random.int(1, 99)} 7200 3600 1209600 ${one}`,
  };
  const a = (name: string, ttl: number) => ({ name, ttl, type: 'A', data: address });
  const records: WrittenRecord[] =
    kind === 'alias'
      ? [{ name: host, ttl: two, type: 'CNAME', data: target }, a(target, one)]
      : kind === 'missing'
        ? [soa, a(target, 300)]
        : [a(host, one)];
  const life = kind === 'missing' ? Math.min(one, two) : one;
  const begin = random.int(2, 24) * 5;
  const start = kind === 'chained' ? begin + random.int(1, life - 1) : begin;
  const between = start + random.int(1, life - 1);
  const longest = kind === 'alias' ? Math.max(one, two) : life;
  const last = start + random.int(2, Math.floor(longest * 1.4));
  return {
    ...{
      origin: `${domain}.`,
      records,
      zone: zoneOfRecords(`${domain}.`, records),
      name: `${host}.${domain}`,
    },
    ttls: [one, two],
    askedAt: [start, ...(between < last && random.chance(0.6) ? [between] : []), last],
    firstCacheAt: kind === 'chained' ? begin : null,
  };
}

/** What the cache answers at each of the instants. */
export function answersOf(scenario: CacheScenario): CacheAnswer[] {
  const { zone, name, askedAt, firstCacheAt } = scenario;
  const servers = zoneSource("the zone's server", [zone]);
  let source: DnsSource = servers;
  if (firstCacheAt !== null) {
    const first = new DnsCache("the provider's cache", servers);
    first.ask(name, 'A', firstCacheAt);
    source = first;
  }
  const cache = new DnsCache('the cache', source);
  return askedAt.map((at) => cache.ask(name, 'A', at));
}

/** Whether some age equals a TTL, on which servers differ. */
export function isBorderline({ askedAt, ttls, firstCacheAt }: CacheScenario): boolean {
  const instants = [...(firstCacheAt === null ? [] : [firstCacheAt]), ...askedAt];
  return instants.some((early) => instants.some((late) => late > early && ttls.includes(late - early)));
}
