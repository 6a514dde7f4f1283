/** Whose proxy it is: forward proxies are set up for clients and hide them, reverse proxies for servers and hide those. */
export type ProxyKind = 'forward' | 'reverse';

/** What kind a proxy is, by whose side set it up; where it stands and what else it does say nothing about it. */
export function proxyKind(setUpBy: 'clients' | 'servers'): ProxyKind {
  return setUpBy === 'clients' ? 'forward' : 'reverse';
}

/** The addresses on a request's way. */
export interface ProxyPath {
  readonly client: string;
  /** Forward proxies in the order passed. */
  readonly forward: readonly string[];
  /** Reverse proxies in the order passed. */
  readonly reverse: readonly string[];
  readonly server: string;
}

/** Who deals with whom along the way. */
export interface ProxyView {
  /** The address the site's name stands for. */
  readonly nameLeadsTo: string;
  /** Where the client's own connection goes. */
  readonly clientConnectsTo: string;
  /** Whom the first machine of the site sees. */
  readonly siteSees: string;
  /** Whom the server itself sees. */
  readonly serverSees: string;
}

/** Every machine sees only the one before it; a site's name leads to the first of its machines. */
export function proxyView({ client, forward, reverse, server }: ProxyPath): ProxyView {
  const nameLeadsTo = reverse[0] ?? server;
  const siteSees = forward.at(-1) ?? client;
  return {
    nameLeadsTo,
    clientConnectsTo: forward[0] ?? nameLeadsTo,
    siteSees,
    serverSees: reverse.at(-1) ?? siteSees,
  };
}
