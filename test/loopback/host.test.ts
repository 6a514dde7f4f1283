import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backend, BackendOptions } from '../../src/backend/start.ts';
import { AppError } from '../../src/contract/errors.ts';
import type { BrowserHostOptions } from '../../src/loopback/browser-options.ts';
import { startBrowserHost, type BrowserHost } from '../../src/loopback/host.ts';

const started = vi.hoisted(() => vi.fn<(options: BackendOptions) => Promise<Backend>>());
vi.mock('../../src/backend/start.ts', () => ({ startBackend: started }));

const files = { decksDir: '/app/decks', workerPath: '/app/worker.js', rendererDir: '/app/renderer' };
const stop = vi.fn(() => Promise.resolve());
const running: BrowserHost[] = [];
let folder: string;
let options: BrowserHostOptions;

beforeEach(() => {
  vi.clearAllMocks();
  started.mockResolvedValue({
    invoke: (method) => Promise.resolve({ ok: true, value: method }),
    onEvent: () => () => undefined,
    stop,
  });
  folder = mkdtempSync(join(tmpdir(), 'nexthop-host-'));
  options = { dataDir: join(folder, 'data'), now: 5, seed: 7, port: 0, opensBrowser: false };
});
afterEach(async () => {
  for (const host of running.splice(0)) await host.stop();
  rmSync(folder, { recursive: true });
});

async function start(given: BrowserHostOptions = options): Promise<BrowserHost> {
  const host = await startBrowserHost(given, files);
  running.push(host);
  return host;
}

function call(host: BrowserHost, token: string): Promise<Response> {
  return fetch(new URL('/api/app.info', host.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
}

const tokenOf = (host: BrowserHost) => new URL(host.url).hash.replace('#token=', '');

describe('a browser host', () => {
  it('opens the collection it was told and answers whoever has the token of its address', async () => {
    const host = await start();
    expect(started).toHaveBeenCalledExactlyOnceWith({
      dataDir: options.dataDir,
      decksDir: files.decksDir,
      workerPath: files.workerPath,
      now: 5,
      seed: 7,
      isClockFrozen: false,
    });
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect(await (await call(host, tokenOf(host))).json()).toEqual({ ok: true, value: 'app.info' });
    expect((await call(host, 'guess')).status).toBe(401);
  });

  it('has another token each time', async () => {
    const first = await start();
    const second = await start({ ...options, dataDir: join(folder, 'other') });
    expect(tokenOf(first)).not.toBe(tokenOf(second));
    expect((await call(second, tokenOf(first))).status).toBe(401);
  });

  it('stops the backend and frees the folder when it stops, however often', async () => {
    const host = await start();
    await Promise.all([host.stop(), host.stop()]);
    expect(stop).toHaveBeenCalledOnce();
    await expect(call(host, tokenOf(host))).rejects.toThrow();
    await expect(start()).resolves.toBeDefined();
  });
});

describe('a start that cannot be', () => {
  it('says in one sentence that the collection is open already, and starts nothing', async () => {
    await start();
    started.mockClear();
    const refused = startBrowserHost(options, files);
    await expect(refused).rejects.toThrow(
      new AppError(
        'in-use',
        `The collection in ${options.dataDir} is open in another Nexthop; close that one first.`,
      ),
    );
    expect(started).not.toHaveBeenCalled();
    expect(stop).not.toHaveBeenCalled();
  });

  it('frees the folder when the backend refuses', async () => {
    const damaged = new AppError('damaged', 'The collection is damaged.');
    started.mockRejectedValueOnce(damaged);
    await expect(startBrowserHost(options, files)).rejects.toBe(damaged);
    await expect(start()).resolves.toBeDefined();
  });

  it('stops the backend and frees the folder when the port is taken', async () => {
    const other = createNetServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startBrowserHost({ ...options, port }, files)).rejects.toThrow(
      new AppError('in-use', `Port ${port} is taken by another program; choose another with --port.`),
    );
    expect(stop).toHaveBeenCalledOnce();
    await new Promise((resolve) => other.close(resolve));
    await expect(start({ ...options, port })).resolves.toBeDefined();
    expect(existsSync(options.dataDir ?? '')).toBe(true);
  });
});
