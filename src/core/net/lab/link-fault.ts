import { contains, networkOf, type InterfaceAddress } from '../prefix.ts';
import type { LabHost, LabInterface } from './lab.ts';

/** What keeps two machines on one switch apart; a host is the name of the machine at fault. */
export type LinkFault =
  | { readonly kind: 'off' | 'no-carrier'; readonly host: string }
  /** Neither address lies in the network of the other. */
  | { readonly kind: 'other-network' }
  /** The host's own prefix does not hold the address of the other, though the other's holds its own. */
  | { readonly kind: 'long-prefix'; readonly host: string }
  /** Another machine has the host's address too. */
  | { readonly kind: 'duplicate'; readonly host: string; readonly other: string };

/** A machine by the one interface with which it is on the switch. */
export interface Plugged {
  readonly host: LabHost;
  readonly by: LabInterface;
}

/**
 * All that keeps packets of `a` and `b` from each other without a router, the lowest first; none if they reach each other.
 * `others` are the other machines on the switch. Each of the two has one address, `own` the first of its interface.
 */
export function linkFaults(a: Plugged, b: Plugged, others: readonly Plugged[]): LinkFault[] {
  const faults: LinkFault[] = [];
  for (const { host, by } of [a, b]) {
    if (!by.isUp) faults.push({ kind: 'off', host: host.name });
    else if (!by.hasCarrier) faults.push({ kind: 'no-carrier', host: host.name });
  }
  const [ownA, ownB] = [a.by.addresses[0], b.by.addresses[0]];
  if (ownA === undefined || ownB === undefined) return faults;
  const [aSees, bSees] = [sees(ownA, ownB), sees(ownB, ownA)];
  if (!aSees && !bSees) faults.push({ kind: 'other-network' });
  else if (!aSees) faults.push({ kind: 'long-prefix', host: a.host.name });
  else if (!bSees) faults.push({ kind: 'long-prefix', host: b.host.name });
  for (const [{ host }, own] of [
    [a, ownA],
    [b, ownB],
  ] as const)
    for (const other of others.filter(({ by }) => by.isUp && by.hasCarrier))
      if (other.by.addresses.some(({ address }) => address === own.address))
        faults.push({ kind: 'duplicate', host: host.name, other: other.host.name });
  return faults;
}

function sees(own: InterfaceAddress, other: InterfaceAddress): boolean {
  return contains(networkOf(own.address, own.length), other.address);
}
