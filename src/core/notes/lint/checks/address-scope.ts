import { formatIpv4, parseIpv4, type Ipv4 } from '../../../net/address.ts';
import { ipv6Use } from '../../../net/ipv6-use.ts';
import { contains, lastAddress, networkOf, prefixOf } from '../../../net/prefix.ts';
import { specialUse } from '../../../net/special-ranges.ts';
import type { Check, Mistake } from '../check.ts';
import type { Statement } from '../statement.ts';
import { mayHoldAddress } from '../triggers.ts';

type Scope = 'private' | 'public' | 'loopback' | 'link-local' | 'multicast' | 'documentation' | 'shared';

const quad = String.raw`(?<![\w.:/-])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\w/]|\.\d|:\d)`;
const six = String.raw`(?<![\w.:/])(?=[\da-f]{0,4}:)[\da-f:]{2,39}[\da-f:](?:\/\d{1,3})?(?![\w:])`;
const address = `(?:${quad}|${six})`;
const kinds = String.raw`(?:private|public(?:ly)?|loop-?back|localhost|link[- ]local|APIPA|multicast|documentation|global unicast|globally routable|internet[- ]routable|routable on the (?:public )?internet|RFC ?1918|CGNAT|carrier-grade NAT|shared)`;
const filler = String.raw`(?:(?:a|an|the|one of the|in the|in|within|from|part of|inside|of|for|reserved|used|valid|typical|IPv4|IPv6|class [A-E]|RFC ?1918|routable|non-routable)\s+)*`;
const nouns = String.raw`(?:\s*(?:IPv4|IPv6|IP|internet|unicast|use|address(?:es)?|IPs?|range|space|block|network|subnet|scope|routable|examples?)\b)*`;

const stated = new RegExp(
  String.raw`(${address})(?: (?:range|block|network|address|space|subnet|prefix))?\s*(?:is|are|was|belongs to|lies in|falls in(?:to)?|sits in|comes from|counts as|=|→|->|—|–|:|\(|-(?= )|;\s*(?:scope|use|used for|usage|type|kind|purpose|visibility|category|range|class|what)\s*:)\s*(also |both |clearly |actually |considered )?(not |n['’]t )?${filler}(${kinds})\b${nouns}`,
  'gi',
);
const negated = new RegExp(
  String.raw`(${address})\s*(is ?n['’]t|is not|are not)\s+${filler}(${kinds})\b${nouns}`,
  'gi',
);
const listed = new RegExp(
  String.raw`(?<![\w-])(non-)?(${kinds})\b(?: or private| and)?${nouns}\s*(?:is|are|:|=|→|->|::|\(|like|such as|e\.g\.,?|for example,?|for instance,?|,|includes?|covers?|starts? with|begins? with|starts? at)?\s*(?:(?:the|address|e\.g\.,?|like|such as|for example,?)\s+)*\(?(${address})`,
  'gi',
);

const speaksOfScope =
  /private|public|loop|local|APIPA|multicast|documentation|global|routable|1918|CGN|carrier|shared/i;

export const check: Check = {
  id: 'address-scope',
  trigger: mayHoldAddress,
  inStatement(statement) {
    const { text } = statement;
    if (!/\d\.\d+\.\d|::|[\da-f]:[\da-f]/i.test(text)) return [];
    if (!speaksOfScope.test(text)) return [];
    const found: Mistake[] = [];
    for (const match of text.matchAll(stated)) {
      const [, word = '', , denied, kind = ''] = match;
      found.push(...judge(statement, match, word, kind, denied !== undefined));
    }
    for (const match of text.matchAll(negated)) {
      const [, word = '', , kind = ''] = match;
      found.push(...judge(statement, match, word, kind, true));
    }
    for (const match of text.matchAll(listed)) {
      const [, non, kind = '', word = ''] = match;
      const isDenied = /\b(?:no|not|never|without)\b[^,;]{0,20}$/i.test(text.slice(0, match.index));
      if (non === undefined && !isDenied)
        found.push(
          ...judge(statement, match, word, kind, false).map((each) => ({ ...each, isDenial: true })),
        );
    }
    return found;
  },
};

function judge(
  { text, context }: Statement,
  { 0: whole, index: start }: RegExpExecArray,
  word: string,
  kind: string,
  isDenial: boolean,
): Mistake[] {
  const scope = scopeOf(kind);
  if (scope === 'loopback' && /interface|\brouter|\blo\d|ospf|bgp|\bID\b|cisco/i.test(`${text} ${context}`))
    return [];
  const range = parseIpv4(word.replace(/\/.*$/, '')) === null ? range6(word) : range4(word);
  if (!range) return [];
  const verdict = range.verdict(scope);
  if (verdict === null || verdict === !isDenial) return [];
  return [
    {
      start,
      end: start + whole.length,
      at: start + whole.indexOf(word),
      computation: `${reasons[scope]} ${range.name} lies ${range.uses}.`,
      correction: `${range.name} is ${isDenial ? '' : 'not '}${named[scope]}.`,
      isDenial,
    },
  ];
}

function scopeOf(kind: string): Scope {
  if (/private|1918/i.test(kind)) return 'private';
  if (/public|global|routable/i.test(kind)) return 'public';
  if (/loop|localhost/i.test(kind)) return 'loopback';
  if (/link|APIPA/i.test(kind)) return 'link-local';
  if (/multicast/i.test(kind)) return 'multicast';
  return /documentation/i.test(kind) ? 'documentation' : 'shared';
}

const named: Readonly<Record<Scope, string>> = {
  private: 'a private address',
  public: 'a public address',
  loopback: 'a loopback address',
  'link-local': 'a link-local address',
  multicast: 'a multicast address',
  documentation: 'kept for documentation',
  shared: 'shared address space',
};

const reasons: Readonly<Record<Scope, string>> = {
  private: 'Private are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918), and fc00::/7 (RFC 4193).',
  public: 'Private are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918), and fc00::/7 (RFC 4193).',
  loopback: 'Loopback are 127.0.0.0/8 (RFC 1122) and ::1 (RFC 4291).',
  'link-local': 'Link-local are 169.254.0.0/16 (RFC 3927) and fe80::/10 (RFC 4291).',
  multicast: 'Multicast are 224.0.0.0/4 (RFC 5771) and ff00::/8 (RFC 4291).',
  documentation:
    'For documentation are 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24 (RFC 5737), 2001:db8::/32 and 3fff::/20.',
  shared: 'Shared by the customers of a provider is 100.64.0.0/10 (RFC 6598).',
};

interface Range {
  readonly name: string;
  /** Where it lies, in words that follow `lies`. */
  readonly uses: string;
  /** Whether it has that scope; null where one may say either. */
  verdict(scope: Scope): boolean | null;
}

function range4(word: string): Range | null {
  const [addressText = '', lengthText] = word.split('/');
  const address = parseIpv4(addressText);
  const length = Number(lengthText ?? 32);
  if (address === null || length > 32) return null;
  const network = networkOf(address, length);
  const ends: readonly [Ipv4, Ipv4] = [network.network, lastAddress(network)];
  return {
    name: lengthText === undefined ? formatIpv4(address) : word,
    uses: usesOf(ends[0], length),
    verdict(scope) {
      const [first, last] = ends.map((end) => has(end, scope));
      if (first === undefined || last === undefined || first === null || last === null) return null;
      return first && last;
    },
  };
}

/** Whether an address has a scope; null where people may rightly say either. */
function has(address: Ipv4, scope: Scope): boolean | null {
  const use = specialUse(address);
  const isShared = contains(prefixOf('100.64.0.0/10'), address);
  switch (scope) {
    case 'private':
      if (use.isRfc1918) return true;
      return use.isGlobal && !use.isMulticast && !isShared ? false : null;
    case 'public':
      if (use.isRfc1918 || use.isLoopback || use.isLinkLocal) return false;
      return use.isGlobal && !use.isMulticast ? true : null;
    case 'loopback':
      return use.isLoopback;
    case 'link-local':
      return use.isLinkLocal;
    case 'multicast':
      return use.isMulticast;
    case 'documentation':
      return use.isDocumentation;
    case 'shared':
      return isShared ? true : null;
  }
}

function usesOf(address: Ipv4, length: number): string {
  const use = specialUse(address);
  if (use.isRfc1918) return length < 32 ? 'at the start of a private range' : 'in a private range';
  if (use.isLoopback) return 'in the loopback range 127.0.0.0/8';
  if (use.isLinkLocal) return 'in the link-local range 169.254.0.0/16';
  if (use.isMulticast) return 'in the multicast range 224.0.0.0/4';
  if (use.isDocumentation) return 'in a range kept for documentation';
  return use.isGlobal ? 'outside them, in public space' : 'in a range kept for special use (RFC 6890)';
}

function range6(word: string): Range | null {
  const use = ipv6Use(word);
  if (use === null) return null;
  const scopes: Readonly<Record<string, readonly (Scope | 'either')[]>> = {
    loopback: ['loopback'],
    'link-local': ['link-local'],
    'unique-local': ['private'],
    multicast: ['multicast'],
    documentation: ['documentation', 'either'],
    global: ['public'],
  };
  const own = scopes[use];
  return {
    name: word,
    uses: `in the ${use} range`,
    verdict(scope) {
      if (!own || scope === 'shared') return null;
      if (own.includes(scope)) return true;
      if (use === 'documentation' && scope !== 'loopback' && scope !== 'multicast' && scope !== 'link-local')
        return null;
      if (use === 'link-local' && (scope === 'private' || scope === 'public'))
        return scope === 'public' ? false : null;
      return use === 'multicast' && (scope === 'private' || scope === 'public') ? null : false;
    },
  };
}
