import { addressesIn, entryForIpv4, lookUpHost, withoutDot, type NameHost } from './host-lookup.ts';
import { hasHostName, parseHostsFile, type HostsEntry } from './hosts-file.ts';
import { mappedIpv4, parseInet, parseNumericHost, type InetAddress } from './inet-text.ts';
import { parseHostsServices, type ServiceStatus } from './nsswitch.ts';
import { parseResolvConf } from './resolv-conf.ts';
import { reverseName } from './reverse-name.ts';
import { StubResolver } from './stub-resolver.ts';

/** What a command prints, and the code it exits with. */
export interface CommandOutput {
  readonly exit: number;
  readonly stdout: string;
}

/** An official name with its aliases and addresses. */
interface NamedHost {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly addresses: readonly InetAddress[];
}

/** What `getent ahosts NAME` prints: every address with the three kinds of socket. */
export function getentAhosts(host: NameHost, name: string): CommandOutput {
  const { addresses, canonical } = lookUpHost(host, name);
  const lines = addresses.flatMap(({ text }, index) =>
    ['STREAM', 'DGRAM', 'RAW'].map((kind) => {
      const official = index === 0 && kind === 'STREAM' ? (canonical ?? '') : '';
      return `${text.padEnd(15)} ${kind.padEnd(6)} ${official}\n`;
    }),
  );
  return { exit: addresses.length === 0 ? 2 : 0, stdout: lines.join('') };
}

/**
 * What `getent hosts NAME` prints: it asks for IPv6 addresses alone and only without any for IPv4 ones, whatever the host has, and for the names
 * of an address if it is given one.
 */
export function getentHosts(host: NameHost, name: string): CommandOutput {
  const address = parseInet(name);
  const found =
    address === null
      ? (hostOfFamily(host, name, 6) ?? hostOfFamily(host, name, 4))
      : hostOfAddress(host, address);
  if (found === null) return { exit: 2, stdout: '' };
  const lines = found.addresses.map(
    ({ text }) => `${[text.padEnd(15), found.name, ...found.aliases].join(' ')}\n`,
  );
  return { exit: 0, stdout: lines.join('') };
}

/** As gethostbyname2 finds it; null if it finds nothing. */
function hostOfFamily(host: NameHost, name: string, family: 4 | 6): NamedHost | null {
  if (/^\d[\d.]*$/.test(name) && !name.endsWith('.')) {
    const numeric = family === 4 ? parseNumericHost(name) : null;
    return numeric === null ? null : { name, aliases: [], addresses: [numeric] };
  }
  if (/^[\da-f:].*:/i.test(name)) return null;
  const { entries } = parseHostsFile(host.hostsFile);
  const named = entries.filter((entry) => hasHostName(entry, name));
  const usable = named.flatMap((entry) =>
    family === 4 ? entryForIpv4(entry) : entry.address.family === 6 ? [entry] : [],
  );
  return inTurn(host, (service) =>
    service === 'files' ? hostOfEntries(usable) : hostInDns(host, name, family === 4 ? 'A' : 'AAAA'),
  );
}

type Found = NamedHost | Exclude<ServiceStatus, 'success'>;

/** The answer of the services of nsswitch.conf, asked in turn. */
function inTurn(host: NameHost, ask: (service: 'files' | 'dns') => Found): NamedHost | null {
  let found: Found = 'notfound';
  for (const service of parseHostsServices(host.services)) {
    found = service.name === 'files' || service.name === 'dns' ? ask(service.name) : 'unavail';
    if (service.endsAfter.includes(typeof found === 'string' ? found : 'success')) break;
  }
  return typeof found === 'string' ? null : found;
}

/** All lines as one host: the first name is the official one, and what later lines add are aliases, even twice. */
function hostOfEntries(entries: readonly HostsEntry[]): Found {
  const [first, ...later] = entries;
  const name = first?.names[0];
  if (first === undefined || name === undefined) return 'notfound';
  const aliases = later.flatMap(({ names: [official = '', ...others] }) =>
    official === name ? others : [...others, official],
  );
  const addresses = entries.map(({ address }) => address);
  return { name, aliases: [...first.names.slice(1), ...aliases], addresses };
}

function hostInDns(host: NameHost, name: string, type: 'A' | 'AAAA'): Found {
  const settings = parseResolvConf(host.resolvConf);
  const asked = type === 'AAAA' && settings.isWithoutAaaa ? 'A' : type;
  const { outcome, answers } = new StubResolver(settings, host.serverAt).search(name, [asked]);
  if (outcome === 'failed') return 'unavail';
  const records = answers[0]?.reply.answers ?? [];
  const addresses = outcome === 'answered' ? addressesIn(records, type) : [];
  const official = records.find((record) => record.type === type)?.name;
  if (official === undefined || addresses.length === 0) return 'notfound';
  const aliases = records
    .filter((record) => record.type === 'CNAME')
    .map((record) => withoutDot(record.name));
  return { name: withoutDot(official), aliases, addresses };
}

/** As gethostbyaddr finds it; an IPv4 address written as a mapped IPv6 address is looked for as the one inside. */
function hostOfAddress(host: NameHost, given: InetAddress): NamedHost | null {
  const inside = mappedIpv4(given.text);
  const address: InetAddress = inside === null ? given : { family: 4, text: inside };
  const { entries } = parseHostsFile(host.hostsFile);
  const seen = entries.flatMap((entry) => (address.family === 4 ? entryForIpv4(entry) : [entry]));
  const line = seen.find((entry) => entry.address.text === address.text);
  return inTurn(host, (service) => {
    if (service === 'files') return line === undefined ? 'notfound' : hostOfEntries([line]);
    const resolver = new StubResolver(parseResolvConf(host.resolvConf), host.serverAt);
    const { outcome, answers } = resolver.query(reverseName(address), ['PTR']);
    if (outcome === 'failed') return 'unavail';
    const records = answers[0]?.reply.answers.filter(({ type }) => type === 'PTR') ?? [];
    const [name, ...aliases] = records.map(({ data }) => withoutDot(data));
    return name === undefined || outcome !== 'answered'
      ? 'notfound'
      : { name, aliases, addresses: [address] };
  });
}
