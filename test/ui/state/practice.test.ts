import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/contract/client.ts';
import type { FamilySummary, Skill } from '../../../src/contract/drill.ts';
import { Practice, roundMs, type PracticeScope } from '../../../src/ui/state/practice.svelte.ts';
import { Samples } from '../../../src/ui/state/samples.svelte.ts';
import { Toasts } from '../../../src/ui/state/toasts.svelte.ts';

const skill: Skill = {
  ...{ state: 'new', level: 2, recall: null, dueInDays: null, answered: 0, accuracy: null },
  ...{ medianMs: null, mistakes: [] },
};
const family = (id: string, topic: string): FamilySummary => ({
  ...{ id, title: `The ${id}`, topic, needs: [], levels: [], misconceptions: {}, cardId: null, skill },
});
const families = [family('a', 'DNS'), family('b', 'DNS'), family('c', 'Routing')];

interface Asked {
  readonly family: string;
  readonly level: number;
  readonly seed: number;
  readonly answer?: { readonly index: number };
}
let made: Asked[];
let methods: string[];

/** A backend on which choice 1 is always right. */
function appWith(past: readonly object[] = []) {
  const client = createClient({
    invoke(method, input) {
      methods.push(method);
      const asked = input as Asked;
      if (method === 'drill.families') return Promise.resolve({ ok: true, value: families });
      if (method === 'drill.past') return Promise.resolve({ ok: true, value: past });
      if (method === 'drill.check')
        return Promise.resolve({
          ok: true,
          value: { right: asked.answer?.index === 1, title: 'T', sentence: '', formProblem: null },
        });
      made.push(asked);
      const answer = { kind: 'choice', choices: [{}, {}, {}], right: 1 };
      return Promise.resolve({ ok: true, value: { ...asked, answer, explanation: [] } });
    },
    onEvent: () => () => undefined,
  });
  return { client, toasts: new Toasts() };
}

async function started(scope: Partial<PracticeScope>): Promise<Practice> {
  let turn = 0;
  const dice = () => ((turn += 1) % 7) / 7;
  const practice = new Practice(
    appWith(),
    { family: 'a', topic: null, level: null, mode: 'endless', ...scope },
    dice,
  );
  await practice.load();
  return practice;
}

async function answer(practice: Practice, ...choices: readonly number[]): Promise<void> {
  for (const choice of choices) {
    await practice.turn?.take(choice);
    await practice.next();
  }
}

beforeEach(() => {
  made = [];
  methods = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('practice', () => {
  it('asks the family at the level of a review, with another seed each time, and grades nothing', async () => {
    const practice = await started({});
    await practice.next();
    expect(made).toHaveLength(1);
    await answer(practice, 1, 0, 1);
    expect(made).toHaveLength(4);
    expect(made.every(({ family: id, level }) => id === 'a' && level === 2)).toBe(true);
    expect(new Set(made.map(({ seed }) => seed)).size).toBe(4);
    expect([practice.right, practice.answered]).toEqual([2, 3]);
    expect(new Set(methods)).toEqual(new Set(['drill.families', 'drill.make', 'drill.check']));
  });

  it('goes through a topic without asking one family twice in a row', async () => {
    const practice = await started({ family: null, topic: 'DNS', level: 5 });
    await answer(practice, 1, 1, 1, 1, 1);
    expect(made.map(({ level }) => level)).toEqual([5, 5, 5, 5, 5, 5]);
    for (const [index, { family: id }] of made.entries()) {
      expect(['a', 'b']).toContain(id);
      expect(id).not.toBe(made[index + 1]?.family);
    }
  });

  it('says so when there is no such family', async () => {
    const practice = await started({ family: 'nobody' });
    expect(practice.problem).toBe('There is no such drill.');
    expect(practice.turn).toBeNull();
  });

  it('ends a streak at the first mistake and keeps the best of the sitting', async () => {
    const practice = await started({ mode: 'streak' });
    await answer(practice, 1, 1, 1);
    expect([practice.streak, practice.best, practice.ended]).toEqual([3, 3, null]);
    await practice.turn?.take(2);
    expect([practice.streak, practice.best, practice.ended]).toEqual([0, 3, 3]);
    await practice.next();
    await answer(practice, 1);
    expect([practice.streak, practice.best, practice.ended]).toEqual([1, 3, null]);
  });

  it('counts against the clock only while a question is open', async () => {
    const practice = await started({ mode: 'clock' });
    vi.advanceTimersByTime(30_000);
    practice.tick();
    expect(practice.leftMs).toBe(roundMs - 30_000);
    await practice.turn?.take(1);
    vi.advanceTimersByTime(600_000);
    practice.tick();
    expect(practice.leftMs).toBe(roundMs - 30_000);
    await practice.next();
    vi.advanceTimersByTime(roundMs);
    practice.tick();
    expect(practice.isOver).toBe(true);
    expect([practice.right, practice.answered]).toEqual([1, 1]);
    await practice.next();
    expect([practice.isOver, practice.answered, practice.leftMs]).toEqual([false, 0, roundMs]);
  });
});

describe('samples', () => {
  it('go forth and back within a level, and begin again at another', async () => {
    const samples = new Samples(appWith(), 'b', 3);
    await samples.open(null);
    await samples.go(-1);
    await samples.go(1);
    await samples.go(1);
    await samples.go(-1);
    await samples.choose(5);
    expect(made.map(({ level, seed }) => [level, seed])).toEqual([
      [3, 1],
      [3, 2],
      [3, 3],
      [3, 2],
      [5, 1],
    ]);
    expect(samples.turn?.isBrowsed).toBe(true);
  });

  it('open a past instance as it was answered, by what it was made from', async () => {
    const row = { reviewId: 9, family: 'b@1f', level: 4, seed: 77, answeredMs: 3000 };
    const past = [{ ...row, answer: { kind: 'choice', index: 2 }, right: false }];
    const samples = new Samples(appWith(past), 'b');
    await samples.open(9);
    expect(made).toMatchObject([{ family: 'b@1f', level: 4, seed: 77 }]);
    expect([samples.turn?.chosen, samples.turn?.right, samples.turn?.answeredMs]).toEqual([2, 1, 3000]);
    const gone = new Samples(appWith(past), 'b');
    await gone.open(10);
    expect(gone.problem).toMatch(/taken back/);
  });
});
