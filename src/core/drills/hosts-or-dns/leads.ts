import { lookUpHost } from '../../net/host-lookup.ts';
import type { Lead } from '../instance.ts';
import { hostOf, type HostsScenario } from './scenario.ts';

/** The mistakes people make between the hosts file and DNS. */
export const hostsMistakes = {
  'dns-first': 'You asked DNS before the hosts file',
  'files-first': 'You asked the hosts file before DNS',
  'first-service-only': 'You stopped at the first source',
  'brackets-ignored': 'You passed over the brackets',
  'comments-count': 'You took a comment for a line',
  'short-name-matches': 'You took a short name for the whole one',
  'hosts-are-searched': 'You used the search list for the hosts file',
  'last-line-wins': 'You let the last line win',
  'dns-adds-ipv6': 'You let DNS add an IPv6 address',
  'reads-the-next-line': 'You took the line of another name',
} as const;

/** The first address a program gets; null if the name is not found. */
export function firstAddress(scenario: HostsScenario): string | null {
  return lookUpHost(hostOf(scenario), scenario.name).addresses[0]?.text ?? null;
}

/** What somebody with each mistake takes for the address, null standing for none. */
export function hostsLeads(scenario: HostsScenario): Lead<string | null>[] {
  const { name, domain, hostsLines, services, isDualStack } = scenario;
  const truth = lookUpHost(hostOf(scenario), name);
  const right = truth.addresses[0]?.text ?? null;
  const because =
    right === null ? 'Nothing here gives an address for the name.' : `The address is \`${right}\`.`;
  const changed = (
    misconception: keyof typeof hostsMistakes,
    sentence: string,
    changes: Partial<HostsScenario>,
  ) => ({
    ...{ misconception, sentence: `${sentence} ${because}` },
    leadsTo: firstAddress({ ...scenario, ...changes }),
  });
  const [only = ''] = services.split(' ');
  const whole = `${name}.${domain}`;
  const label = name.split('.')[0] ?? name;
  const withAlias = (has: string) =>
    hostsLines.map((line) =>
      !line.startsWith('#') && line.split(' ').includes(has) ? `${line} ${name}` : line,
    );
  const inDns = firstAddress({ ...scenario, services: 'dns' });
  const order = `The line \`hosts: ${services}\` says who is asked first.`;
  return [
    changed('dns-first', order, { services: 'dns files' }),
    changed('files-first', order, { services: 'files dns' }),
    changed(
      'first-service-only',
      'A source that does not know the name leaves it to the next, unless brackets say otherwise.',
      { services: only },
    ),
    changed('brackets-ignored', 'Brackets say after which outcome the search ends or goes on.', {
      services: services.replaceAll(/ ?\[[^\]]*\]/g, ''),
    }),
    changed('comments-count', 'From `#` on a line is a comment.', {
      hostsLines: hostsLines.map((line) => line.replace('#', '')),
    }),
    changed('short-name-matches', `\`${label}\` in the hosts file is another name than \`${name}\`.`, {
      hostsLines: withAlias(label),
    }),
    changed(
      'hosts-are-searched',
      'The search list is for DNS alone; the hosts file is searched for the name as it stands.',
      { hostsLines: withAlias(whole) },
    ),
    changed('last-line-wins', 'Of several lines with the name all addresses are taken, in their order.', {
      hostsLines: [...hostsLines].reverse(),
    }),
    {
      misconception: 'dns-adds-ipv6',
      sentence: `The first source that knows the name ends the search, even if it has only an IPv4 address. ${because}`,
      leadsTo: isDualStack && inDns?.includes(':') === true ? inDns : right,
    },
    {
      misconception: 'reads-the-next-line',
      sentence: `That address belongs to another name. ${because}`,
      leadsTo: neighbourOf(scenario, right),
    },
  ];
}

/** The address of the line below the right one, or of the first line where there is none. */
function neighbourOf({ hostsLines, records }: HostsScenario, right: string | null): string | null {
  const inHosts = hostsLines.filter((line) => !line.startsWith('#')).map((line) => line.split(' ')[0] ?? '');
  const inDns = records.filter(({ type }) => type === 'A').map(({ data }) => data);
  const list = right !== null && inDns.includes(right) ? inDns : inHosts;
  return list[(list.indexOf(right ?? '') + 1) % list.length] ?? null;
}
