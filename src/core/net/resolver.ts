import { answer } from './dns.ts';
import { isAtOrBelow, nameKey } from './dns-name.ts';
import type { Zone, ZoneRecord } from './zone.ts';

/** What a resolver hands its client. */
export interface ResolverAnswer {
  readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  /** The whole chain of CNAMEs in order, then the records asked for; none with SERVFAIL. */
  readonly answers: readonly ZoneRecord[];
  /** Seconds for which the absence of what was asked may be kept (RFC 2308, 5); null if it was found, or nobody says. */
  readonly negativeTtl: number | null;
  /** One sentence per step. */
  readonly steps: readonly string[];
}

/**
 * Answers as a resolver with an empty cache does, which can reach the server of each given zone: it asks the zone nearest
 * the name and follows aliases from zone to zone. A name in no zone does not exist; a loop, or a delegation to a
 * zone that is not there, fails.
 */
export function resolve(zones: readonly Zone[], name: string, type: string): ResolverAnswer {
  const answers: ZoneRecord[] = [];
  const steps: string[] = [];
  const visited = new Set<string>();
  let at = name.endsWith('.') ? name : `${name}.`;
  for (;;) {
    const zone = nearestZone(zones, at);
    if (zone === null) {
      steps.push(`No zone holds ${at}.`);
      return { rcode: 'NXDOMAIN', answers, negativeTtl: null, steps };
    }
    const reply = answer(zone, at, type);
    steps.push(...reply.steps);
    answers.push(...reply.answers);
    for (const alias of reply.answers) visited.add(nameKey(alias.name));
    const hasMore = reply.ending === 'leaves-zone' || (reply.ending === 'referral' && reply.lastName !== at);
    if (!hasMore) {
      const failed = reply.ending === 'loop' || reply.ending === 'referral';
      if (failed) return { rcode: 'SERVFAIL', answers: [], negativeTtl: null, steps };
      const rcode = reply.rcode === 'NXDOMAIN' ? 'NXDOMAIN' : 'NOERROR';
      return { rcode, answers, negativeTtl: reply.authority[0]?.ttl ?? null, steps };
    }
    if (visited.has(nameKey(reply.lastName))) {
      steps.push(
        `${reply.lastName} was already visited: the aliases form a loop, and the resolver gives up.`,
      );
      return { rcode: 'SERVFAIL', answers: [], negativeTtl: null, steps };
    }
    at = reply.lastName;
  }
}

/** The zone with the longest name at or above the given one; null if there is none. */
export function nearestZone(zones: readonly Zone[], name: string): Zone | null {
  const holding = zones.filter((zone) => isAtOrBelow(name, zone.origin));
  return holding.reduce<Zone | null>(
    (nearest, zone) =>
      nearest === null || nameKey(zone.origin).length > nameKey(nearest.origin).length ? zone : nearest,
    null,
  );
}
