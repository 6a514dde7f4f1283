import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../src/contract/client.ts';
import type { Reply } from '../../src/contract/errors.ts';
import type { NexthopEvent } from '../../src/contract/events.ts';
import { createServer, type LoopbackServer } from '../../src/loopback/server.ts';

const token = 'the-token-of-this-test';
const bodyLimitBytes = 1000;

class StandInBackend implements Connection {
  readonly calls: { method: string; input: unknown }[] = [];
  readonly listeners = new Set<(event: NexthopEvent) => void>();
  reply: Reply = { ok: true, value: { answer: 42 } };

  invoke(method: string, input: unknown): Promise<Reply> {
    this.calls.push({ method, input });
    return Promise.resolve(this.reply);
  }

  onEvent(listener: (event: NexthopEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

let folder: string;
let backend: StandInBackend;
let server: LoopbackServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nexthop-server-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Nexthop</title>');
  writeFileSync(join(folder, 'renderer', 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'renderer', 'assets', 'index-D3adB33f.js'), 'export {};');
  backend = new StandInBackend();
  server = await createServer(backend, {
    token,
    rendererDir: join(folder, 'renderer'),
    port: 0,
    bodyLimitBytes,
    heartbeatMs: 20,
  });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const goodHeaders = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

/** Node's own client, because fetch sets Host and Origin itself. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: server.port, method, path, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Writes bytes as they are and gives back everything the server says before it hangs up or `isEnough`. */
function sendRaw(text: string, isEnough: (answer: string) => boolean = () => false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk;
      if (isEnough(answer)) socket.destroy();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
  });
}

function expectRefusal(answer: Answer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  const reply = JSON.parse(answer.body) as Reply;
  expect(reply).toEqual({
    ok: false,
    error: { code: 'bad-input', message: expect.stringMatching(/^[A-Z].*\.$/) as string },
  });
  expect(backend.calls).toEqual([]);
  expect(backend.listeners.size).toBe(0);
}

describe('a call', () => {
  it('reaches the backend with its method and input, and comes back with status 200', async () => {
    const answer = await send('POST', '/api/card.get', goodHeaders, '{"cardId":7}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { answer: 42 } });
    expect(backend.calls).toEqual([{ method: 'card.get', input: { cardId: 7 } }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('carries a failure of the backend with status 200 too', async () => {
    backend.reply = { ok: false, error: { code: 'not-found', message: 'There is no such card.' } };
    const answer = await send('POST', '/api/card.get', goodHeaders, '{}');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual(backend.reply);
  });

  it('comes from the page under either name of this machine', async () => {
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`]) {
      const headers = { ...goodHeaders, host, origin: `http://${host}` };
      expect((await send('POST', '/api/app.info', headers, '{}')).status).toBe(200);
    }
  });

  it('may say its charset', async () => {
    const headers = { ...goodHeaders, 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await send('POST', '/api/app.info', headers, '{"é":"→"}')).status).toBe(200);
    expect(backend.calls[0]?.input).toEqual({ é: '→' });
  });

  it('says sorry with a 500, logs why and goes on when the connection to the backend breaks', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = vi.spyOn(backend, 'invoke').mockRejectedValueOnce(new Error('worker is gone'));
    const answer = await send('POST', '/api/app.info', goodHeaders, '{}');
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('"internal"');
    expect(answer.body).not.toContain('worker is gone');
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
    broken.mockRestore();
    expect((await send('POST', '/api/app.info', goodHeaders, '{}')).status).toBe(200);
  });
});

describe('a call is refused', () => {
  it.each([
    ['no token', {}],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a wrong token', { authorization: `Bearer ${token}x` }],
    ['the start of the token', { authorization: `Bearer ${token.slice(0, -1)}` }],
    ['another scheme', { authorization: `Basic ${token}` }],
  ])('with %s (401)', async (_, authorization) => {
    const headers = { 'content-type': 'application/json', ...authorization };
    expectRefusal(await send('POST', '/api/app.info', headers, '{}'), 401);
    expectRefusal(await send('GET', '/events', authorization), 401);
  });

  it.each(['evil.example', '127.0.0.1', 'localhost', '127.0.0.1.evil.example', '[::1]', '0.0.0.0'])(
    'under the name %s (403)',
    async (name) => {
      for (const host of [name, `${name}:80`]) {
        expectRefusal(await send('POST', '/api/app.info', { ...goodHeaders, host }, '{}'), 403);
        expectRefusal(await send('GET', '/', { host }), 403);
      }
    },
  );

  it('from another origin (403), another local port and the other local name included', async () => {
    const others = ['http://evil.example', 'null', `https://127.0.0.1:${server.port}`, 'http://127.0.0.1:1'];
    for (const origin of [...others, `http://localhost:${server.port}`]) {
      expectRefusal(await send('POST', '/api/app.info', { ...goodHeaders, origin }, '{}'), 403);
      expectRefusal(await send('GET', '/events', { ...goodHeaders, origin }), 403);
    }
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])('with content type "%s" (415)', async (contentType) => {
    const headers = { ...goodHeaders, 'content-type': contentType };
    expectRefusal(await send('POST', '/api/app.info', headers, '{}'), 415);
  });

  it.each(['', '{', '{"a":1}}', 'undefined', "{'a':1}"])('with the body %j (400)', async (body) => {
    expectRefusal(await send('POST', '/api/app.info', goodHeaders, body), 400);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('by %s (405)', async (method) => {
    const answer = await send(method, '/api/app.info', goodHeaders);
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expect(backend.calls).toEqual([]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('by %s to what can only be read (405)', async (method) => {
    expectRefusal(await send(method, '/events', goodHeaders), 405);
    expectRefusal(await send(method, '/', goodHeaders), 405);
  });
});

describe('a body', () => {
  const quoted = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));

  it('may be as long as the limit', async () => {
    const answer = await send('POST', '/api/app.info', goodHeaders, quoted(bodyLimitBytes));
    expect(answer.status).toBe(200);
  });

  it('is refused at one byte more (413)', async () => {
    expectRefusal(await send('POST', '/api/app.info', goodHeaders, quoted(bodyLimitBytes + 1)), 413);
  });

  const head = () =>
    `POST /api/app.info HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;

  it('is refused by its announced length before a byte of it has come', async () => {
    const answer = await sendRaw(`${head()}Content-Length: 1001\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/connection: close/i);
  });

  it('without an announced length is refused as soon as it is too long, and the server hangs up', async () => {
    const chunk = `258\r\n${'x'.repeat(600)}\r\n`;
    const answer = await sendRaw(`${head()}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(backend.calls).toEqual([]);
  });
});

describe('the page', () => {
  it('is index.html, guarded and never cached', async () => {
    const answer = await send('GET', '/');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>Nexthop</title>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; media-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
  });

  it('has files with a hash in their name, cached for good', async () => {
    const answer = await send('GET', '/assets/index-D3adB33f.js?x=1');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('has other files, asked for again each time', async () => {
    const answer = await send('GET', '/icon.svg');
    expect(answer.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' });
  });

  it.each(['/nothing.js', '/assets', '/assets/', '/api', '/favicon.ico', '/constructor'])(
    'has nothing at %s (404)',
    async (path) => expectRefusal(await send('GET', path), 404),
  );
});

describe('a path that leads out of the page', () => {
  const evil = [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/index.html%00.js',
    '/index.html\u0000',
    '/./index.html',
    '//secret.txt',
    '/.secret',
    '/C:/secret.txt',
    '/secret.txt:stream',
    'secret.txt',
    '*',
    'http://127.0.0.1/index.html',
    '/api/../index.html',
    '/api/%2e%2e%2findex.html',
  ];

  it.each(evil)('%j is refused', async (path) => {
    const answer = await sendRaw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`, (text) =>
      text.includes('}'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/secret|<title>/);
  });
});

describe('events', () => {
  const listen = async () => {
    const stopped = new AbortController();
    const response = await fetch(`http://127.0.0.1:${server.port}/events`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stopped.signal,
    });
    if (response.body === null) throw new Error('The event stream has no body.');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const readUntil = async (isEnough: (text: string) => boolean) => {
      let text = '';
      while (!isEnough(text)) {
        const { value, done } = await reader.read();
        if (done) break;
        text += value;
      }
      return text;
    };
    return { response, readUntil, stop: () => stopped.abort() };
  };

  it('come as lines of JSON, in order, to everyone who listens', async () => {
    const [first, second] = [await listen(), await listen()];
    expect(first.response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const events: NexthopEvent[] = [
      { kind: 'data.changed', what: ['cards'] },
      { kind: 'job.progress', job: 'a', done: 1, of: 2, message: 'Reading\nnotes' },
    ];
    for (const listener of backend.listeners) events.forEach(listener);
    for (const { readUntil, stop } of [first, second]) {
      const lines = (await readUntil((text) => text.includes('job.progress')))
        .split('\n')
        .filter((line) => line !== '');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(events);
      stop();
    }
  });

  it('are interspersed with empty lines as heartbeats', async () => {
    const { readUntil, stop } = await listen();
    expect(await readUntil((text) => text.length >= 3)).toMatch(/^\n{3,}$/);
    stop();
  });

  it('are no longer listened to once the page is gone', async () => {
    const { stop } = await listen();
    expect(backend.listeners.size).toBe(1);
    stop();
    await vi.waitFor(() => expect(backend.listeners.size).toBe(0));
  });

  it('end when the server closes', async () => {
    const { readUntil } = await listen();
    await server.close();
    await expect(readUntil(() => false)).rejects.toThrow();
    expect(backend.listeners.size).toBe(0);
  });
});

describe('listening', () => {
  it('happens on 127.0.0.1 only, and a taken port is an error', async () => {
    const options = { token, rendererDir: folder, port: server.port };
    await expect(createServer(backend, options)).rejects.toMatchObject({
      code: 'EADDRINUSE',
      address: '127.0.0.1',
    });
  });
});
