import type { Ipv4 } from './address.ts';
import type { Prefix } from './prefix.ts';

/** What a route does with a packet; the last three are error routes. */
export type RouteType = 'unicast' | 'local' | 'broadcast' | 'blackhole' | 'unreachable' | 'prohibit';

/** One route of a table, of IPv4 unless said otherwise. */
export interface Route<Address = Ipv4> {
  readonly destination: Prefix<Address>;
  readonly type: RouteType;
  /** The gateway; null if the destination is on the link, or for an error route. */
  readonly via: Address | null;
  /** Null for an error route. */
  readonly device: string | null;
  /** 0 if none was given; the lowest wins among equal prefixes. */
  readonly metric: number;
  /** The source address the route asks for; null if it leaves that to the interface. */
  readonly source: Address | null;
}
