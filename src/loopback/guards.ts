import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isPlainPath } from '../backend/page-files.ts';

/** A request that is turned away, with its HTTP status and one sentence that says why. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Refuses a request addressed to another name (403, as after DNS rebinding) or sent by another site's page (403). */
export function checkOrigin(request: IncomingMessage): void {
  const port = request.socket.localPort;
  const { host, origin } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
    throw new Refusal(403, 'Nexthop answers only under its own address on this machine.');
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Refusal(403, 'Nexthop answers only its own page.');
}

/** The path of a request without its query; refuses (400) one that is not made of plain names. */
export function pathOf(request: IncomingMessage): string {
  const [path = ''] = (request.url ?? '').split('?', 1);
  if (!isPlainPath(path)) throw new Refusal(400, 'This address is not one of Nexthop.');
  return path;
}

/** Refuses (401) a request that does not carry the token, in a time that tells nothing about it. */
export function checkToken(request: IncomingMessage, token: string): void {
  const given = createHash('sha256')
    .update(request.headers.authorization ?? '')
    .digest();
  const wanted = createHash('sha256').update(`Bearer ${token}`).digest();
  if (!timingSafeEqual(given, wanted))
    throw new Refusal(
      401,
      'The key of this page is missing or out of date; open the address Nexthop printed.',
      {
        'www-authenticate': 'Bearer',
      },
    );
}

/** Reads a JSON body; refuses another content type (415), more bytes than the limit (413) and text that is not JSON (400). */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const [contentType = ''] = (request.headers['content-type'] ?? '').split(';', 1);
  if (contentType.trim().toLowerCase() !== 'application/json')
    throw new Refusal(415, 'Nexthop takes only application/json.');
  const text = await readText(request, limitBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The request is not valid JSON.');
  }
}

async function readText(request: IncomingMessage, limitBytes: number): Promise<string> {
  const tooLarge = new Refusal(
    413,
    `The request is larger than the ${limitBytes} bytes Nexthop takes at once.`,
  );
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop may not destroy the socket: the refusal still has to be written to it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
