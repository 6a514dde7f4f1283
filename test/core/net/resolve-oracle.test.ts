import { expect, it } from 'vitest';
import { getentAhosts, getentHosts } from '../../../src/core/net/getent.ts';
import { lookUpHost, type NameHost } from '../../../src/core/net/host-lookup.ts';
import type { Nameserver } from '../../../src/core/net/stub-resolver.ts';
import { parseZone, type Zone } from '../../../src/core/net/zone.ts';
import { readOracle, readOwnOracle, Tally } from './oracle.ts';

type Served = Record<string, [string, string, string][]>;

interface ResolveCase {
  seed: number;
  kind: string;
  stack: 'v4' | 'dual';
  hosts: string;
  resolv_conf: string;
  nsswitch_hosts: string;
  name: string;
  main_server: Served;
  second_server: Served;
  ahosts: { exit: number; addresses: string[]; canonical: string | null; stdout: string };
  getent_hosts: { exit: number; stdout: string };
  error: string | null;
  seconds: number;
  asked: [string, string, string][];
}

function zonesOf(served: Served): Zone[] {
  return Object.entries(served).map(([origin, records]) => {
    const lines = records.map(([name, type, data]) => `${name} 60 IN ${type} ${data}`);
    const { zone, problems } = parseZone(['@ 60 IN SOA ns1 admin 1 2 3 4 60', ...lines].join('\n'), origin);
    expect(problems).toEqual([]);
    return zone;
  });
}

function hostOf(recorded: ResolveCase): NameHost {
  const servers: Record<string, Nameserver> = {
    '10.53.0.1': { kind: 'answers', zones: zonesOf(recorded.main_server) },
    '10.53.0.2': { kind: 'answers', zones: zonesOf(recorded.second_server) },
    '10.53.0.3': { kind: 'closed' },
    '10.53.0.4': { kind: 'silent' },
    '10.53.0.5': { kind: 'fails' },
    '10.53.0.6': { kind: 'refuses' },
    '127.0.0.1': { kind: 'closed' },
  };
  return {
    hostsFile: recorded.hosts,
    resolvConf: recorded.resolv_conf,
    services: recorded.nsswitch_hosts,
    isDualStack: recorded.stack === 'dual',
    serverAt: (address) => servers[address] ?? { kind: 'silent' },
  };
}

it.each([
  ['resolve.jsonl', readOracle],
  ['resolve_drawn.jsonl', readOwnOracle],
] as const)('finds addresses as %s records, asks the same questions and waits as long', (file, readFile) => {
  const tally = new Tally(file);
  for (const recorded of readFile<ResolveCase>(file)) {
    const host = hostOf(recorded);
    const lookup = lookUpHost(host, recorded.name);
    const addresses = lookup.addresses.map(({ text }) => text);
    const printed = getentAhosts(host, recorded.name);
    expect(lookup.steps.length).toBeGreaterThan(0);
    tally.compare(
      `seed ${recorded.seed} ${recorded.kind} ${recorded.stack} ${recorded.name}`,
      {
        ahosts: { exit: printed.exit, addresses, canonical: lookup.canonical, stdout: printed.stdout },
        getent_hosts: getentHosts(host, recorded.name),
        error: lookup.error,
        seconds: lookup.seconds,
        asked: lookup.asked.map(({ server, name, type }) => [server, name, type]),
      },
      {
        ahosts: recorded.ahosts,
        getent_hosts: recorded.getent_hosts,
        error: recorded.error,
        seconds: recorded.seconds,
        asked: recorded.asked,
      },
    );
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
