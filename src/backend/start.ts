import { Worker } from 'node:worker_threads';
import type { Connection } from '../contract/client.ts';
import { AppError, type Reply, type WireError } from '../contract/errors.ts';
import type { NexthopEvent } from '../contract/events.ts';

export interface BackendOptions {
  readonly dataDir: string;
  /** Folder of the bundled decks. */
  readonly decksDir: string;
  /** The built worker, `out/main/worker.js`. */
  readonly workerPath: string;
  /** The instant the clock starts at, in epoch milliseconds; null: real time. */
  readonly now: number | null;
  /** Whether the clock stands still at `now`. */
  readonly isClockFrozen: boolean;
  /** Decides drill instances; null: the collection's own. */
  readonly seed: number | null;
}

/** The backend in its worker thread. */
export interface Backend extends Connection {
  stop(): Promise<void>;
}

/** What the worker says. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: NexthopEvent };

/** What the worker is told. */
export type ToWorker =
  | { readonly kind: 'invoke'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'stop' };

const gone: Reply = {
  ok: false,
  error: {
    code: 'internal',
    message: 'Nexthop has stopped. Start it again; everything answered so far is kept.',
  },
};

/** Starts the backend in a worker thread; rejects with an AppError if the collection cannot be opened. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const worker = new Worker(options.workerPath, { workerData: options });
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners = new Set<(event: NexthopEvent) => void>();
  const started = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  let lastId = 0;
  let isOver = false;

  worker.on('message', (message: FromWorker) => {
    switch (message.kind) {
      case 'ready':
        return started.resolve();
      case 'failed':
        return started.reject(new AppError(message.error.code, message.error.message));
      case 'event':
        return listeners.forEach((listener) => listener(message.event));
      case 'reply':
        waiting.get(message.id)?.(message.reply);
        waiting.delete(message.id);
    }
  });
  worker.on('error', (error) => {
    console.error(error);
    started.reject(error);
  });
  worker.on('exit', () => {
    isOver = true;
    started.reject(new Error('The backend ended before it was ready.'));
    waiting.forEach((resolve) => resolve(gone));
    waiting.clear();
    ended.resolve();
  });

  const send = (message: ToWorker) => worker.postMessage(message);
  await started.promise;
  return {
    invoke(method, input) {
      if (isOver) return Promise.resolve(gone);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        send({ kind: 'invoke', id, method, input });
      });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stop() {
      if (!isOver) send({ kind: 'stop' });
      await ended.promise;
    },
  };
}
