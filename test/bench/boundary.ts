import { join } from 'node:path';
import { startBackend } from '../../src/backend/start.ts';
import { root } from '../support/temporary.ts';
import type { Subjects } from './build.ts';
import { copyCollection, emptyDecks, openBackend, startAt } from './collection.ts';
import { Session } from './session.ts';
import { byTurns } from './statistics.ts';
import { ratioRow, type Row } from './table.ts';

const answers = 1500;
const warmUp = 100;
const mostMs = 20_000;

/** An answer with the next card through the built worker, as every host calls it, against the same call in one thread. */
export async function measureBoundary(
  subjects: Subjects,
  collectionDir: string,
  folder: string,
): Promise<Row[]> {
  const workerDir = copyCollection(collectionDir, join(folder, 'boundary-worker'));
  const inWorker = await startBackend({
    dataDir: workerDir,
    decksDir: emptyDecks(workerDir),
    workerPath: join(root, 'out', 'main', 'worker.js'),
    now: startAt,
    isClockFrozen: false,
    seed: 7,
  });
  const openedAt = Date.now();
  const clock = { now: () => startAt + Date.now() - openedAt };
  const inThread = openBackend(
    subjects,
    copyCollection(collectionDir, join(folder, 'boundary-thread')),
    clock,
  );
  const across = await Session.begin(inWorker);
  const direct = await Session.begin(inThread);
  await byTurns(
    warmUp,
    () => across.answer(),
    () => direct.answer(),
  );
  const pair = await byTurns(
    answers,
    () => across.answer(),
    () => direct.answer(),
    mostMs,
  );
  await inWorker.stop();
  await inThread.close();
  return [
    ratioRow('answer and next card through the worker : same thread, p50', pair, 2.5),
    ratioRow('answer and next card through the worker : same thread, p99', pair, 4, 0.99),
  ];
}
