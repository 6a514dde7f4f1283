import { parseIpv4 } from './address.ts';
import { ipv6Use } from './ipv6-use.ts';
import { isNearWord } from './near-word.ts';

/** How many `nameserver` lines the resolver uses (MAXNS in resolv.conf(5)). */
export const mostNameservers = 3;

const keywords = ['nameserver', 'search', 'domain', 'options', 'sortlist'];
const options = [
  'debug',
  'ndots',
  'timeout',
  'attempts',
  'rotate',
  'no-aaaa',
  'no-check-names',
  'inet6',
  'ip6-bytestring',
  'ip6-dotint',
  'no-ip6-dotint',
  'edns0',
  'single-request',
  'single-request-reopen',
  'no-tld-query',
  'use-vc',
  'no-reload',
  'trust-ad',
  'strict-no-ip6-dotint',
];
const misspelt: Readonly<Record<string, string>> = {
  nameservers: 'nameserver',
  nameserve: 'nameserver',
  'name-server': 'nameserver',
  name_server: 'nameserver',
  namesever: 'nameserver',
  namserver: 'nameserver',
  dnsserver: 'nameserver',
  dns: 'nameserver',
  nameserer: 'nameserver',
  option: 'options',
  serach: 'search',
  searches: 'search',
  domains: 'domain',
  searchdomain: 'search',
  opts: 'options',
  namserv: 'nameserver',
  nameserver4: 'nameserver',
  server: 'nameserver',
};

/** What is wrong with a line of resolv.conf (resolv.conf(5)); null if nothing is, or if it has placeholders. */
export function resolvConfProblem(line: string): { reason: string; correction: string } | null {
  const words = line
    .replace(/\s[#;].*$/, '')
    .trim()
    .split(/\s+/);
  const [keyword = '', ...values] = words;
  if (/[<>$…*]|\.\.\./.test(line) || values.length === 0 || /^[#;]/.test(keyword)) return null;
  const colon = /^(\w+)[:=]$/.exec(keyword)?.[1];
  if (colon !== undefined && keywords.includes(colon))
    return {
      reason: 'the keyword and its value are set apart by blanks alone',
      correction: [colon, ...values].join(' '),
    };
  if (keywords.includes(keyword) && /^[:=]$/.test(values[0] ?? ''))
    return {
      reason: 'the keyword and its value are set apart by blanks alone',
      correction: [keyword, ...values.slice(1)].join(' '),
    };
  const meant = misspelt[keyword.toLowerCase()];
  if (meant !== undefined)
    return {
      reason: `the keyword is \`${meant}\`, and \`${keyword}\` is passed over`,
      correction: [meant, ...values].join(' '),
    };
  if (keyword === 'nameserver') return nameserverProblem(values);
  return keyword === 'options' ? optionsProblem(values) : null;
}

function nameserverProblem(values: readonly string[]): { reason: string; correction: string } | null {
  const [first = '', ...more] = values;
  if (isAddress(first)) {
    if (more.length === 0 || !more.every(isAddress)) return null;
    return {
      reason: '`nameserver` takes one address, and each server has a line of its own',
      correction: values.map((value) => `nameserver ${value}`).join('` and `'),
    };
  }
  if (!/^[\w.:/-]+$/.test(first) || /^[A-Z_]+$/.test(first) || /^(?:x|ip|address)/i.test(first)) return null;
  if (/^[\d.]+\/\d+$/.test(first))
    return {
      reason: `\`nameserver\` takes an address without a prefix length, and ${first} has one`,
      correction: `nameserver ${first.replace(/\/.*$/, '')}`,
    };
  if (/^\d+(?:\.\d+)+:\d+$/.test(first))
    return {
      reason: '`nameserver` takes an address without a port',
      correction: `nameserver ${first.replace(/:.*$/, '')}`,
    };
  return {
    reason: `\`nameserver\` takes the address of a server, and ${first} is none: a name could not be resolved before there is a server`,
    correction: 'nameserver ADDRESS',
  };
}

function optionsProblem(values: readonly string[]): { reason: string; correction: string } | null {
  for (const value of values) {
    const [name = '', setting] = value.split(':');
    if (!options.includes(name)) {
      const [bare = ''] = name.split('=');
      const meant = options.find(
        (option) =>
          option === bare ||
          option === bare.replaceAll('_', '-') ||
          (bare.length > 3 && isNearWord(bare, option)),
      );
      if (meant === undefined) return null;
      const better = value.includes('=') ? value.replace(/^[^=]*=/, `${meant}:`) : value.replace(name, meant);
      return {
        reason: `the option is \`${better}\`, and \`${value}\` is passed over`,
        correction: `options ${values.map((each) => (each === value ? better : each)).join(' ')}`,
      };
    }
    if (['ndots', 'timeout', 'attempts'].includes(name) && setting !== undefined && !/^\d+$/.test(setting))
      return { reason: `\`${name}\` takes a number after the colon`, correction: `options ${name}:N` };
  }
  return null;
}

function isAddress(word: string): boolean {
  return parseIpv4(word) !== null || ipv6Use(word) !== null;
}
