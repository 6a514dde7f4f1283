import type { InputOf, Method, ResultOf } from './api.ts';
import { AppError, type Reply } from './errors.ts';
import type { NexthopEvent } from './events.ts';

/** What every host offers: a way to call, and a way to listen that returns how to stop. */
export interface Connection {
  invoke(method: string, input: unknown): Promise<Reply>;
  onEvent(listener: (event: NexthopEvent) => void): () => void;
}

/** Calls the backend with checked types; rejects with an AppError. */
export interface Client {
  call<M extends Method>(
    method: M,
    ...input: Record<string, never> extends InputOf<M> ? [InputOf<M>?] : [InputOf<M>]
  ): Promise<ResultOf<M>>;
  onEvent(listener: (event: NexthopEvent) => void): () => void;
  /** Waits for a job's end and gives its result; `onProgress` hears of it on the way. */
  job<Result>(
    start: Promise<{ readonly job: string }>,
    onProgress?: (done: number, of: number, message: string) => void,
  ): Promise<Result>;
}

/** Makes a client of any host's connection; the one place where replies become errors again. */
export function createClient(connection: Connection): Client {
  return {
    async call(method, ...[input]) {
      const reply = await connection.invoke(method, input ?? {});
      if (!reply.ok) throw new AppError(reply.error.code, reply.error.message);
      return reply.value as ResultOf<typeof method>;
    },
    onEvent: (listener) => connection.onEvent(listener),
    job: (start, onProgress) => awaitJob(connection, start, onProgress),
  };
}

/** Listens before the job is known, because a short job may end before its number arrives. */
async function awaitJob<Result>(
  connection: Connection,
  start: Promise<{ readonly job: string }>,
  onProgress?: (done: number, of: number, message: string) => void,
): Promise<Result> {
  let job: string | null = null;
  const early: NexthopEvent[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const hear = (event: NexthopEvent) => {
    if (event.kind === 'data.changed') return;
    if (job === null) early.push(event);
    else if (event.job !== job) return;
    else if (event.kind === 'job.progress') onProgress?.(event.done, event.of, event.message);
    else if (event.kind === 'job.done') resolve(event.result as Result);
    else reject(new AppError(event.error.code, event.error.message));
  };
  const stop = connection.onEvent(hear);
  try {
    job = (await start).job;
    early.forEach(hear);
    return await promise;
  } finally {
    stop();
  }
}
