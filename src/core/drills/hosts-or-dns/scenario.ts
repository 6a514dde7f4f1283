import type { NameHost } from '../../net/host-lookup.ts';
import type { Zone } from '../../net/zone.ts';
import { someAddresses, someDomain, zoneOfRecords, type WrittenRecord } from '../dns-values.ts';
import { labels } from '../names.ts';
import type { Picture } from '../picture.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** A machine with its files and the zone its nameserver holds, and the name that is looked up on it. */
export interface HostsScenario {
  readonly name: string;
  /** Without a final dot. */
  readonly domain: string;
  readonly hostsLines: readonly string[];
  readonly services: string;
  readonly nameserver: string;
  readonly isSearched: boolean;
  readonly isServerUp: boolean;
  readonly isDualStack: boolean;
  readonly records: readonly WrittenRecord[];
  /** The records as a zone. */
  readonly zone: Zone;
}

const orders: Readonly<Record<Level, readonly string[]>> = {
  1: ['files dns'],
  2: ['files dns', 'dns files', 'files', 'dns'],
  3: ['files dns', 'files dns', 'dns files'],
  4: [
    ...['files [NOTFOUND=return] dns', 'dns [NOTFOUND=return] files', 'dns [UNAVAIL=return] files'],
    ...['dns [!UNAVAIL=return] files', 'files dns', 'files [!SUCCESS=return] dns'],
  ],
  5: ['files dns', 'dns files', 'files dns', 'dns [!UNAVAIL=return] files'],
};

/** Draws files and a zone; whether they make a question worth asking is for the caller to say. */
export function hostsScenario(random: Random, level: Level): HostsScenario {
  const domain = someDomain(random);
  const [label = '', second = '', third = ''] = random.sample(labels, 3);
  const pool = someAddresses(random, 9);
  const take = () => pool.pop() ?? '192.0.2.1';
  const whole = `${label}.${domain}`;
  const isSearched = level >= 4 && random.chance(0.5);
  const hostsLines = [
    ...linesWith(random, level, label, whole, take),
    `${take()} ${second}.${domain} ${second}`,
    `${take()} ${third}.${domain}`,
  ];
  const isInDns = level === 1 || random.chance(0.85);
  const subnet = random.int(1, 0xffff).toString(16);
  const records: WrittenRecord[] = [
    { name: second, ttl: 300, type: 'A', data: take() },
    ...(isInDns ? [{ name: label, ttl: 300, type: 'A', data: take() }] : []),
    ...(isInDns && level === 5 && random.chance(0.6)
      ? [{ name: label, ttl: 300, type: 'AAAA', data: `2001:db8:${subnet}::${random.int(2, 99)}` }]
      : []),
  ];
  const shown = random.shuffle(records);
  return {
    ...{ domain, isSearched, services: random.pick(orders[level]), nameserver: take() },
    name:
      isSearched && random.chance(0.6)
        ? label
        : level === 3 && random.chance(0.3)
          ? whole.toUpperCase()
          : whole,
    hostsLines: random.shuffle(hostsLines),
    isServerUp: level < 4 || random.chance(0.7),
    isDualStack: level === 5,
    ...{ records: shown, zone: zoneOfRecords(`${domain}.`, shown) },
  };
}

/** The lines of the hosts file that have to do with the name. */
function linesWith(random: Random, level: Level, label: string, whole: string, take: () => string): string[] {
  if (level <= 2) return random.chance(0.6) ? [`${take()} ${whole}`] : [];
  const kinds = {
    plain: () => [`${take()} ${whole} ${label}`],
    comment: () => [`#${take()} ${whole}`],
    alias: () => [`${take()} ${label}-old.${whole} ${whole}`],
    short: () => [`${take()} ${label}`],
    twice: () => [`${take()} ${whole}`, `${take()} ${whole} ${label}`],
    none: () => [],
    long: () => [`${take()} ${whole}`],
  };
  const at: Record<number, readonly (keyof typeof kinds)[]> = {
    3: ['comment', 'alias', 'short', 'plain', 'comment', 'short'],
    4: ['long', 'none', 'plain', 'long', 'comment'],
    5: ['twice', 'long', 'twice', 'alias', 'short', 'none'],
  };
  const drawn: readonly (keyof typeof kinds)[] = at[level] ?? ['none'];
  return kinds[random.pick(drawn)]();
}

/** The machine as `core/net` knows it. */
export function hostOf(scenario: HostsScenario): NameHost {
  const { hostsLines, services, nameserver, domain, isSearched, isServerUp, isDualStack, zone } = scenario;
  return {
    ...{ services, isDualStack, hostsFile: `${hostsLines.join('\n')}\n` },
    resolvConf: `nameserver ${nameserver}\n${isSearched ? `search ${domain}\n` : ''}`,
    serverAt: () => (isServerUp ? { kind: 'answers', zones: [zone] } : { kind: 'closed' }),
  };
}

/** The files of the machine, and what its nameserver knows. */
export function hostsPicture(scenario: HostsScenario): Picture {
  const { hostsLines, services, domain, records } = scenario;
  const file = (name: string, text: string) => ({ name, language: 'text', text }) as const;
  const files = [
    file('/etc/hosts', hostsLines.join('\n')),
    file('/etc/nsswitch.conf', `hosts: ${services}`),
    file('/etc/resolv.conf', hostOf(scenario).resolvConf.trimEnd()),
  ];
  return {
    kind: 'stack',
    pictures: [
      { kind: 'files', files },
      { kind: 'zone', origin: `${domain}.`, records },
    ],
  };
}
