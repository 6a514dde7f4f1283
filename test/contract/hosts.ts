import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { vi } from 'vitest';
import { connectPage } from '../../electron/ipc.ts';
import { createBackend } from '../../src/backend/backend.ts';
import { createClock } from '../../src/backend/clock.ts';
import { startBackend } from '../../src/backend/start.ts';
import type { Connection } from '../../src/contract/client.ts';
import type { Reply } from '../../src/contract/errors.ts';
import type { NexthopEvent } from '../../src/contract/events.ts';
import { createServer } from '../../src/loopback/server.ts';
import * as electron from '../electron/electron-stand-in.ts';
import { root } from '../support/temporary.ts';

vi.mock('electron', () => import('../electron/electron-stand-in.ts'));

/** Monday 2 March 2026, nine in the morning UTC. */
export const start = Date.parse('2026-03-02T09:00:00Z');

/** A host opened on a data folder, as the suite uses it. */
export interface OpenHost {
  readonly connection: Connection;
  close(): Promise<void>;
}

const decksDir = join(root, 'decks');
const workerPath = join(root, 'out', 'main', 'worker.js');
const workerOptions = (dataDir: string) => ({
  dataDir,
  decksDir,
  workerPath,
  now: start,
  isClockFrozen: true,
  seed: 7,
});

/** The backend in this very thread, as the command line uses it. */
async function direct(dataDir: string): Promise<OpenHost> {
  const backend = createBackend({ dataDir, decksDir, clock: createClock(start, true), seed: 7 });
  return Promise.resolve({ connection: backend, close: () => backend.close() });
}

/** The built worker behind Electron's ipc, with a stand-in for Electron itself. */
async function overIpc(dataDir: string): Promise<OpenHost> {
  const backend = await startBackend(workerOptions(dataDir));
  electron.reset();
  const window = new electron.BrowserWindow({});
  connectPage(backend, () => window as unknown as BrowserWindow);
  const listeners = new Set<(event: NexthopEvent) => void>();
  window.webContents.send = (channel: unknown, event: unknown) => {
    if (channel === 'nexthop:event')
      listeners.forEach((listener) => listener(structuredClone(event) as NexthopEvent));
  };
  const frame = { parent: null, url: 'app://nexthop/index.html' };
  const connection: Connection = {
    invoke: async (method, input) =>
      (await electron.ipcHandlers.get('nexthop:invoke')?.(
        { sender: window.webContents, senderFrame: frame },
        method,
        input,
      )) as Reply,
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return { connection, close: () => backend.stop() };
}

/** The built worker behind the browser host, over real HTTP. */
async function overLoopback(dataDir: string): Promise<OpenHost> {
  const backend = await startBackend(workerOptions(dataDir));
  const token = 'token-of-the-contract-suite';
  const server = await createServer(backend, { token, rendererDir: join(root, 'out', 'renderer'), port: 0 });
  const base = `http://127.0.0.1:${server.port}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const listeners = new Set<(event: NexthopEvent) => void>();
  const stream = await fetch(`${base}/events`, { headers });
  void hear(stream, listeners);
  return {
    connection: {
      invoke: async (method, input) =>
        (await (
          await fetch(`${base}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(input) })
        ).json()) as Reply,
      onEvent(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    async close() {
      await server.close();
      await backend.stop();
    },
  };
}

async function hear(stream: Response, listeners: ReadonlySet<(event: NexthopEvent) => void>): Promise<void> {
  let text = '';
  try {
    for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (text + part).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines)
        if (line !== '') listeners.forEach((listener) => listener(JSON.parse(line) as NexthopEvent));
    }
  } catch {
    // The stream breaks when the server closes; that is how listening ends here.
  }
}

/** Every host there is, by name. */
export const hosts: Readonly<Record<string, (dataDir: string) => Promise<OpenHost>>> = {
  direct,
  ipc: overIpc,
  loopback: overLoopback,
};
