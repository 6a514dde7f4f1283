import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jobsInWorker } from '../../../src/backend/jobs/jobs-in-worker.ts';
import type { NexthopEvent } from '../../../src/contract/events.ts';
import { root } from '../../support/temporary.ts';
import { morning, startScenario } from '../scenario.ts';

it('does not claim to have cancelled a job that has told its end', async () => {
  const { dataDir, decksDir } = startScenario();
  const jobWorker = join(root, 'out', 'main', 'job-worker.js');
  const options = { dataDir, decksDir, workerPath: '', now: morning, isClockFrozen: true, seed: 7 };
  const ended = Promise.withResolvers<{ event: NexthopEvent; cancelled: boolean }>();
  const jobs = jobsInWorker(jobWorker, options, (event) => {
    if (event.kind === 'job.done' || event.kind === 'job.failed')
      ended.resolve({ event, cancelled: jobs.cancel(event.job) });
  });
  const job = jobs.start('check', {});
  expect(await ended.promise).toMatchObject({ event: { kind: 'job.done', job }, cancelled: false });
  await jobs.close();
});
