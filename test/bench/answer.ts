import { join } from 'node:path';
import type { Subjects } from './build.ts';
import { copyCollection, openBackend, openRaw, startAt, type Connection } from './collection.ts';
import { Session } from './session.ts';
import { byTurns, percentile } from './statistics.ts';
import { milliseconds, ratioRow, type Row } from './table.ts';

const answers = 2500;
const warmUp = 100;
const mostMs = 25_000;
const answersBetweenCheckpoints = 250;
const msBetweenAnswers = 8000;
const frameMs = 1000 / 60;

/**
 * An answer in the backend's own thread against a bare update and insert, both with `synchronous=FULL`. The recording part
 * ends where the backend says that reviews have changed; after it the next card is found.
 */
export async function measureAnswer(
  subjects: Subjects,
  collectionDir: string,
  folder: string,
): Promise<Row[]> {
  let now = startAt;
  const backend = openBackend(subjects, copyCollection(collectionDir, join(folder, 'answer')), {
    now: () => now,
  });
  const raw = rawAnswers(openRaw(copyCollection(collectionDir, join(folder, 'answer-raw'))));
  const session = await Session.begin(backend);
  let recordedAt = 0;
  backend.onEvent(() => (recordedAt = performance.now()));
  const recordings: number[] = [];

  const ours = async () => {
    now += msBetweenAnswers;
    const start = performance.now();
    const tookMs = await session.answer();
    recordings.push(recordedAt - start);
    if (recordings.length % answersBetweenCheckpoints === 0) {
      backend.whenIdle();
      raw.checkpoint();
    }
    return tookMs;
  };
  await byTurns(warmUp, ours, () => raw.answer(now));
  recordings.length = 0;
  const whole = await byTurns(answers, ours, () => raw.answer(now), mostMs);
  await backend.close();
  raw.close();
  const recording = { ours: recordings, raw: whole.raw };
  return [
    ratioRow('answer recorded, p50', recording, 1.3),
    ratioRow('answer recorded, p99', recording, 1.5, 0.99),
    ratioRow('answer recorded and next card found, p50', whole, null),
    ratioRow('answer recorded and next card found, p99', whole, null, 0.99),
    longestRow(whole),
  ];
}

function longestRow(whole: { ours: readonly number[]; raw: readonly number[] }): Row {
  const longest = percentile(whole.ours, 1);
  const rawLongest = percentile(whole.raw, 1);
  return {
    what: 'answer and next card, longest',
    measured: `${(longest / frameMs).toFixed(2)} frames (raw update and insert: ${(rawLongest / frameMs).toFixed(2)}; ${milliseconds(longest)})`,
    goal: '≤ 1 frame',
    isMet: longest <= frameMs,
  };
}

/** Update and insert as prepared statements in one transaction, without the roll-up that the triggers keep. */
function rawAnswers(db: Connection) {
  for (const name of ['tally_insert', 'tally_delete', 'tally_update']) db.exec(`drop trigger ${name}`);
  const update = db.prepare<{ id: number; at: number; day: number }>(
    `update cards set phase = 2, step = 0, stability = 80.5, difficulty = 4.2, last_at = @at, last_day = @day, due_at = null,
       due_day = @day + 80, interval_days = 80, reps = reps + 1, lapses = 0, shuffle = @id % 65536, buried_day = null,
       version = version + 1 where id = @id`,
  );
  const insert = db.prepare<{ id: number; at: number; day: number }>(
    `insert into reviews (id, card_id, grade, day, phase, took_ms, parameters_id, fuzz_seed, stability, difficulty, interval_days)
     values (@at, @id, 3, @day, 2, 4000, 1, 77, 80.5, 4.2, 80)`,
  );
  const write = db.transaction((row: { id: number; at: number; day: number }) => {
    update.run(row);
    insert.run(row);
  });
  const due = db
    .prepare<[], number>('select id from cards where due_day is not null order by due_day, shuffle')
    .pluck()
    .all();
  let lastAt = 0;
  return {
    answer(at: number): number {
      lastAt = Math.max(at, lastAt + 1);
      const row = { id: due.shift() ?? 1, at: lastAt, day: Math.floor(at / 86_400_000) };
      const start = performance.now();
      write.immediate(row);
      return performance.now() - start;
    },
    checkpoint: () => void db.pragma('wal_checkpoint(passive)'),
    close: () => void db.close(),
  };
}
