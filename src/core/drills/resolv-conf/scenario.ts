import { lookUpHost, type HostLookup } from '../../net/host-lookup.ts';
import type { Nameserver } from '../../net/stub-resolver.ts';
import type { Zone } from '../../net/zone.ts';
import { someAddresses, someDomain, zoneOfRecords } from '../dns-values.ts';
import { labels } from '../names.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** What a nameserver does with every question; `knows` has the name, `denies` says that there is no such name. */
export type ServerState = 'knows' | 'denies' | 'silent' | 'closed' | 'fails' | 'refuses';

/** A resolv.conf, what its servers do, and the name that is looked up. */
export interface ResolvScenario {
  readonly name: string;
  /** In the order of the file. */
  readonly servers: readonly { readonly address: string; readonly state: ServerState }[];
  /** `search` and `domain` lines in the order of the file. */
  readonly searchLines: readonly string[];
  readonly ndots: number | null;
  readonly timeout: number | null;
  /** The whole name that exists; null if none does. */
  readonly existing: string | null;
  /** What a server holds that knows the name. */
  readonly zones: readonly Zone[];
}

const words: Record<ServerState, string> = {
  knows: 'knows the name',
  denies: 'NXDOMAIN',
  silent: 'no answer',
  closed: 'port closed, known at once',
  fails: 'SERVFAIL',
  refuses: 'REFUSED',
};

/** What servers do that give no answer. */
export const failing = ['silent', 'closed', 'fails', 'refuses'] as const;

/** Servers among which a mistake about their order shows. */
const patterns: readonly (readonly ('down' | 'knows' | 'denies')[])[] = [
  ['down', 'denies', 'knows'],
  ['down', 'down', 'denies'],
  ['down', 'down', 'denies', 'knows'],
  ['down', 'denies', 'knows', 'knows'],
  ['down', 'denies', 'down', 'knows'],
  ['down', 'down', 'down', 'knows'],
  ['down', 'down', 'down', 'denies'],
];

/** Draws a resolv.conf for a level: names at 1 to 3, servers at 4, both at 5. */
export function resolvScenario(random: Random, level: Level): ResolvScenario {
  const domains = Array.from({ length: level === 1 ? 2 : random.int(2, 3) }, () => someDomain(random));
  const [label = '', region = '', third = ''] = random.sample(labels, 3);
  const dots = random.int(0, level === 1 ? 1 : 2);
  const short = [label, region, third].slice(0, dots + 1).join('.');
  const twoLines = level === 2 || level === 5 ? random.chance(0.5) : false;
  const searchLines = [
    `search ${domains.join(' ')}`,
    ...(twoLines
      ? [
          random.chance(0.5)
            ? `domain ${someDomain(random)}`
            : `search ${someDomain(random)} ${someDomain(random)}`,
        ]
      : []),
  ];
  const ndots = level === 1 || random.chance(0.3) ? null : random.int(1, 3);
  if (level <= 3) {
    const [address = ''] = someAddresses(random, 1);
    return {
      name: short,
      servers: [{ address, state: 'denies' }],
      searchLines,
      ndots,
      timeout: null,
      ...{ existing: null, zones: [] },
    };
  }
  if (level === 4) {
    const name = `${label}.${domains[0] ?? ''}`;
    const states = random.pick(patterns).map((state) => (state === 'down' ? random.pick(failing) : state));
    const addresses = someAddresses(random, states.length);
    const servers = states.map((state, index) => ({ state, address: addresses[index] ?? '' }));
    return { name, servers, searchLines: [], ndots: null, timeout: null, ...known(name) };
  }
  const draft = {
    name: short,
    servers: deadThenLive(random),
    searchLines,
    ndots,
    timeout: random.pick([null, 1, 2, 3]),
  };
  const last = searchLines.at(-1)?.split(' ').slice(1) ?? [];
  const existing = random.chance(0.8) ? `${short}.${random.pick(last)}` : short;
  return { ...draft, ...known(existing) };
}

function known(existing: string): Pick<ResolvScenario, 'existing' | 'zones'> {
  const record = { name: '@', ttl: 60, type: 'A', data: '192.0.2.1' };
  return { existing, zones: [zoneOfRecords(`${existing}.`, [record])] };
}

/** One or two servers that give no answer in front of one that does. */
function deadThenLive(random: Random): ResolvScenario['servers'] {
  const [first = '', second = '', third = ''] = someAddresses(random, 3);
  const dead: ServerState[] = [random.pick(['silent', 'silent', 'closed'])];
  if (random.chance(0.5)) dead.push(random.pick(['closed', 'fails', 'refuses']));
  const states: ServerState[] = [...dead, 'knows'];
  return states.map((state, index) => ({ state, address: [first, second, third][index] ?? '' }));
}

/** The text of the file. */
function resolvText({ servers, searchLines, ndots, timeout }: ResolvScenario): string {
  const options = [
    ...(ndots === null ? [] : [`ndots:${ndots}`]),
    ...(timeout === null ? [] : [`timeout:${timeout}`]),
  ];
  return [
    ...searchLines,
    ...servers.map(({ address }) => `nameserver ${address}`),
    ...(options.length === 0 ? [] : [`options ${options.join(' ')}`]),
  ].join('\n');
}

/** Does the lookup as the C library would. */
export function lookUp(scenario: ResolvScenario): HostLookup {
  const { zones } = scenario;
  const serverAt = (address: string): Nameserver => {
    const state = scenario.servers.find((server) => server.address === address)?.state ?? 'silent';
    if (state === 'knows' || state === 'denies')
      return { kind: 'answers', zones: state === 'knows' ? zones : [] };
    return { kind: state };
  };
  const host = {
    hostsFile: '',
    services: 'dns',
    isDualStack: false,
    resolvConf: `${resolvText(scenario)}\n`,
    serverAt,
  };
  return lookUpHost(host, scenario.name);
}

/** The file, and what the servers do where they differ. */
export function resolvPicture(scenario: ResolvScenario): Picture {
  const file = { name: '/etc/resolv.conf', language: 'text', text: resolvText(scenario) } as const;
  const width = Math.max(...scenario.servers.map(({ address }) => address.length)) + 3;
  const rows = scenario.servers.map(({ address, state }) => `${address.padEnd(width)}${words[state]}`);
  const table = { name: 'What the servers do', language: 'text', text: rows.join('\n') } as const;
  return { kind: 'files', files: scenario.servers.length > 1 ? [file, table] : [file] };
}
