import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/contract/errors.ts';
import { PaperSaves, type TaskChange } from '../../../src/ui/state/paper-saves.svelte.ts';

type Answer = NonNullable<TaskChange['answer']>;
const typed = (text: string): Answer => ({ kind: 'typed', text });

let sent: [number, TaskChange][];
let refused: string[];
let failures: Error[];
let hold: Promise<void> | null;

function saves(): PaperSaves {
  return new PaperSaves(
    async (position, change) => {
      sent.push([position, change]);
      const failure = failures.shift();
      await hold;
      if (failure !== undefined) throw failure;
    },
    (error) => refused.push(error.message),
  );
}

beforeEach(() => {
  [sent, refused, failures, hold] = [[], [], [], null];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('sends the first change at once, and of those that come meanwhile the latest of each task, in order', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  hold = promise;
  const one = saves();
  one.put(3, { answer: typed('a'), addMs: 10 });
  one.put(3, { answer: typed('ab'), addMs: 20 });
  one.put(5, { isFlagged: true, addMs: 0 });
  one.put(3, { answer: typed('abc'), addMs: 30 });
  expect(sent).toEqual([[3, { answer: typed('a'), addMs: 10 }]]);
  expect(one.isSaving).toBe(true);
  resolve(undefined);
  await one.flush();
  expect(sent.slice(1)).toEqual([
    [3, { answer: typed('abc'), addMs: 50 }],
    [5, { isFlagged: true, addMs: 0 }],
  ]);
  expect(one.isSaving).toBe(false);
});

it('tries again while the backend is away, with what was changed meanwhile, and loses nothing', async () => {
  failures = [new AppError('internal', 'Nexthop is not running.'), new TypeError('no network')];
  const one = saves();
  one.put(1, { answer: typed('x'), isFlagged: true, addMs: 5 });
  await vi.advanceTimersByTimeAsync(0);
  expect(one.problem).toBe('Nexthop is not running.');
  one.put(1, { answer: typed('xy'), addMs: 2 });
  one.put(2, { answer: null, addMs: 1 });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sent.slice(-2)).toEqual([
    [1, { answer: typed('xy'), isFlagged: true, addMs: 7 }],
    [2, { answer: null, addMs: 1 }],
  ]);
  expect([one.problem, one.isSaving, refused.length]).toEqual([null, false, 0]);
});

it('does not wait for the pause to end when it is asked to go on', async () => {
  failures = [new AppError('internal', 'away')];
  const one = saves();
  one.put(0, { answer: typed('x'), addMs: 0 });
  await vi.advanceTimersByTimeAsync(0);
  await one.flush();
  expect(sent).toHaveLength(2);
});

it('gives up what is refused for good, and says so', async () => {
  failures = [new AppError('conflict', 'This paper is handed in.')];
  const one = saves();
  one.put(0, { answer: typed('late'), addMs: 0 });
  one.put(1, { answer: typed('later'), addMs: 0 });
  await one.flush();
  expect(refused).toEqual(['This paper is handed in.']);
  expect(sent.map(([position]) => position)).toEqual([0, 1]);
});

it('sends everything that waits when the page goes, without waiting for what is on its way', () => {
  hold = new Promise(() => undefined);
  const one = saves();
  one.put(0, { answer: typed('a'), addMs: 0 });
  one.put(0, { answer: typed('ab'), addMs: 0 });
  one.put(4, { isFlagged: false, addMs: 9 });
  one.sendAll();
  expect(sent.map(([position]) => position)).toEqual([0, 0, 4]);
});

it('tries again what could not be sent as the page went, when the page stayed', async () => {
  const one = saves();
  hold = Promise.resolve();
  one.put(0, { answer: typed('a'), addMs: 0 });
  one.put(0, { answer: typed('ab'), addMs: 3 });
  failures = [new TypeError('no network')];
  one.sendAll();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.at(-1)).toEqual([0, { answer: typed('ab'), addMs: 3 }]);
  expect(sent).toHaveLength(3);
});
