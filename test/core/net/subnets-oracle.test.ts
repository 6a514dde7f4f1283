import { expect, it } from 'vitest';
import {
  addressClass,
  bitsOf,
  formatIpv4,
  ipv4,
  parseIpv4,
  parseLooseIpv4,
  type Ipv4,
} from '../../../src/core/net/address.ts';
import {
  broadcastOf,
  contains,
  formatPrefix,
  lastAddress,
  lengthOfNetmask,
  lengthOfWildcardMask,
  netmask,
  networkOf,
  parseInterfaceAddress,
  prefixOf,
  roleIn,
  totalAddresses,
  usableHosts,
  wildcardMask,
  type Prefix,
} from '../../../src/core/net/prefix.ts';
import { compareSubnets } from '../../../src/core/net/same-subnet.ts';
import { specialUse } from '../../../src/core/net/special-ranges.ts';
import { collapse, prefixesOfRange, split, summary, supernet } from '../../../src/core/net/summarise.ts';
import { readOracle, Tally } from './oracle.ts';

type Recorded = Record<string, unknown> & { seed: number; kind: string };

const text = (address: Ipv4 | null | undefined) =>
  address === null || address === undefined ? null : formatIpv4(address);
const prefixText = (prefix: Prefix | null | undefined) =>
  prefix === null || prefix === undefined ? null : formatPrefix(prefix);
const strings = (value: unknown) => value as string[];

function interfaceOf(written: unknown) {
  const read = parseInterfaceAddress(String(written));
  if (read === null) throw new Error(`${String(written)} cannot be read`);
  return read;
}

function network(recorded: Recorded): Record<string, unknown> {
  const { address, length } = interfaceOf(recorded['in']);
  const prefix = networkOf(address, length);
  const usable = usableHosts(prefix);
  const use = specialUse(address);
  return {
    network: text(prefix.network),
    prefixlen: prefix.length,
    first: text(usable.first),
    last: text(usable.last),
    usable: usable.count,
    total: totalAddresses(prefix),
    // Python names a broadcast address even where there is none.
    broadcast: text(length >= 31 ? lastAddress(prefix) : broadcastOf(prefix)),
    netmask: text(netmask(length)),
    wildcard: text(wildcardMask(length)),
    is_network_address: address === prefix.network,
    is_broadcast_address: address === broadcastOf(prefix),
    rfc1918: use.isRfc1918,
    class: addressClass(address),
    flags: {
      private: use.isPrivate,
      global: use.isGlobal,
      loopback: use.isLoopback,
      link_local: use.isLinkLocal,
      multicast: use.isMulticast,
      reserved: use.isReserved,
      unspecified: use.isUnspecified,
    },
    ipcalc: {
      network: length === 32 ? text(prefix.network) : formatPrefix(prefix),
      hostmin: length === 32 ? null : text(usable.first),
      hostmax: length === 32 ? null : text(usable.last),
      broadcast: text(broadcastOf(prefix)),
      hosts: usable.count,
      wildcard: text(wildcardMask(length)),
      netmask: text(netmask(length)),
      remark: undefined,
    },
  };
}

function splitCase(recorded: Recorded): Record<string, unknown> {
  const parts = split(prefixOf(String(recorded['net'])), Number(recorded['new_prefixlen']));
  const one = parts?.at(Number(recorded['index'])) ?? null;
  if (parts === null || one === null) return {};
  const usable = usableHosts(one);
  const firstFour = [0, 1, 2, 3].map((index) => parts.at(index)).filter((part) => part !== null);
  return {
    count: parts.count,
    first: firstFour.map(formatPrefix),
    last: prefixText(parts.at(parts.count - 1)),
    at_index: formatPrefix(one),
    at_index_first: text(usable.first),
    at_index_last: text(usable.last),
    at_index_broadcast: text(one.length >= 31 ? lastAddress(one) : broadcastOf(one)),
    usable_each: usable.count,
  };
}

const solvers: Record<string, (recorded: Recorded) => Record<string, unknown>> = {
  net: network,
  net_edge: network,
  contains: ({ net, ip }) => {
    const prefix = prefixOf(String(net));
    return {
      contains: contains(prefix, ipv4(String(ip))),
      role: roleIn(prefix, ipv4(String(ip))),
    };
  },
  mask: (recorded) => {
    const mask = ipv4(String(recorded['netmask']));
    const length = lengthOfNetmask(mask);
    return {
      prefixlen: length,
      valid: length !== null,
      netmask: text(length === null ? mask : netmask(length)),
      wildcard: length === null ? undefined : text(wildcardMask(length)),
      binary: bitsOf(mask),
      python_accepts_as_prefixlen: length ?? lengthOfWildcardMask(mask),
    };
  },
  supernet: ({ net, prefixlen_diff }) => ({
    supernet: prefixText(supernet(prefixOf(String(net)), Number(prefixlen_diff))),
  }),
  collapse: ({ nets }) => {
    const prefixes = strings(nets).map(prefixOf);
    return { collapsed: collapse(prefixes).map(formatPrefix), one_summary: prefixText(summary(prefixes)) };
  },
  range: ({ first, last }) => ({
    nets: prefixesOfRange(ipv4(String(first)), ipv4(String(last))).map(formatPrefix),
  }),
  split: splitCase,
  same_subnet: ({ a, b }) => {
    const compared = compareSubnets(interfaceOf(a), interfaceOf(b));
    return {
      same_network: compared.isSameNetwork,
      a_sees_b_onlink: compared.aSeesB,
      b_sees_a_onlink: compared.bSeesA,
      overlap: compared.overlap,
    };
  },
  parse: (recorded) => ({
    strict_valid: parseIpv4(String(recorded['text'])) !== null,
    inet_pton_valid: parseIpv4(String(recorded['text'])) !== null,
    inet_aton: text(parseLooseIpv4(String(recorded['text']))),
  }),
};

const given: Record<string, readonly string[]> = {
  net: ['in'],
  net_edge: ['in'],
  contains: ['net', 'ip'],
  mask: [],
  supernet: ['net', 'prefixlen_diff'],
  collapse: ['nets'],
  range: ['first', 'last'],
  split: ['net', 'new_prefixlen', 'index'],
  same_subnet: ['a', 'b'],
  parse: ['text'],
};

/** What ipcalc remarks is prose, which no solver claims to write. */
function withoutRemark(recorded: Recorded): Record<string, unknown> {
  if (recorded['ipcalc'] === undefined) return recorded;
  return { ...recorded, ipcalc: { ...(recorded['ipcalc'] as object), remark: undefined } };
}

it('agrees with Python and ipcalc on every recorded piece of subnet arithmetic', () => {
  const tally = new Tally('subnets4.jsonl');
  for (const recorded of readOracle<Recorded>('subnets4.jsonl')) {
    const notAsked = new Set(['seed', 'family', 'kind', ...(given[recorded.kind] ?? [])]);
    const asked = Object.entries(withoutRemark(recorded)).filter(([key]) => !notAsked.has(key));
    const solved = solvers[recorded.kind]?.(recorded) ?? {};
    tally.compare(`seed ${recorded.seed} ${recorded.kind}`, solved, Object.fromEntries(asked));
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
