import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createBackend, type ThreadBackend } from './backend.ts';
import { createClock } from './clock.ts';
import { jobsInWorker } from './jobs/jobs-in-worker.ts';
import type { BackendOptions, FromWorker, ToWorker } from './start.ts';
import { toWireError } from './wire-error.ts';

const idleMs = 2000;

/** The worker thread's side of `startBackend`. */
function serve(port: NonNullable<typeof parentPort>, options: BackendOptions): void {
  const say = (message: FromWorker) => port.postMessage(message);
  let backend: ThreadBackend;
  try {
    backend = createBackend({
      dataDir: options.dataDir,
      decksDir: options.decksDir,
      clock: createClock(options.now, options.isClockFrozen),
      seed: options.seed,
      makeJobs: (emit) => jobsInWorker(join(import.meta.dirname, 'job-worker.js'), options, emit),
      watches: true,
    });
  } catch (error) {
    say({ kind: 'failed', error: toWireError(error) });
    port.close();
    return;
  }
  backend.onEvent((event) => say({ kind: 'event', event }));
  const idle = setInterval(() => backend.whenIdle(), idleMs);

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'invoke') {
      void backend
        .invoke(message.method, message.input)
        .then((reply) => say({ kind: 'reply', id: message.id, reply }));
      return;
    }
    clearInterval(idle);
    void backend.close().finally(() => port.close());
  });
  say({ kind: 'ready' });
}

if (parentPort !== null) serve(parentPort, workerData as BackendOptions);
