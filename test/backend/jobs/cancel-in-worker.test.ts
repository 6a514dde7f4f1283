import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startBackend } from '../../../src/backend/start.ts';
import { createClient } from '../../../src/contract/client.ts';
import type { NexthopEvent } from '../../../src/contract/events.ts';
import { root } from '../../support/temporary.ts';
import { morning, questions, startScenario } from '../scenario.ts';

const tables = ['decks', 'notes', 'cards', 'files', 'sources', 'tallies', 'undo_entries'];

it('leaves nothing of an import that is cancelled while it runs', async () => {
  const scenario = startScenario();
  const rows = () => tables.map((table) => scenario.sql(`select * from ${table}`));
  const before = rows();
  await scenario.close();
  const backend = await startBackend({
    dataDir: scenario.dataDir,
    decksDir: scenario.decksDir,
    workerPath: join(root, 'out', 'main', 'worker.js'),
    now: morning,
    isClockFrozen: true,
    seed: 7,
  });
  const client = createClient(backend);
  const ended = Promise.withResolvers<NexthopEvent>();
  let job = '';
  let last: NexthopEvent | null = null;
  client.onEvent((event) => {
    if (event.kind === 'job.progress' && event.message === 'Writing cards' && last === null) {
      last = event;
      void client.call('job.cancel', { job: event.job });
    }
    if (event.kind === 'job.done' || event.kind === 'job.failed') ended.resolve(event);
  });
  const items = [{ kind: 'text' as const, path: 'big.md', text: questions(20_000) }];
  ({ job } = await client.call('import.apply', { items }));
  expect(await client.call('review.next')).toMatchObject({ card: null });
  expect(await ended.promise).toEqual({
    kind: 'job.failed',
    job,
    error: { code: 'cancelled', message: 'Cancelled; nothing was changed.' },
  });
  expect(last).toMatchObject({ done: expect.any(Number), message: 'Writing cards' });
  await backend.stop();
  expect(rows()).toEqual(before);
});
