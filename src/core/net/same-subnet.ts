import { formatIpv4 } from './address.ts';
import { contains, covers, formatPrefix, networkOf, type InterfaceAddress } from './prefix.ts';

/** What two interfaces on one wire think of each other. */
export interface SubnetComparison {
  /** Whether both have the same network with the same prefix length. */
  readonly isSameNetwork: boolean;
  /** Whether A would send straight to B, because B's address lies in A's network. */
  readonly aSeesB: boolean;
  readonly bSeesA: boolean;
  /** Whether any address lies in both networks. */
  readonly overlap: boolean;
  /** One sentence per direction, A's first. */
  readonly reasons: readonly [string, string];
}

/** Compares two interfaces, each by its own prefix length, since a host knows no other. */
export function compareSubnets(a: InterfaceAddress, b: InterfaceAddress): SubnetComparison {
  const networkOfA = networkOf(a.address, a.length);
  const networkOfB = networkOf(b.address, b.length);
  return {
    isSameNetwork: networkOfA.network === networkOfB.network && a.length === b.length,
    aSeesB: contains(networkOfA, b.address),
    bSeesA: contains(networkOfB, a.address),
    overlap: covers(networkOfA, networkOfB) || covers(networkOfB, networkOfA),
    reasons: [reason('A', a, 'B', b), reason('B', b, 'A', a)],
  };
}

function reason(name: string, own: InterfaceAddress, otherName: string, other: InterfaceAddress): string {
  const network = networkOf(own.address, own.length);
  const verdict = contains(network, other.address) ? 'lies in it' : 'does not lie in it';
  return `${name}'s network is ${formatPrefix(network)}; ${otherName}'s address ${formatIpv4(other.address)} ${verdict}.`;
}
