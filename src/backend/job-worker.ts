import { parentPort, workerData } from 'node:worker_threads';
import type { NexthopEvent } from '../contract/events.ts';
import { createClock } from './clock.ts';
import { openCollection, type Collection } from './collection.ts';
import { cancelled, runJob, type Report } from './jobs/jobs.ts';
import type { JobOrder } from './jobs/jobs-in-worker.ts';
import { toWireError } from './wire-error.ts';

const leastMsBetweenReports = 50;

/** One job from start to end, on a connection of its own. */
async function work(say: (event: NexthopEvent) => void, order: JobOrder): Promise<void> {
  const { job, kind, input, options, stopFlag } = order;
  let collection: Collection | null = null;
  let lastReportAt = 0;
  const report: Report = (done, of, message) => {
    if (Atomics.load(stopFlag, 0) === 1) throw cancelled();
    if (Date.now() - lastReportAt < leastMsBetweenReports) return;
    lastReportAt = Date.now();
    say({ kind: 'job.progress', job, done, of, message });
  };
  try {
    collection = openCollection(
      options.dataDir,
      createClock(options.now, options.isClockFrozen),
      options.seed,
    );
    say({ kind: 'job.done', job, result: await runJob(collection, kind, input, report) });
  } catch (error) {
    say({ kind: 'job.failed', job, error: toWireError(error) });
  } finally {
    collection?.close();
  }
}

if (parentPort !== null) {
  const port = parentPort;
  void work((event) => port.postMessage(event), workerData as JobOrder);
}
