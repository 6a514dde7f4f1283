import { destinationOrder } from './destination-order.ts';
import { hasHostName, parseHostsFile, type HostsEntry } from './hosts-file.ts';
import { mappedIpv4, parseInet, parseNumericHost, type InetAddress } from './inet-text.ts';
import { parseHostsServices, type NameService, type ServiceStatus } from './nsswitch.ts';
import { parseResolvConf, type ResolvConf } from './resolv-conf.ts';
import { StubResolver, type DnsLookup, type Nameserver, type SentQuestion } from './stub-resolver.ts';

/** A Linux host as far as it resolves names; texts are those of its files. */
export interface NameHost {
  readonly hostsFile: string;
  readonly resolvConf: string;
  /** What stands after `hosts:` in nsswitch.conf. */
  readonly services: string;
  /** Whether the host has an IPv6 address beside its IPv4 address; loopback does not count. */
  readonly isDualStack: boolean;
  /** What the nameserver at an address does. */
  readonly serverAt: (address: string) => Nameserver;
}

/** What a program learns that asks the C library for the addresses of a name. */
export interface HostLookup {
  /** In the order in which a program should try them. */
  readonly addresses: readonly InetAddress[];
  /** The official name; null if nothing was found. */
  readonly canonical: string | null;
  /** The text of the error; null if there is none. */
  readonly error: string | null;
  /** The service that gave the answer; null if none did, or if the name is an address. */
  readonly service: string | null;
  readonly asked: readonly SentQuestion[];
  readonly seconds: number;
  /** One sentence per step. */
  readonly steps: readonly string[];
}

/** The errors of getaddrinfo in its words. */
const lookupErrors = {
  'not-found': 'Name or service not known',
  'no-data': 'No address associated with hostname',
  'try-again': 'Temporary failure in name resolution',
  'other-family': 'Address family for hostname not supported',
  'no-service': 'System error',
} as const;

/** What one service says: addresses with the official name, or why there are none. */
type ServiceAnswer =
  | { readonly status: 'success'; readonly addresses: readonly InetAddress[]; readonly canonical: string }
  | {
      readonly status: Exclude<ServiceStatus, 'success'>;
      /** Null where the service is not there, and so has nothing to say. */
      readonly error: keyof typeof lookupErrors | null;
    };

/**
 * Finds the addresses of a name as getaddrinfo of glibc 2.36 does for `getent ahosts`: an address is taken as it is, else the
 * services of nsswitch.conf are asked in turn; a host without IPv6 neither asks for nor gets IPv6 addresses. Services other than `files` and `dns`
 * count as not installed.
 */
export function lookUpHost(host: NameHost, name: string): HostLookup {
  const settings = parseResolvConf(host.resolvConf);
  const resolver = new StubResolver(settings, host.serverAt);
  const { steps, asked } = resolver;
  const end = (answer: Pick<HostLookup, 'addresses' | 'canonical' | 'error' | 'service'>): HostLookup => ({
    ...answer,
    ...{ asked, seconds: resolver.seconds, steps },
  });
  const nothing = { addresses: [], canonical: null, service: null };
  const numeric = numericAddress(name, host.isDualStack);
  if (numeric === 'other-family') {
    steps.push(`\`${name}\` is an IPv6 address, and this host has none.`);
    return end({ ...nothing, error: lookupErrors[numeric] });
  }
  if (numeric !== null) {
    steps.push(`\`${name}\` is read as the address ${numeric.text}, so nobody is asked.`);
    return end({ addresses: [numeric], canonical: name, error: null, service: null });
  }
  let error: keyof typeof lookupErrors = 'no-service';
  let found: { addresses: readonly InetAddress[]; canonical: string; service: string } | null = null;
  const services = parseHostsServices(host.services);
  const names = services.map((service) => `\`${service.name}\``).join(', then ');
  steps.push(`nsswitch.conf says who is asked for hosts: ${names === '' ? 'nobody' : names}.`);
  for (const service of services) {
    const answer = askService(service.name, host, settings, name, resolver);
    if (answer.status === 'success') found = { ...answer, service: service.name };
    else if (answer.error !== null) [found, error] = [null, answer.error];
    if (endsHere(service, answer.status, steps)) break;
  }
  if (found === null) return end({ ...nothing, error: lookupErrors[error] });
  return end({ ...found, addresses: destinationOrder(found.addresses), error: null });
}

function numericAddress(name: string, isDualStack: boolean): InetAddress | 'other-family' | null {
  const numeric = parseNumericHost(name.includes(':') ? (name.split('%')[0] ?? name) : name);
  if (numeric === null || numeric.family === 4 || isDualStack) return numeric;
  const mapped = mappedIpv4(numeric.text);
  return mapped === null ? 'other-family' : { family: 4, text: mapped };
}

function endsHere(service: NameService, status: ServiceStatus, steps: string[]): boolean {
  const ends = service.endsAfter.includes(status);
  const usual = status === 'success';
  if (ends && !usual)
    steps.push(
      `After \`${service.name}\` the brackets say [${status.toUpperCase()}=return], so nobody else is asked.`,
    );
  if (!ends && usual)
    steps.push(
      `After \`${service.name}\` the brackets say [SUCCESS=continue], so the next service is asked too.`,
    );
  return ends;
}

function askService(
  service: string,
  host: NameHost,
  settings: ResolvConf,
  name: string,
  resolver: StubResolver,
): ServiceAnswer {
  if (service === 'files') return askFiles(host, name, resolver.steps);
  if (service === 'dns') {
    resolver.steps.push(...settings.remarks);
    const types = host.isDualStack && !settings.isWithoutAaaa ? ['A', 'AAAA'] : ['A'];
    return dnsAnswer(resolver.search(name, types));
  }
  resolver.steps.push(`The service \`${service}\` is not installed, so it is passed over.`);
  return { status: 'unavail', error: null };
}

function askFiles(host: NameHost, name: string, steps: string[]): ServiceAnswer {
  const { entries, ignored } = parseHostsFile(host.hostsFile);
  for (const { line, word, names } of ignored)
    if (hasHostName({ names: [word, ...names] }, name))
      steps.push(`Line ${line} of /etc/hosts is passed over, because ${word} is no address.`);
  const named = entries.filter((entry) => hasHostName(entry, name));
  const usable = host.isDualStack ? named : named.flatMap(entryForIpv4);
  const [first] = usable;
  if (first === undefined) {
    steps.push(
      named.length === 0
        ? `/etc/hosts has no line with \`${name}\`.`
        : `/etc/hosts has only an IPv6 address for \`${name}\`, which is of no use to a host with IPv4 alone.`,
    );
    return { status: 'notfound', error: 'not-found' };
  }
  const addresses = usable.map(({ address }) => address);
  const lines = usable.map(({ line }) => line).join(' and ');
  steps.push(
    `/etc/hosts has \`${name}\` in line ${lines}: ${addresses.map(({ text }) => text).join(' and ')}.`,
  );
  return { status: 'success', addresses, canonical: first.names[0] ?? name };
}

/** The entry as a search for IPv4 sees it: `::1` stands for 127.0.0.1, a mapped address for the one inside. */
export function entryForIpv4(entry: HostsEntry): HostsEntry[] {
  if (entry.address.family === 4) return [entry];
  const text = entry.address.text === '::1' ? '127.0.0.1' : mappedIpv4(entry.address.text);
  return text === null ? [] : [{ ...entry, address: { family: 4, text } }];
}

function dnsAnswer(lookup: DnsLookup): ServiceAnswer {
  if (lookup.outcome === 'failed') return { status: 'unavail', error: 'try-again' };
  if (lookup.outcome !== 'answered')
    return { status: 'notfound', error: lookup.outcome === 'no-data' ? 'no-data' : 'not-found' };
  const addresses = lookup.answers.flatMap(({ type, reply }) => addressesIn(reply.answers, type));
  if (addresses.length === 0) return { status: 'notfound', error: 'not-found' };
  const records = lookup.answers.flatMap(({ type, reply }) =>
    reply.answers.filter((record) => record.type === type),
  );
  return { status: 'success', addresses, canonical: withoutDot(records[0]?.name ?? lookup.name) };
}

/** The addresses among the records of an answer to a question for A or AAAA. */
export function addressesIn(
  records: readonly { readonly type: string; readonly data: string }[],
  type: string,
): InetAddress[] {
  return records
    .filter((record) => record.type === type)
    .map(({ data }) => parseInet(data))
    .filter((address) => address !== null);
}

/** A name as it is shown to people: without its final dot. */
export function withoutDot(name: string): string {
  return name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name;
}
