import { resolve, type ResolverAnswer } from './resolver.ts';
import type { ResolvConf } from './resolv-conf.ts';
import type { Zone } from './zone.ts';

/** What a nameserver does when it is asked; `fails` answers SERVFAIL, `refuses` answers REFUSED. */
export type Nameserver =
  | { readonly kind: 'answers'; readonly zones: readonly Zone[] }
  | { readonly kind: 'closed' | 'silent' | 'fails' | 'refuses' };

/** A question that was sent. */
export interface SentQuestion {
  readonly server: string;
  /** Without a final dot. */
  readonly name: string;
  readonly type: string;
}

/** What came of asking; `failed` means that no server gave an answer. */
export interface DnsLookup {
  readonly outcome: 'answered' | 'no-such-name' | 'no-data' | 'failed';
  /** The name the answer is for, without a final dot. */
  readonly name: string;
  /** One answer per type asked for; none if the lookup failed. */
  readonly answers: readonly { readonly type: string; readonly reply: ResolverAnswer }[];
}

/** How a whole round over the servers ended; `closed` if there was nothing but closed ports. */
type Round = DnsLookup & { readonly failure: 'none' | 'closed' | 'servfail' | 'other' };

/**
 * The part of the C library that asks nameservers (glibc 2.36, res_send and res_search): servers in their order, each until it
 * answers, names by the search list. It counts what is sent and how long that takes, and says why in sentences.
 */
export class StubResolver {
  readonly asked: SentQuestion[] = [];
  /** Waited for servers that are silent. */
  seconds = 0;
  readonly steps: string[] = [];
  private readonly settings: ResolvConf;
  private readonly serverAt: (address: string) => Nameserver;
  /** The library looks into its buffer after a failure, where the answer to an earlier question may still stand. */
  private lastFailure: 'servfail' | 'other' = 'other';

  constructor(settings: ResolvConf, serverAt: (address: string) => Nameserver) {
    this.settings = settings;
    this.serverAt = serverAt;
  }

  /** Looks a name up as it stands and with the domains of the search list, as far as they are needed. */
  search(name: string, types: readonly string[]): DnsLookup {
    const { ndots, search } = this.settings;
    const dots = name.split('.').length - 1;
    const isComplete = name.endsWith('.');
    let first: Round | null = null;
    if (isComplete || dots >= ndots) {
      this.steps.push(
        isComplete
          ? `\`${name}\` ends with a dot, so it is asked for as it stands and nothing is put behind it.`
          : `\`${name}\` has ${dotCount(dots)} and ndots is ${ndots}, so it is tried as it stands first.`,
      );
      first = this.query(name, types);
      if (first.outcome === 'answered' || isComplete) return first;
    } else if (search.length > 0)
      this.steps.push(
        `\`${name}\` has ${dotCount(dots)} and ndots is ${ndots}, so the search list is tried first.`,
      );
    return this.searchDomains(name, types, first);
  }

  private searchDomains(name: string, types: readonly string[], first: Round | null): DnsLookup {
    let [hasNoData, hasServerFailure] = [false, false];
    let last = first;
    let isTried = first !== null;
    for (const domain of this.settings.search) {
      const bare = domain.replace(/^\./, '');
      isTried ||= bare === '';
      last = this.query(bare === '' ? `${name}.` : `${name}.${bare}`, types);
      if (last.outcome === 'answered' || last.failure === 'closed') return last;
      hasNoData ||= last.outcome === 'no-data';
      hasServerFailure ||= last.failure === 'servfail';
      if (last.failure === 'other') {
        this.steps.push('No server answered, so the search list is given up.');
        break;
      }
    }
    if (!isTried) {
      last = this.query(name, types);
      if (last.outcome === 'answered') return last;
    }
    if (first !== null) return first;
    const end = last ?? { outcome: 'no-such-name' as const, name, answers: [] };
    if (hasNoData) return { ...end, outcome: 'no-data' };
    return hasServerFailure ? { ...end, outcome: 'failed' } : end;
  }

  /** Asks for one complete name, server after server, as often as `attempts` says. */
  query(written: string, types: readonly string[]): Round {
    const name = written.replace(/\.$/, '');
    const { nameservers, attempts } = this.settings;
    const nothing = { outcome: 'failed', name, answers: [] } as const;
    if (name.length > 253 || name.split('.').some((label) => label === '' || label.length > 63)) {
      this.steps.push(`\`${name}\` cannot be the name of anything in DNS, so nobody is asked.`);
      return { ...nothing, outcome: 'no-such-name', failure: 'none' };
    }
    let isAnybodyThere = false;
    for (let attempt = 0; attempt < attempts; attempt += 1)
      for (const [index, server] of nameservers.entries()) {
        this.asked.push(...types.map((type) => ({ server, name, type })));
        const reply = this.ask(server, name, types, index);
        if (typeof reply !== 'string') return { ...reply, name, failure: 'none' };
        isAnybodyThere ||= reply !== 'closed';
        if (reply === 'servfail' || reply === 'refused')
          this.lastFailure = reply === 'servfail' ? 'servfail' : 'other';
      }
    this.steps.push(
      `Every server was asked ${attempts === 1 ? 'once' : `${attempts} times`} for \`${name}\` in vain.`,
    );
    return { ...nothing, failure: isAnybodyThere ? this.lastFailure : 'closed' };
  }

  private ask(
    server: string,
    name: string,
    types: readonly string[],
    index: number,
  ): Omit<DnsLookup, 'name'> | 'closed' | 'silent' | 'servfail' | 'refused' {
    const behaviour = this.serverAt(server);
    const question = `${server} is asked for \`${name}\` ${types.join(' and ')}`;
    if (behaviour.kind === 'closed') {
      this.steps.push(`${question}: nothing listens there, which is known at once, so the next is tried.`);
      return 'closed';
    }
    if (behaviour.kind === 'silent') {
      const waited = this.timeoutOf(index);
      this.seconds += waited;
      this.steps.push(`${question}: no answer within ${secondCount(waited)}, so the next is tried.`);
      return 'silent';
    }
    if (behaviour.kind === 'refuses') {
      this.steps.push(`${question}: it answers REFUSED, which settles nothing, so the next is tried.`);
      return 'refused';
    }
    const zones = behaviour.kind === 'answers' ? behaviour.zones : [];
    const answers = types.map((type) => ({ type, reply: resolve(zones, name, type) }));
    if (behaviour.kind === 'fails' || answers.some(({ reply }) => reply.rcode === 'SERVFAIL')) {
      this.steps.push(`${question}: it answers SERVFAIL, which settles nothing, so the next is tried.`);
      return 'servfail';
    }
    this.lastFailure = 'other';
    const isAnswered = answers.some(({ reply }) => reply.rcode === 'NOERROR' && reply.answers.length > 0);
    if (isAnswered) {
      const found = answers.flatMap(({ reply }) => reply.answers.map(({ type, data }) => `${type} ${data}`));
      this.steps.push(`${question}: the answer is ${[...new Set(found)].join(', ')}.`);
      return { outcome: 'answered', answers };
    }
    const isMissing = answers.some(({ reply }) => reply.rcode === 'NXDOMAIN');
    this.steps.push(
      isMissing
        ? `${question}: there is no such name (NXDOMAIN), and that is final for this name.`
        : `${question}: the name exists without such a record, and that is final for this name.`,
    );
    return { outcome: isMissing ? 'no-such-name' : 'no-data', answers };
  }

  /** Doubled with the server's place in the list and shared among all from the second on, never below one second. */
  private timeoutOf(index: number): number {
    const { timeoutSeconds, nameservers } = this.settings;
    const seconds = timeoutSeconds * 2 ** index;
    return Math.max(1, index === 0 ? seconds : Math.floor(seconds / nameservers.length));
  }
}

function dotCount(dots: number): string {
  return dots === 0 ? 'no dot' : dots === 1 ? 'one dot' : `${dots} dots`;
}

function secondCount(seconds: number): string {
  return seconds === 1 ? 'one second' : `${seconds} seconds`;
}
