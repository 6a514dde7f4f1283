import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { NexthopEvent } from '../../contract/events.ts';
import type { BackendOptions } from '../start.ts';
import { toWireError } from '../wire-error.ts';
import { cancelled, type JobKind, type Jobs } from './jobs.ts';

/** What a job's thread is given. */
export interface JobOrder {
  readonly options: BackendOptions;
  readonly job: string;
  readonly kind: JobKind;
  readonly input: unknown;
  /** Set to 1 to stop the job at its next step. */
  readonly stopFlag: Int32Array;
}

/** Jobs in a thread and on a connection of their own, so that a review goes on meanwhile. */
export function jobsInWorker(
  workerPath: string,
  options: BackendOptions,
  emit: (event: NexthopEvent) => void,
): Jobs {
  const running = new Map<
    string,
    { readonly stopFlag: Int32Array; readonly ended: Promise<void>; isSettled: boolean }
  >();

  return {
    start(kind, input) {
      const job = randomUUID();
      const stopFlag = new Int32Array(new SharedArrayBuffer(4));
      const order: JobOrder = { options, job, kind, input, stopFlag };
      const worker = new Worker(workerPath, { workerData: order });
      const ended = Promise.withResolvers<void>();
      const state = { stopFlag, ended: ended.promise, isSettled: false };
      running.set(job, state);
      const settle = (event: NexthopEvent) => {
        if (state.isSettled) return;
        state.isSettled = true;
        emit(event);
        if (kind === 'apply' && event.kind === 'job.done')
          emit({ kind: 'data.changed', what: ['decks', 'cards', 'sources'] });
      };
      worker.on('message', (event: NexthopEvent) =>
        event.kind === 'job.progress' ? emit(event) : settle(event),
      );
      worker.on('error', (error) => settle({ kind: 'job.failed', job, error: toWireError(error) }));
      worker.on('exit', () => {
        settle({ kind: 'job.failed', job, error: toWireError(cancelled()) });
        running.delete(job);
        ended.resolve();
      });
      return job;
    },
    cancel(job) {
      const known = running.get(job);
      if (known === undefined || known.isSettled) return false;
      Atomics.store(known.stopFlag, 0, 1);
      return true;
    },
    async close() {
      for (const { stopFlag } of running.values()) Atomics.store(stopFlag, 0, 1);
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
