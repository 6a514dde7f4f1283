import { fromBytes } from './byte-text.ts';
import { hostName } from './host-header.ts';
import type { Server, ServerName } from './model.ts';
import { nameTable, socketsOf, type NamedServer, type Socket } from './name-table.ts';
import type { Captures, Pattern } from './pattern.ts';

/** One server looked at, and why it won or lost. */
export interface ServerCandidate {
  readonly server: Server;
  readonly outcome: 'wins' | 'not-listening' | 'lower-rank' | 'no-match';
  /** A few words, such as `*.example.com matches, but an exact name goes first`. */
  readonly reason: string;
}

/** The server that answers. */
export interface ServerChoice {
  /** Null if nothing listens there, or the Host header is refused with 400. */
  readonly server: Server | null;
  readonly by: 'exact' | 'ending' | 'beginning' | 'pattern' | 'default' | 'bad-host' | 'nothing-listens';
  /** The Host header as compared: without port and final dot, in lower case; '' if there is none. */
  readonly host: string;
  readonly socket: Socket | null;
  /** Groups of the expression that matched, if one did. */
  readonly captures: Captures | null;
  readonly pattern: Pattern | null;
  /** In the order of the configuration. */
  readonly candidates: readonly ServerCandidate[];
}

interface Match {
  readonly by: 'exact' | 'ending' | 'beginning' | 'pattern';
  readonly entry: NamedServer;
  readonly captures: Captures | null;
}

/**
 * Chooses as nginx does: the listening address that names the destination before the one for every address; there the exact name, the
 * longest `*.x` or `.x`, the longest `x.*`, the first expression that matches, the default server.
 */
export function chooseServer(
  servers: readonly Server[],
  destination: { readonly address: string; readonly port: number },
  hostHeader: string | null,
): ServerChoice {
  const sockets = socketsOf(servers).filter(({ port }) => port === destination.port);
  const socket =
    sockets.find(({ address }) => address === destination.address) ??
    sockets.find(({ address }) => address === null) ??
    null;
  const host = hostHeader === null ? '' : hostName(hostHeader);
  const nobody = { server: null, captures: null, pattern: null, host: host ?? '', socket, candidates: [] };
  if (socket === null) return { ...nobody, by: 'nothing-listens' };
  if (host === null) return { ...nobody, by: 'bad-host' };
  const match = findByName(socket.servers, host);
  const server = match?.entry.server ?? socket.defaultServer;
  return {
    server,
    by: match?.by ?? 'default',
    host,
    socket,
    captures: match?.captures ?? null,
    pattern: match?.entry.name.pattern ?? null,
    candidates: servers.map((each) => judge(each, server, match, socket, host)),
  };
}

function findByName(servers: readonly Server[], host: string): Match | null {
  const table = nameTable(servers);
  const exact = table.exact.get(host);
  if (exact !== undefined) return { by: 'exact', entry: exact, captures: null };
  for (let rest = host, isWhole = true; ; isWhole = false) {
    const entry = table.endings.get(rest);
    if (entry !== undefined && (!isWhole || entry.name.kind === 'domain'))
      return { by: 'ending', entry, captures: null };
    const dot = rest.indexOf('.');
    if (dot === -1) break;
    rest = rest.slice(dot + 1);
  }
  for (let dot = host.lastIndexOf('.'); dot > 0; dot = host.lastIndexOf('.', dot - 1)) {
    const entry = table.beginnings.get(host.slice(0, dot));
    if (entry !== undefined) return { by: 'beginning', entry, captures: null };
  }
  if (host === '') return null;
  for (const entry of table.patterns) {
    const captures = entry.name.pattern?.match(host) ?? null;
    if (captures !== null) return { by: 'pattern', entry, captures };
  }
  return null;
}

const ranks = {
  exact: 'an exact name',
  ending: 'a longer *.name',
  beginning: 'a name.*',
  pattern: 'an earlier expression',
};

function judge(
  server: Server,
  winner: Server,
  match: Match | null,
  socket: Socket,
  host: string,
): ServerCandidate {
  const shown = fromBytes(host);
  if (server === winner) return { server, outcome: 'wins', reason: whyItWins(match, socket, shown) };
  if (!socket.servers.includes(server)) {
    const place = `${socket.address ?? '*'}:${socket.port}`;
    return {
      server,
      outcome: 'not-listening',
      reason: `does not listen on ${place}, where the request arrives`,
    };
  }
  const own = match === null ? undefined : server.names.find((name) => matches(name, host));
  if (own === undefined || match === null)
    return {
      server,
      outcome: 'no-match',
      reason: `has no name that matches ${shown === '' ? 'an empty Host' : shown}`,
    };
  const written = fromBytes(own.written);
  return {
    server,
    outcome: 'lower-rank',
    reason: `${written} matches too, but ${ranks[match.by]} goes first`,
  };
}

function whyItWins(match: Match | null, socket: Socket, shown: string): string {
  if (match !== null) {
    const written = fromBytes(match.entry.name.written);
    const kinds = {
      exact: shown === '' ? 'is that of a request without Host' : `is exactly ${shown}`,
      ending: `is the longest name that ends ${shown}`,
      beginning: `is the longest name that begins ${shown}`,
      pattern: `is the first expression that matches ${shown}`,
    };
    return `${written === '' ? 'the empty name' : written} ${kinds[match.by]}`;
  }
  const why = shown === '' ? 'the request names no host' : `no name matches ${shown}`;
  return socket.isDefaultMarked
    ? `${why}, and it is marked default_server`
    : `${why}, and it is the first server there`;
}

function matches(name: ServerName, host: string): boolean {
  switch (name.kind) {
    case 'exact':
      return name.text === host;
    case 'suffix':
      return host.endsWith(`.${name.text}`);
    case 'domain':
      return host === name.text || host.endsWith(`.${name.text}`);
    case 'prefix':
      return host.startsWith(`${name.text}.`);
    case 'pattern':
      return host !== '' && name.pattern?.match(host) != null;
  }
}
