import { answer, type AuthoritativeAnswer } from './dns.ts';
import { isAtOrBelow, nameKey } from './dns-name.ts';
import { nearestZone } from './resolver.ts';
import type { Zone } from './zone.ts';

/** One question of a resolver to the servers of one zone. */
export interface IterationStep {
  /** Origin of the zone, with a final dot. */
  readonly zone: string;
  readonly name: string;
  readonly reply: AuthoritativeAnswer;
  /** One sentence: who is asked, and what comes back. */
  readonly sentence: string;
}

/**
 * Whom a resolver asks for a name and type (RFC 1034, 5.3.3): it begins with the nearest zone above the name whose servers it knows,
 * follows referrals down, and begins again for the target of an alias with what it has learned. `known` has origins of zones; the root's servers are always known.
 * It ends where a zone is missing, and at the second visit to a name.
 */
export function iterate(
  zones: readonly Zone[],
  name: string,
  type: string,
  known: readonly string[] = [],
): IterationStep[] {
  const steps: IterationStep[] = [];
  const origins = new Set(['.', ...known].map(nameKey));
  const visited = new Set<string>();
  let at = name.endsWith('.') ? name : `${name}.`;
  let zone = nearestKnown(zones, at, origins);
  while (zone !== null) {
    const reply = answer(zone, at, type);
    steps.push({ zone: zone.origin, name: at, reply, sentence: sentenceOf(zone.origin, at, type, reply) });
    const [cut] = reply.ending === 'referral' ? reply.authority : [];
    if (cut !== undefined && nameKey(cut.name) !== nameKey(zone.origin)) {
      origins.add(nameKey(cut.name));
      at = reply.lastName;
      zone = zones.find(({ origin }) => nameKey(origin) === nameKey(cut.name)) ?? null;
      continue;
    }
    if (reply.ending !== 'leaves-zone' || visited.has(nameKey(reply.lastName))) break;
    visited.add(nameKey(at));
    at = reply.lastName;
    zone = nearestKnown(zones, at, origins);
  }
  return steps;
}

function nearestKnown(zones: readonly Zone[], name: string, origins: ReadonlySet<string>): Zone | null {
  const candidates = zones.filter(({ origin }) => origins.has(nameKey(origin)) && isAtOrBelow(name, origin));
  return nearestZone(candidates, name);
}

function sentenceOf(origin: string, name: string, type: string, reply: AuthoritativeAnswer): string {
  const who = origin === '.' ? 'A root server' : `A server of \`${origin}\``;
  const asked = `${who} is asked for \`${name}\` ${type}`;
  const last = reply.answers.at(-1);
  if (reply.ending === 'referral')
    return `${asked} and refers to the servers of \`${reply.authority[0]?.name ?? ''}\`.`;
  if (reply.ending === 'leaves-zone')
    return `${asked} and says that it is an alias of \`${reply.lastName}\`.`;
  if (reply.ending === 'data') return `${asked} and answers \`${last?.data ?? ''}\`.`;
  return `${asked} and answers ${reply.rcode} without such a record.`;
}
