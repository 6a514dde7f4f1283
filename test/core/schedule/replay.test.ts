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
