import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createBackend } from '../../src/backend/backend.ts';
import { createClock } from '../../src/backend/clock.ts';
import { createClient, type Client } from '../../src/contract/client.ts';
import type { CheckReport } from '../../src/contract/collection.ts';
import { startHostProcess } from '../support/browser-host.ts';
import { folderForTest, root } from '../support/temporary.ts';

const kills = 30;

/** Answers until the host is gone, each answer known by its time; gives the times that were acknowledged. */
async function answerUntilKilled(
  client: Client,
  firstTookMs: number,
  acknowledged: number[],
): Promise<number[]> {
  let tookMs = firstTookMs;
  try {
    for (;;) {
      const { card } = await client.call('review.next', { only: 'cards' });
      if (card === null) {
        await client.call('review.undo');
        continue;
      }
      tookMs += 1;
      await client.call('review.answer', {
        cardId: card.cardId,
        grade: ([1, 2, 3, 4] as const)[tookMs % 4] ?? 1,
        tookMs,
        version: card.version,
        only: 'cards',
      });
      acknowledged.push(tookMs);
    }
  } catch {
    return acknowledged;
  }
}

function loggedTimes(dataDir: string): Set<number> {
  const db = new Database(join(dataDir, 'collection.sqlite'), { readonly: true });
  const times = db.prepare<[], number>('select took_ms from reviews where grade is not null').pluck().all();
  db.close();
  return new Set(times);
}

it(`loses no acknowledged answer when the host is killed ${kills} times`, { timeout: 300_000 }, async () => {
  const dataDir = join(folderForTest(), 'data');
  const acknowledged: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const host = await startHostProcess(dataDir);
    const client = createClient(host.connection);
    if (kill === 1) await client.call('settings.set', { newPerDay: 9999, reviewsPerDay: 9999 });
    const heard: number[] = [];
    const answering = answerUntilKilled(client, kill * 100_000, heard);
    while (heard.length < 5 + (kill % 7)) await sleep(1);
    await sleep((kill * 37) % 20);
    await host.stop('SIGKILL');
    acknowledged.push(...(await answering));
    const logged = loggedTimes(dataDir);
    expect(acknowledged.filter((tookMs) => !logged.has(tookMs))).toEqual([]);
  }
  const backend = createBackend({
    dataDir,
    decksDir: join(root, 'decks'),
    clock: createClock(null, false),
    seed: null,
  });
  const report = await createClient(backend).job<CheckReport>(createClient(backend).call('collection.check'));
  await backend.close();
  console.info(
    `killed ${kills} times; ${acknowledged.length} answers acknowledged, 0 missing; ${report.reviews} rows replayed`,
  );
  expect(report.findings).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(kills * 5);
});
