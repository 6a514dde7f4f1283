import type { Ipv4 } from '../address.ts';
import type { Lookup } from '../routes.ts';
import { routeOf, type LabHost } from './lab.ts';

/** What a machine does with a packet that came in from a neighbour. */
export interface Forwarding {
  readonly verdict:
    /** It is for this machine. */
    | 'own'
    | 'not-forwarding'
    | 'no-route'
    /** A route says to drop it. */
    | 'refused'
    /** It would go out by an interface that has no link. */
    | 'no-link'
    | 'passed-on';
  /** The gateway, or the destination itself on the link; null if it goes nowhere. */
  readonly nextHop: Ipv4 | null;
  readonly device: string | null;
  readonly lookup: Lookup;
}

/**
 * Decides as Linux does: what is for one of the machine's own addresses is taken, on whichever interface it came in and
 * also while nothing is forwarded; all else is dropped in silence unless `ip_forward` is 1, and then goes by the routes.
 */
export function forwarding(host: LabHost, destination: Ipv4): Forwarding {
  const lookup = routeOf(host, destination);
  const nowhere = { nextHop: null, device: null, lookup };
  if (lookup.type === 'local' || lookup.type === 'broadcast') return { verdict: 'own', ...nowhere };
  if (!host.forwards) return { verdict: 'not-forwarding', ...nowhere };
  if (lookup.type === 'none') return { verdict: 'no-route', ...nowhere };
  if (lookup.type !== 'unicast') return { verdict: 'refused', ...nowhere };
  const by = host.interfaces.find(({ device }) => device === lookup.device);
  const works = by !== undefined && by.isUp && by.hasCarrier;
  const way = { nextHop: lookup.via ?? destination, device: lookup.device, lookup };
  return { verdict: works ? 'passed-on' : 'no-link', ...way };
}
