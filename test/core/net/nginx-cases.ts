import { Balancer } from '../../../src/core/net/nginx/balancer.ts';
import { handleRequest } from '../../../src/core/net/nginx/handle-request.ts';
import { readNginx } from '../../../src/core/net/nginx/read-nginx.ts';
import type { BackendRequest, Handling, NginxRequest } from '../../../src/core/net/nginx/request.ts';
import type { Tally } from './oracle.ts';

interface RecordedRequest {
  host: string | null;
  uri: string;
  addr?: string;
  port?: number;
  client?: string;
  headers?: Record<string, string>;
  status: number;
  label?: string | null;
  location?: string;
  backend_got?: Record<string, unknown>;
}

/** A configuration and what nginx did with requests. */
export interface RequestsCase {
  seed: number;
  kind?: string;
  config: string;
  requests: RecordedRequest[];
}

/** A configuration with one upstream and the backends that answered. */
export interface UpstreamCase {
  seed: number;
  kind?: string;
  config: string;
  backends: Record<string, string>;
  not_listening: string[];
  sequence: (string | null)[];
  tried?: string[][];
  clients?: string[];
}

function toRequest(recorded: RecordedRequest): NginxRequest {
  return {
    uri: recorded.uri,
    host: recorded.host,
    client: recorded.client ?? '127.0.0.1',
    address: recorded.addr ?? '127.0.0.1',
    port: recorded.port ?? 80,
    headers: recorded.headers ?? {},
  };
}

/** What the solver says, in the words of the recordings; a backend answers 200, and there are no files. */
function asRecorded(handling: Handling): Record<string, unknown> {
  switch (handling.kind) {
    case 'refused':
      return { status: 0, label: null };
    case 'file':
      return { status: 404, label: null };
    case 'reply':
      return { status: handling.status, label: handling.body, location: handling.location ?? undefined };
    case 'proxied':
      return { status: 200, label: null, ...asReceived(handling.request) };
  }
}

function asReceived({ uri, headers, protocol, source }: BackendRequest): Record<string, unknown> {
  const header = (name: string) => headers.get(name) ?? null;
  return {
    ...{ uri, protocol, from: source, host: header('host'), connection: header('connection') },
    x_real_ip: header('x-real-ip'),
    x_forwarded_for: header('x-forwarded-for'),
    x_forwarded_proto: header('x-forwarded-proto'),
    x_orig: header('x-orig'),
  };
}

/** Compares every field recorded of every request; that nothing was sent on, or redirected, counts too. */
export function compareRequests(tally: Tally, cases: readonly RequestsCase[]) {
  for (const { seed, kind, config, requests } of cases) {
    const read = readNginx(config);
    const where = `seed ${seed}${kind === undefined ? '' : ` (${kind})`}`;
    const unread = read.problems.filter((problem) => problem.kind !== 'warning');
    if (unread.length > 0) tally.compare(where, { problems: unread }, { problems: [] });
    for (const recorded of requests) {
      const { status, label, location, backend_got: got } = recorded;
      const said = { status, location, uri: undefined, ...(label === undefined ? {} : { label }), ...got };
      const { handling } = handleRequest(read, toRequest(recorded));
      tally.compare(`${where} ${recorded.host ?? 'no host'} ${recorded.uri}`, asRecorded(handling), said);
    }
  }
}

/** Compares the backends that answered, and those tried where they were recorded. */
export function compareUpstreams(tally: Tally, cases: readonly UpstreamCase[]) {
  for (const recorded of cases) {
    const { problems, upstreams } = readNginx(recorded.config);
    const where = `seed ${recorded.seed}${recorded.kind === undefined ? '' : ` (${recorded.kind})`}`;
    const [upstream] = upstreams;
    if (upstream === undefined || problems.length > 0) {
      tally.compare(where, { problems }, { problems: [] });
      continue;
    }
    const balancer = new Balancer(upstream);
    const nameOf = (address: string | undefined) =>
      Object.keys(recorded.backends).find((name) => recorded.backends[name] === address) ?? null;
    const sent = recorded.sequence.map((_, index) =>
      balancer.send({
        client: recorded.clients?.[index] ?? '127.0.0.1',
        atSeconds: 0,
        isListening: (address) => !recorded.not_listening.includes(nameOf(address) ?? ''),
      }),
    );
    const { sequence, tried } = recorded;
    tally.compare(
      where,
      {
        sequence: sent.map(({ peer }) => nameOf(peer?.address)),
        tried: sent.map((one) => one.tried.map(({ address }) => nameOf(address))),
      },
      tried === undefined ? { sequence } : { sequence, tried },
    );
  }
}
