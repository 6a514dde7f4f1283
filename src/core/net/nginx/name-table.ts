import type { NginxProblem } from './config-text.ts';
import type { Server, ServerName } from './model.ts';

/** A name of one of the servers at an address and port. */
export interface NamedServer {
  readonly server: Server;
  readonly name: ServerName;
}

/** The names of all servers at one address and port, as nginx looks them up. */
export interface NameTable {
  readonly exact: ReadonlyMap<string, NamedServer>;
  /** `*.x` and `.x`, by x. */
  readonly endings: ReadonlyMap<string, NamedServer>;
  /** `x.*`, by x. */
  readonly beginnings: ReadonlyMap<string, NamedServer>;
  readonly patterns: readonly NamedServer[];
  /** Names that are ignored, since an earlier one has their place. */
  readonly conflicts: readonly string[];
}

/** Puts the names of the servers in order; the first to claim a name has it (ngx_hash_add_key). */
export function nameTable(servers: readonly Server[]): NameTable {
  const exact = new Map<string, NamedServer>();
  const endings = new Map<string, NamedServer>();
  const beginnings = new Map<string, NamedServer>();
  const patterns: NamedServer[] = [];
  const claimed = new Set<string>();
  const conflicts: string[] = [];
  const put = (map: Map<string, NamedServer>, entry: NamedServer) => {
    if (map.has(entry.name.text)) conflicts.push(entry.name.written.toLowerCase());
    else map.set(entry.name.text, entry);
  };
  for (const server of servers)
    for (const name of server.names) {
      const entry = { server, name };
      if (name.kind === 'pattern') patterns.push(entry);
      else if (name.kind === 'prefix') put(beginnings, entry);
      else if (name.kind === 'suffix') put(endings, entry);
      else if (claimed.has(name.text)) conflicts.push(name.written.toLowerCase());
      else {
        claimed.add(name.text);
        put(name.kind === 'domain' ? endings : exact, entry);
      }
    }
  return { exact, endings, beginnings, patterns, conflicts };
}

/** An address and port with the servers that listen there, in the order of the configuration. */
export interface Socket {
  /** Null for every address. */
  readonly address: string | null;
  readonly port: number;
  readonly servers: readonly Server[];
  /** The one marked `default_server`, else the first. */
  readonly defaultServer: Server;
  readonly isDefaultMarked: boolean;
  readonly isTls: boolean;
}

/** Every address and port that any server listens on, in the order in which they first appear. */
export function socketsOf(servers: readonly Server[]): Socket[] {
  const sockets = new Map<string, { -readonly [Key in keyof Socket]: Socket[Key] } & { servers: Server[] }>();
  for (const server of servers)
    for (const { address, port, isDefault, isTls } of server.listens) {
      const key = `${address ?? '*'}:${port}`;
      const known = sockets.get(key);
      if (known === undefined) {
        const place = { address, port, isDefaultMarked: isDefault, isTls };
        sockets.set(key, { ...place, servers: [server], defaultServer: server });
        continue;
      }
      if (known.servers.at(-1) !== server) known.servers.push(server);
      if (isDefault) known.defaultServer = server;
      known.isDefaultMarked ||= isDefault;
      known.isTls ||= isTls;
    }
  return [...sockets.values()];
}

/** What nginx says of names that exclude each other, port by port, the address for all last (ngx_http_optimize_servers). */
export function nameConflicts(servers: readonly Server[]): NginxProblem[] {
  const sockets = socketsOf(servers);
  const ports = [...new Set(sockets.map(({ port }) => port))];
  const ordered = ports.flatMap((port) => {
    const here = sockets.filter((socket) => socket.port === port);
    return [
      ...here.filter(({ address }) => address !== null),
      ...here.filter(({ address }) => address === null),
    ];
  });
  return ordered.filter(looksAtNames).flatMap((socket) => {
    const place = `${socket.address ?? '0.0.0.0'}:${socket.port}`;
    return nameTable(socket.servers).conflicts.map((name) => ({
      kind: 'warning' as const,
      line: null,
      message: `conflicting server name "${name}" on ${place}, ignored`,
    }));
  });
}

/** A server alone at its address answers whatever the Host; its names are looked at only for the groups of an expression. */
function looksAtNames({ servers, defaultServer }: Socket): boolean {
  return (
    servers.length > 1 || defaultServer.names.some(({ pattern }) => pattern !== null && pattern.groups > 0)
  );
}
