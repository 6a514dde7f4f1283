import { holds, ipv6Kind } from './address-kind.ts';
import type { Ipv6 } from './ipv6.ts';
import { ipv6PrefixOf } from './ipv6-prefix.ts';
import { ipv6SpecialUse } from './ipv6-special-ranges.ts';
import type { DeviceAddress } from './source-address.ts';

/** The kernel's labels of ranges (net/ipv6/addrlabel.c, after RFC 6724): the longest range that holds an address gives its label. */
const labels = [
  ['::1/128', 0],
  ['::ffff:0:0/96', 4],
  ['::/96', 3],
  ['2001:10::/28', 7],
  ['2001::/32', 6],
  ['2002::/16', 2],
  ['3ffe::/16', 12],
  ['fec0::/10', 11],
  ['fc00::/7', 5],
  ['::/0', 1],
] as const;
const labelled = labels.map(([range, label]) => ({ range: ipv6PrefixOf(range), label }));

/**
 * The source of a packet whose route names none (RFC 6724 section 5 as Linux does it): the destination itself, else an
 * address of the fitting scope, on the device it leaves by, of the same label, that shares most leading bits of its own
 * prefix with the destination, else the one given last; null if there is none.
 */
export function ipv6SourceAddress(
  addresses: readonly DeviceAddress<Ipv6>[],
  device: string | null,
  destination: Ipv6,
): Ipv6 | null {
  const { isLinkLocal, isMulticast } = ipv6SpecialUse(destination);
  const onlyOnDevice = isLinkLocal || isMulticast;
  const candidates = addresses.filter((own) => !onlyOnDevice || own.device === device);
  const ranked = candidates
    .map((own, index) => ({ own, rank: [...rank(own, device, destination), index] }))
    .sort((a, b) => firstDifference(b.rank, a.rank));
  return ranked[0]?.own.address ?? null;
}

/** One number per rule, in the order of the rules; the higher is preferred. */
function rank(own: DeviceAddress<Ipv6>, device: string | null, destination: Ipv6): number[] {
  const shared = ipv6Kind.sharedBits(own.address, destination);
  return [
    Number(own.address === destination),
    Number(ipv6SpecialUse(own.address).isLinkLocal === ipv6SpecialUse(destination).isLinkLocal),
    Number(own.device === device),
    Number(labelOf(own.address) === labelOf(destination)),
    Math.min(shared, own.length),
  ];
}

function labelOf(address: Ipv6): number {
  return labelled.find(({ range }) => holds(ipv6Kind, range, address))?.label ?? 1;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
