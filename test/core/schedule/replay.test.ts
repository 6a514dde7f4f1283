import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/core/schedule/answer.ts';
import { nextMemory, replayMemory } from '../../../src/core/schedule/memory.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { replay } from '../../../src/core/schedule/replay.ts';
import type { CardState } from '../../../src/core/schedule/types.ts';
import { anyLog, anyParameters } from './fixtures.ts';

describe('replay', () => {
  it('of an empty log is the new card', () => {
    expect(replay([])).toBe(newCard);
    expect(replayMemory([], defaultParameters)).toBeNull();
  });

  it('gives at every point of any log exactly the state the answers gave', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        let state: CardState = newCard;
        log.forEach((entry, index) => {
          state = answer(state, entry.parameters, entry, entry.grade, entry.fuzzSeed);
          expect(replay(log.slice(0, index + 1))).toStrictEqual(state);
        });
      }),
    );
  });

  it('heeds the parameters kept with each review', () => {
    const entry = { at: 0, day: 0, grade: 4, fuzzSeed: 1 } as const;
    const short = { ...defaultParameters, maximumIntervalDays: 3 };
    expect(replay([{ ...entry, parameters: short }]).intervalDays).toBe(3);
    expect(replay([{ ...entry, parameters: defaultParameters }]).intervalDays).toBeGreaterThan(3);
  });
});

describe('replay of events', () => {
  const day = 19_000;
  const easy = { at: 0, day, grade: 4, fuzzSeed: 1, parameters: defaultParameters } as const;
  const learned = replay([easy]);
  const given: CardState = {
    ...newCard,
    ...{ phase: 'review', stability: 51, difficulty: 5, last: { at: 5, day: day - 40 }, dueDay: day + 11 },
    ...{ intervalDays: 51, reps: 6 },
  };

  it('takes a schedule found in the notes for what it says, and goes on from it', () => {
    const start = { at: 1, day, event: { kind: 'given', state: given, original: 'x' } } as const;
    expect(replay([start])).toEqual(given);
    expect(replay([start, { ...easy, at: 2, day: day + 11 }])).toEqual(
      answer(given, defaultParameters, { at: 2, day: day + 11 }, 4, 1),
    );
  });

  it('starts over, whatever was answered before', () => {
    const restart = { at: 1, day: day + 3, event: { kind: 'restart' } } as const;
    expect(replay([easy, restart])).toEqual(newCard);
    expect(replay([easy, restart, { ...easy, at: 2 }])).toEqual({ ...learned, last: { at: 2, day } });
  });

  it('brings a review forward to the day, never back, and leaves the memory', () => {
    const soon = (at: number, on: number) => ({ at, day: on, event: { kind: 'soon' } }) as const;
    expect(learned.dueDay).toBeGreaterThan(day + 3);
    expect(replay([easy, soon(1, day + 3)])).toEqual({ ...learned, dueDay: day + 3 });
    expect(replay([easy, soon(1, day + 3), soon(2, day + 400)]).dueDay).toBe(day + 3);
    expect(replay([soon(1, day)])).toEqual(newCard);
  });
});

describe('replayMemory', () => {
  it('is the memory of a replay under the same parameters throughout', () => {
    fc.assert(
      fc.property(anyLog, anyParameters, (log, parameters) => {
        const state = replay(log.map((entry) => ({ ...entry, parameters })));
        const memory = replayMemory(log, parameters) ?? { stability: null, difficulty: null };
        expect({ stability: state.stability, difficulty: state.difficulty }).toEqual(memory);
      }),
    );
  });

  it('tells the same day from the next', () => {
    const first = nextMemory(null, 0, 3, defaultParameters);
    const sameDay = nextMemory(first, 0, 3, defaultParameters);
    expect(nextMemory(first, 1, 3, defaultParameters).stability).toBeGreaterThan(sameDay.stability);
  });
});
