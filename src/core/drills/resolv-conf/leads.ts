import type { HostLookup } from '../../net/host-lookup.ts';
import type { Lead } from '../instance.ts';
import { failing, lookUp, type ResolvScenario, type ServerState } from './scenario.ts';

/** The mistakes people make with resolv.conf. */
export const resolvMistakes = {
  'ndots-ignored': 'You tried the name as it stands first',
  'search-first': 'You tried the search list first',
  'counts-labels': 'You counted labels, not dots',
  'first-search-wins': 'You took the first of two search lines',
  'search-backwards': 'You went through the search list backwards',
  'asks-next-after-no': 'You went on after NXDOMAIN',
  'stops-at-failure': 'You stopped at a server that gave no answer',
  'fourth-server-asked': 'You asked a fourth server',
  'default-timeout': 'You waited the usual five seconds',
  'waits-for-closed': 'You waited for a closed port',
  'waits-once': 'You waited for one name only',
} as const;

type Mistake = keyof typeof resolvMistakes;

/** A lookup as somebody with a mistake imagines it. */
export interface Imagined {
  readonly misconception: Mistake;
  readonly sentence: string;
  readonly lookup: HostLookup;
}

/** The lookups that the mistakes about names and servers lead to. */
export function imaginedLookups(scenario: ResolvScenario): Imagined[] {
  const { name, servers, searchLines, ndots, timeout } = scenario;
  const needed = ndots ?? 1;
  const dots = name.split('.').length - 1;
  const truth = lookUp(scenario);
  const last = serverOf(truth);
  const counts =
    last === null ? 'Here no server gives an answer.' : `The answer that counts comes from ${last}.`;
  const rule = `\`${name}\` has ${dots} ${dots === 1 ? 'dot' : 'dots'} and ndots is ${needed}, so ${
    dots >= needed ? 'the name is tried as it stands first' : 'the search list is tried first'
  }.`;
  // A mistake that changes nothing here is left out.
  const when = (
    isPossible: boolean,
    misconception: Mistake,
    sentence: string,
    changes: () => Partial<ResolvScenario>,
  ): Imagined[] =>
    isPossible ? [{ misconception, sentence, lookup: lookUp({ ...scenario, ...changes() }) }] : [];
  const withStates = (change: (state: ServerState) => ServerState) => ({
    servers: servers.map(({ address, state }) => ({ address, state: change(state) })),
  });
  const has = (...states: readonly ServerState[]) =>
    servers.length > 1 && servers.some(({ state }) => states.includes(state));
  const isDead = (state: ServerState) => failing.some((one) => one === state);
  const hasSearch = searchLines.length > 0;
  return [
    ...when(hasSearch && needed > 1, 'counts-labels', rule, () => ({ ndots: needed - 1 })),
    ...when(hasSearch && dots < needed, 'ndots-ignored', rule, () => ({ ndots: 0 })),
    ...when(hasSearch && dots >= needed, 'search-first', rule, () => ({ ndots: 15 })),
    ...when(
      searchLines.length > 1,
      'first-search-wins',
      'The last of the `search` and `domain` lines wins.',
      () => ({ searchLines: [...searchLines].reverse() }),
    ),
    ...when(hasSearch, 'search-backwards', 'The search list is gone through from left to right.', () => ({
      searchLines: searchLines.map(backwards),
    })),
    ...when(
      has('denies'),
      'asks-next-after-no',
      `NXDOMAIN is an answer, and it is final for that name. ${counts}`,
      () => withStates((state) => (state === 'denies' ? 'refuses' : state)),
    ),
    ...when(
      has(...failing),
      'stops-at-failure',
      `Silence, a closed port, SERVFAIL and REFUSED settle nothing, so the next server is asked. ${counts}`,
      () => withStates((state) => (isDead(state) ? 'denies' : state)),
    ),
    ...when(
      servers.length > 3,
      'fourth-server-asked',
      `Only the first three nameservers are used. ${counts}`,
      () => ({ servers: servers.slice(1) }),
    ),
    ...when(
      timeout !== null,
      'default-timeout',
      'The option `timeout` says how many seconds a server is waited for.',
      () => ({ timeout: null }),
    ),
    ...when(
      has('closed'),
      'waits-for-closed',
      'A closed port is told at once; only silence takes time.',
      () => withStates((state) => (state === 'closed' ? 'silent' : state)),
    ),
    {
      misconception: 'waits-once',
      sentence:
        'Every name is asked of the servers from the first on, so a silent one is waited for again with each name.',
      lookup: { ...truth, seconds: truth.seconds / Math.max(1, namesOf(truth).length) },
    },
  ];
}

function backwards(line: string): string {
  const [keyword = '', ...domains] = line.split(' ');
  return [keyword, ...domains.reverse()].join(' ');
}

/** The names asked for, each once, in order. */
export function namesOf({ asked }: HostLookup): string[] {
  return [...new Set(asked.map(({ name }) => name))];
}

/** The server whose answer ended the search: the last one asked; null if none gave an answer. */
export function serverOf({ asked, error }: HostLookup): string | null {
  return error === 'Temporary failure in name resolution' ? null : (asked.at(-1)?.server ?? null);
}

/** Leads to a part of the lookup, such as its first name. */
export function leadsTo<Result>(
  imagined: readonly Imagined[],
  part: (lookup: HostLookup) => Result,
): Lead<Result>[] {
  return imagined.map(({ misconception, sentence, lookup }) => ({
    ...{ misconception, sentence, leadsTo: part(lookup) },
  }));
}
