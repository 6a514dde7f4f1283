import { parseNumericHost } from './inet-text.ts';
import { mostNameservers } from './resolv-conf-line.ts';

/** How a host asks DNS, from resolv.conf(5). */
export interface ResolvConf {
  /** Addresses in the order they are asked; at most three. */
  readonly nameservers: readonly string[];
  /** Nameservers from the fourth on, which are never asked. */
  readonly surplus: readonly string[];
  /** Domains put behind a name, in order; as written. */
  readonly search: readonly string[];
  /** How many dots a name needs to be tried as it stands first. */
  readonly ndots: number;
  readonly timeoutSeconds: number;
  readonly attempts: number;
  /** Whether IPv6 addresses are not asked for at all. */
  readonly isWithoutAaaa: boolean;
  /** One sentence for each line that is passed over or overruled. */
  readonly remarks: readonly string[];
}

const largest = { ndots: 15, timeout: 30, attempts: 5 };

/**
 * Reads resolv.conf as glibc 2.36 does: keywords at the start of a line, `#` and `;` only there, the last of `search` and
 * `domain` wins, without a nameserver 127.0.0.1 is asked. The host's own name is taken to have no domain.
 */
export function parseResolvConf(text: string): ResolvConf {
  const found: string[] = [];
  const settings = { ndots: 1, timeout: 5, attempts: 2 };
  const remarks: string[] = [];
  let search: { keyword: string; domains: string[] } | null = null;
  let isWithoutAaaa = false;
  for (const line of text.split('\n')) {
    const [, keyword = '', rest = ''] = /^([a-z]+)[ \t](.*)$/s.exec(line) ?? [];
    const words = rest.split(/[ \t]+/).filter((word) => word !== '');
    const [first] = words;
    if (first === undefined) continue;
    if (keyword === 'nameserver') {
      const address = parseNumericHost(first.split('%')[0] ?? first);
      if (address !== null) found.push(address.text);
      else remarks.push(`\`nameserver ${first}\` is passed over, because ${first} is no address.`);
    } else if (keyword === 'search' || keyword === 'domain') {
      const domains = keyword === 'domain' ? [first] : words;
      if (search !== null)
        remarks.push(
          `\`${keyword} ${domains.join(' ')}\` overrules \`${search.keyword} ${search.domains.join(' ')}\`, because the last of \`search\` and \`domain\` wins.`,
        );
      search = { keyword, domains };
    } else if (keyword === 'options') {
      for (const word of words) {
        const [, name, value] = /^(ndots|timeout|attempts):(\d*)/.exec(word) ?? [];
        if (name === 'ndots' || name === 'timeout' || name === 'attempts')
          settings[name] = Math.min(Number(value), largest[name]);
        isWithoutAaaa ||= word.startsWith('no-aaaa');
      }
    }
  }
  const surplus = found.slice(mostNameservers);
  if (surplus.length > 0)
    remarks.push(`${surplus.join(' and ')} will never be asked: at most three nameservers are used.`);
  if (found.length === 0) remarks.push('No nameserver is given, so 127.0.0.1 is asked.');
  return {
    nameservers: found.length === 0 ? ['127.0.0.1'] : found.slice(0, mostNameservers),
    surplus,
    search: search?.domains ?? [],
    ndots: settings.ndots,
    timeoutSeconds: settings.timeout,
    attempts: settings.attempts,
    isWithoutAaaa,
    remarks,
  };
}
