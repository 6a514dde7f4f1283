import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../contract/client.ts';
import type { Reply } from '../contract/errors.ts';
import { streamEvents } from './event-stream.ts';
import { Refusal, checkOrigin, checkToken, pathOf, readJson } from './guards.ts';
import { protectiveHeaders } from '../backend/page-files.ts';
import { sendPage } from './static.ts';

/** How a browser host is set up. */
export interface ServerOptions {
  /** Secret that every call must carry as `authorization: Bearer …`. */
  readonly token: string;
  /** Folder of the built page. */
  readonly rendererDir: string;
  /** Port on 127.0.0.1; 0 for any free one. */
  readonly port: number;
  /** Largest request body in bytes. */
  readonly bodyLimitBytes?: number;
  /** Time between two heartbeats of the event stream. */
  readonly heartbeatMs?: number;
}

/** A browser host that is listening. */
export interface LoopbackServer {
  readonly port: number;
  /** Stops listening and cuts every open connection. */
  close(): Promise<void>;
}

type Settings = Required<ServerOptions>;

const defaults = { bodyLimitBytes: 64 * 1024 * 1024, heartbeatMs: 15_000 };

/** Serves the page, its calls and its events on 127.0.0.1 and nowhere else; rejects if the port is taken. */
export async function createServer(connection: Connection, options: ServerOptions): Promise<LoopbackServer> {
  const settings = { ...defaults, ...options };
  const server = createHttpServer((request, response) => {
    void handle(connection, settings, request, response).catch((error: unknown) => fail(response, error));
  });
  await listen(server, settings.port);
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function handle(
  connection: Connection,
  settings: Settings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  checkOrigin(request);
  const path = pathOf(request);
  if (path === '/events') {
    allowMethod(request, 'GET');
    checkToken(request, settings.token);
    streamEvents(connection, response, settings.heartbeatMs);
  } else if (path.startsWith('/api/')) {
    allowMethod(request, 'POST');
    checkToken(request, settings.token);
    const input = await readJson(request, settings.bodyLimitBytes);
    sendJson(response, 200, await connection.invoke(path.slice('/api/'.length), input));
  } else {
    allowMethod(request, 'GET');
    await sendPage(response, settings.rendererDir, path);
  }
}

function allowMethod(request: IncomingMessage, method: 'GET' | 'POST'): void {
  if (request.method !== method)
    throw new Refusal(405, `This address answers only ${method} requests.`, { allow: method });
}

function sendJson(
  response: ServerResponse,
  status: number,
  reply: Reply,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify(reply);
  response.writeHead(status, {
    ...protectiveHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** Says why in one sentence, and hangs up, so that the rest of a refused body is never read. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
  } else if (error instanceof Refusal) {
    const headers = { ...error.headers, connection: 'close' };
    sendJson(
      response,
      error.status,
      { ok: false, error: { code: 'bad-input', message: error.message } },
      headers,
    );
  } else {
    console.error(error);
    const message = 'Nexthop could not answer because of an error of its own; start it again.';
    sendJson(response, 500, { ok: false, error: { code: 'internal', message } }, { connection: 'close' });
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
