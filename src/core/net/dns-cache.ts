import { nameKey } from './dns-name.ts';
import { resolve } from './resolver.ts';
import type { Zone, ZoneRecord } from './zone.ts';

/** An answer as it travels from one server to the next, with the times that are left of it. */
export interface TimedAnswer {
  readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  /** CNAMEs in order, then the records asked for; each TTL is what is left when the answer is given. */
  readonly answers: readonly ZoneRecord[];
  /** Seconds for which the absence may still be kept; null if something was found, or nobody says. */
  readonly negativeTtl: number | null;
}

/** Who can be asked for records at an instant, in seconds from any beginning. */
export interface DnsSource {
  readonly name: string;
  ask(name: string, type: string, atSeconds: number): TimedAnswer;
}

/** What a cache answers, and how it came to it. */
export interface CacheAnswer extends TimedAnswer {
  /** Names the cache asked its own source for; none if it knew everything. */
  readonly askedFor: readonly string[];
  /** One sentence per step. */
  readonly steps: readonly string[];
}

/** The servers of zones as a source: the answers always have their full times. */
export function zoneSource(name: string, zones: readonly Zone[]): DnsSource {
  return { name, ask: (asked, type) => resolve(zones, asked, type) };
}

/** Seconds left of a TTL after an age, both in seconds; null once it is over, which it is when the age reaches the TTL (RFC 1035, 3.2.1). */
export function remainingTtl(ttl: number, ageSeconds: number): number | null {
  return ageSeconds < ttl ? ttl - ageSeconds : null;
}

interface Kept {
  readonly storedAt: number;
  readonly ttl: number;
}

/**
 * A resolver's cache (RFC 1035, RFC 2308): it keeps record sets for their TTL and absences for the time the SOA allows, ages what it hands
 * on, and asks its source for what it does not have. Aliases and what they lead to age apart. Questions have to come in order of time.
 */
export class DnsCache implements DnsSource {
  readonly name: string;
  private readonly source: DnsSource;
  private readonly sets = new Map<string, Kept & { readonly records: readonly ZoneRecord[] }>();
  private readonly absences = new Map<string, Kept & { readonly rcode: 'NOERROR' | 'NXDOMAIN' }>();

  constructor(name: string, source: DnsSource) {
    this.name = name;
    this.source = source;
  }

  /** Answers from what is kept and still valid at the instant, else by asking the source. */
  ask(name: string, type: string, atSeconds: number): CacheAnswer {
    const answers: ZoneRecord[] = [];
    const steps: string[] = [];
    const visited = new Set<string>();
    let at = name.endsWith('.') ? name : `${name}.`;
    const end = (rcode: TimedAnswer['rcode'], negativeTtl: number | null, askedFor: string[]) =>
      ({ rcode, answers: rcode === 'SERVFAIL' ? [] : answers, negativeTtl, askedFor, steps }) as const;
    for (;;) {
      const records = this.kept(at, type, atSeconds, steps);
      if (records.length > 0) {
        answers.push(...records);
        return end('NOERROR', null, []);
      }
      const absence = this.keptAbsence(at, type, atSeconds, steps);
      if (absence !== null) return end(absence.rcode, absence.left, []);
      const [alias] = type === 'CNAME' ? [] : this.kept(at, 'CNAME', atSeconds, steps);
      if (alias === undefined || visited.has(nameKey(alias.data))) break;
      visited.add(nameKey(at));
      answers.push(alias);
      at = alias.data;
    }
    steps.push(`${this.name} asks ${this.source.name} for ${at} ${type}.`);
    const reply = this.source.ask(at, type, atSeconds);
    this.keep(at, type, reply, atSeconds);
    answers.push(...reply.answers);
    for (const { name: owner, type: kind, ttl } of reply.answers)
      steps.push(
        `${this.source.name} gives ${owner} ${kind} with ${ttl} s, kept until ${atSeconds + ttl} s.`,
      );
    if (reply.negativeTtl !== null)
      steps.push(
        `${this.source.name} says that it is not there; ${this.name} may keep that for ${reply.negativeTtl} s.`,
      );
    return end(reply.rcode, reply.negativeTtl, [at]);
  }

  private kept(name: string, type: string, atSeconds: number, steps: string[]): ZoneRecord[] {
    const set = this.sets.get(`${nameKey(name)} ${type}`);
    if (set === undefined) return [];
    const ttl = remainingTtl(set.ttl, atSeconds - set.storedAt);
    steps.push(ageSentence(`${name} ${type}`, set, atSeconds));
    return ttl === null ? [] : set.records.map((record) => ({ ...record, ttl }));
  }

  private keptAbsence(name: string, type: string, atSeconds: number, steps: string[]) {
    for (const what of [type, 'anything']) {
      const absence = this.absences.get(`${nameKey(name)} ${what}`);
      if (absence === undefined) continue;
      const left = remainingTtl(absence.ttl, atSeconds - absence.storedAt);
      steps.push(ageSentence(`that ${name} has no ${what}`, absence, atSeconds));
      if (left !== null) return { rcode: absence.rcode, left };
    }
    return null;
  }

  private keep(asked: string, type: string, reply: TimedAnswer, storedAt: number): void {
    if (reply.rcode === 'SERVFAIL') return;
    for (const record of reply.answers) {
      const records = reply.answers.filter(
        (other) => nameKey(other.name) === nameKey(record.name) && other.type === record.type,
      );
      const ttl = Math.min(...records.map((one) => one.ttl));
      this.sets.set(`${nameKey(record.name)} ${record.type}`, { storedAt, ttl, records });
    }
    const last = reply.answers.findLast((record) => record.type === 'CNAME')?.data ?? asked;
    const what = reply.rcode === 'NXDOMAIN' ? 'anything' : type;
    if (reply.negativeTtl !== null)
      this.absences.set(`${nameKey(last)} ${what}`, { storedAt, ttl: reply.negativeTtl, rcode: reply.rcode });
  }
}

function ageSentence(what: string, { storedAt, ttl }: Kept, atSeconds: number): string {
  const age = atSeconds - storedAt;
  const left = remainingTtl(ttl, age);
  return left === null
    ? `${what} was kept at ${storedAt} s with ${ttl} s; that was over at ${storedAt + ttl} s.`
    : `${what} was kept at ${storedAt} s with ${ttl} s; after ${age} s, ${left} s are left.`;
}
