import { expect, it } from 'vitest';
import { ipv6Kind } from '../../../src/core/net/address-kind.ts';
import {
  explodeIpv6,
  formatIpv6,
  formatIpv6AsC,
  ipv6,
  parseIpv6,
  parseScopedIpv6,
  type Ipv6,
} from '../../../src/core/net/ipv6.ts';
import {
  formatIpv6Prefix,
  ipv6PrefixOf,
  ipv6RoleIn,
  parseIpv6Interface,
  totalIpv6Addresses,
  usableIpv6Hosts,
} from '../../../src/core/net/ipv6-prefix.ts';
import { ipv6SpecialUse } from '../../../src/core/net/ipv6-special-ranges.ts';
import type { Prefix } from '../../../src/core/net/prefix.ts';
import {
  collapseIn,
  prefixesOfRangeIn,
  splitIn,
  summaryIn,
  supernetIn,
} from '../../../src/core/net/summarise.ts';
import { readOracle, Tally } from './oracle.ts';

type Recorded = Record<string, unknown> & { seed: number; kind: string };

const prefixText = (prefix: Prefix<Ipv6> | null | undefined) =>
  prefix === null || prefix === undefined ? null : formatIpv6Prefix(prefix);

function network(recorded: Recorded): Record<string, unknown> {
  const read = parseIpv6Interface(String(recorded['in']));
  if (read === null) return {};
  const prefix = ipv6Kind.networkOf(read.address, read.length);
  const usable = usableIpv6Hosts(prefix);
  const use = ipv6SpecialUse(read.address);
  return {
    network: formatIpv6(prefix.network),
    prefixlen: prefix.length,
    first: formatIpv6(usable.first),
    last: formatIpv6(usable.last),
    usable: String(usable.count),
    total: String(totalIpv6Addresses(prefix)),
    last_address: formatIpv6(ipv6Kind.lastAddress(prefix)),
    exploded: explodeIpv6(prefix.network),
    flags: {
      private: use.isPrivate,
      global: use.isGlobal,
      loopback: use.isLoopback,
      link_local: use.isLinkLocal,
      multicast: use.isMulticast,
      reserved: use.isReserved,
      unspecified: use.isUnspecified,
    },
  };
}

/** Python spells a zone back with the address, and then cannot write all groups out. */
function spelling(recorded: Recorded): Record<string, unknown> {
  const text = String(recorded['text']);
  const scoped = parseScopedIpv6(text);
  const bare = parseIpv6(text);
  const zone = scoped === null || scoped.zone === null ? '' : `%${scoped.zone}`;
  return {
    valid: scoped !== null,
    compressed: scoped === null ? undefined : formatIpv6(scoped.address) + zone,
    exploded: bare === null ? undefined : explodeIpv6(bare),
    inet_pton_ntop: bare === null ? null : formatIpv6AsC(bare),
  };
}

function splitCase(recorded: Recorded): Record<string, unknown> {
  const parts = splitIn(ipv6Kind, ipv6PrefixOf(String(recorded['net'])), Number(recorded['new_prefixlen']));
  if (parts === null) return {};
  return {
    count: parts.count,
    first: [0, 1, 2, 3].map((index) => prefixText(parts.at(index))).filter((part) => part !== null),
    last: prefixText(parts.at(parts.count - 1)),
    at_index: prefixText(parts.at(Number(recorded['index']))),
  };
}

const solvers: Record<string, (recorded: Recorded) => Record<string, unknown>> = {
  net: network,
  net_edge: network,
  text: spelling,
  split: splitCase,
  contains: ({ net, ip }) => {
    const role = ipv6RoleIn(ipv6PrefixOf(String(net)), ipv6(String(ip)));
    return { contains: role !== 'outside', role };
  },
  supernet: ({ net, prefixlen_diff }) => ({
    supernet: prefixText(supernetIn(ipv6Kind, ipv6PrefixOf(String(net)), Number(prefixlen_diff))),
  }),
  collapse: ({ nets }) => {
    const prefixes = (nets as string[]).map(ipv6PrefixOf);
    return {
      collapsed: collapseIn(ipv6Kind, prefixes).map(formatIpv6Prefix),
      one_summary: prefixText(summaryIn(ipv6Kind, prefixes)),
    };
  },
  range: ({ first, last }) => ({
    nets: prefixesOfRangeIn(ipv6Kind, ipv6(String(first)), ipv6(String(last))).map(formatIpv6Prefix),
  }),
};

const given: Record<string, readonly string[]> = {
  net: ['in'],
  net_edge: ['in'],
  contains: ['net', 'ip'],
  supernet: ['net', 'prefixlen_diff'],
  collapse: ['nets'],
  range: ['first', 'last'],
  split: ['net', 'new_prefixlen', 'index'],
  text: ['text'],
};

it('agrees with Python and glibc on every recorded piece of IPv6 arithmetic', () => {
  const tally = new Tally('subnets6.jsonl');
  for (const recorded of readOracle<Recorded>('subnets6.jsonl')) {
    const notAsked = new Set(['seed', 'family', 'kind', ...(given[recorded.kind] ?? [])]);
    const asked = Object.entries(recorded).filter(([key]) => !notAsked.has(key));
    const solved = solvers[recorded.kind]?.(recorded) ?? {};
    const expected = Object.fromEntries(asked);
    // What was not recorded must not be claimed either: an unreadable address has no spelling.
    const spelled = recorded.kind === 'text' ? { compressed: undefined, exploded: undefined } : {};
    tally.compare(`seed ${recorded.seed} ${recorded.kind}`, solved, { ...spelled, ...expected });
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
