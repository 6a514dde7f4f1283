import { parseIpv4 } from '../address.ts';
import type { Peer, Upstream } from './model.ts';

/** One request to be balanced. */
export interface BalancedRequest {
  /** Address of the client, for `ip_hash`; '' if it does not matter. */
  readonly client: string;
  /** When it comes, in whole seconds. */
  readonly atSeconds: number;
  /** Whether a backend takes connections, by its address. */
  isListening(address: string): boolean;
  /** How many connections are still open to a backend, by its address, for `least_conn`; none if left out. */
  openConnections?(address: string): number;
}

/** One look at the peers. */
export interface Turn {
  /** The peers that could be taken, with their current weight after adding their own, in the order of the configuration. */
  readonly weights: readonly { readonly peer: Peer; readonly current: number }[];
  readonly chosen: Peer;
  readonly isAnswering: boolean;
}

/** Where a request went. */
export interface Balanced {
  /** Null if no peer answered: nginx says 502. */
  readonly peer: Peer | null;
  /** Every peer tried, the last being the one that answered, if any did. */
  readonly tried: readonly Peer[];
  readonly turns: readonly Turn[];
}

/** A peer with what nginx remembers of it (ngx_http_upstream_rr_peer_t). */
interface PeerState {
  readonly peer: Peer;
  current: number;
  effective: number;
  fails: number;
  accessed: number;
  checked: number;
}

/** Hands out the peers of an upstream request by request, as one worker of nginx 1.22 does when each request ends before the next. */
export class Balancer {
  private readonly upstream: Upstream;
  private readonly primary: readonly PeerState[];
  private readonly backup: readonly PeerState[];

  constructor(upstream: Upstream) {
    this.upstream = upstream;
    const states = upstream.peers.map((peer) => ({
      ...{ peer, current: 0, effective: peer.weight, fails: 0, accessed: -Infinity, checked: -Infinity },
    }));
    this.primary = states.filter(({ peer }) => !peer.isBackup);
    this.backup = states.filter(({ peer }) => peer.isBackup);
  }

  /** Sends one request, trying the next peer after one that does not answer. */
  send(request: BalancedRequest): Balanced {
    const turns: Turn[] = [];
    const isSingle = this.primary.length === 1 && this.backup.length === 0;
    const attempts = new Attempts(this.upstream, this.primary, request);
    let tries = [...this.primary, ...this.backup].filter(({ peer }) => !peer.isDown).length;
    let isOnBackup = false;
    while (tries > 0) {
      let turn = attempts.next(isSingle);
      if (turn === null && !isOnBackup && this.backup.length > 0) {
        isOnBackup = true;
        attempts.turnTo(this.backup);
        turn = attempts.next(false);
      }
      if (turn === null) break;
      const { state, weights } = turn;
      const isAnswering = request.isListening(state.peer.address);
      turns.push({ weights, chosen: state.peer, isAnswering });
      if (isAnswering) {
        if (!isSingle && state.accessed < state.checked) state.fails = 0;
        break;
      }
      if (isSingle) break;
      fail(state, request.atSeconds);
      tries -= 1;
    }
    const last = turns.at(-1);
    return {
      peer: last?.isAnswering === true ? last.chosen : null,
      tried: turns.map(({ chosen }) => chosen),
      turns,
    };
  }
}

/** Each failure takes away a share of the weight, which comes back by one a turn. */
function fail(state: PeerState, atSeconds: number) {
  state.fails += 1;
  state.accessed = atSeconds;
  state.checked = atSeconds;
  const { weight, maxFails } = state.peer;
  if (maxFails > 0) state.effective = Math.max(0, state.effective - Math.floor(weight / maxFails));
}

interface Pick {
  readonly state: PeerState;
  readonly weights: Turn['weights'];
}

/** The attempts of one request: no peer is tried twice. */
class Attempts {
  private readonly upstream: Upstream;
  private readonly request: BalancedRequest;
  private peers: readonly PeerState[];
  private readonly tried = new Set<PeerState>();
  private hash = 89;
  private hashTries = 0;

  constructor(upstream: Upstream, peers: readonly PeerState[], request: BalancedRequest) {
    this.upstream = upstream;
    this.peers = peers;
    this.request = request;
  }

  turnTo(peers: readonly PeerState[]) {
    this.peers = peers;
    this.tried.clear();
  }

  next(isSingle: boolean): Pick | null {
    if (isSingle) {
      const [only] = this.peers;
      return only === undefined || only.peer.isDown ? null : { state: only, weights: [] };
    }
    const picked =
      this.upstream.method === 'ip-hash' && this.peers.length > 1 ? this.byHash() : this.byWeight();
    if (picked === null) return null;
    this.tried.add(picked.state);
    const { state } = picked;
    if (this.request.atSeconds - state.checked > state.peer.failTimeoutSeconds)
      state.checked = this.request.atSeconds;
    return picked;
  }

  private isOpen(state: PeerState): boolean {
    const { peer, fails, checked } = state;
    if (this.tried.has(state) || peer.isDown) return false;
    return (
      peer.maxFails === 0 ||
      fails < peer.maxFails ||
      this.request.atSeconds - checked > peer.failTimeoutSeconds
    );
  }

  /** Smooth weighted round robin, with `least_conn` among those that have fewest connections for their weight (ngx_http_upstream_get_peer). */
  private byWeight(): Pick | null {
    const open = this.leastBusy(this.peers.filter((state) => this.isOpen(state)));
    const [first] = open;
    if (first === undefined) return null;
    if (open.length === 1 && this.upstream.method === 'least-conn') return { state: first, weights: [] };
    let total = 0;
    let best = first;
    for (const state of open) {
      state.current += state.effective;
      total += state.effective;
      if (state.effective < state.peer.weight) state.effective += 1;
      if (state.current > best.current) best = state;
    }
    const weights = open.map(({ peer, current }) => ({ peer, current }));
    best.current -= total;
    return { state: best, weights };
  }

  private leastBusy(open: readonly PeerState[]): readonly PeerState[] {
    if (this.upstream.method !== 'least-conn') return open;
    const busy = ({ peer }: PeerState) => (this.request.openConnections?.(peer.address) ?? 0) / peer.weight;
    const least = Math.min(...open.map(busy));
    return open.filter((state) => busy(state) === least);
  }

  /** The first three bytes of the client's address decide; a peer that cannot be taken makes the hash go round (at most 20 times). */
  private byHash(): Pick | null {
    const client = parseIpv4(this.request.client) ?? 0;
    const bytes = [client >>> 24, (client >>> 16) & 0xff, (client >>> 8) & 0xff];
    const total = this.peers.reduce((sum, { peer }) => sum + peer.weight, 0);
    while (this.hashTries <= 20) {
      for (const byte of bytes) this.hash = (this.hash * 113 + byte) % 6271;
      let rest = this.hash % total;
      const state = this.peers.find(({ peer }) => (rest -= peer.weight) < 0);
      if (state !== undefined && this.isOpen(state)) return { state, weights: [] };
      this.hashTries += 1;
    }
    return this.byWeight();
  }
}
