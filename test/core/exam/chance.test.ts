import { describe, expect, it } from 'vitest';
import { chanceOn } from '../../../src/core/exam/chance.ts';
import { examLevel } from '../../../src/core/exam/exam-level.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import type { CardState } from '../../../src/core/schedule/types.ts';

const learned: CardState = {
  ...newCard,
  phase: 'review',
  stability: 10,
  difficulty: 5,
  last: { at: 0, day: 100 },
  dueDay: 110,
  intervalDays: 10,
  reps: 3,
};
const card = { state: learned, family: null, level: null };
const skill = (level: 1 | 2 | 3 | 4 | 5) => ({ state: learned, family: 'route-match', level });
const odds = (chance: number) => Math.log(chance / (1 - chance));

describe('the chance of a right answer', () => {
  it('is what FSRS expects of a card: nine in ten once its stability has passed', () => {
    expect(chanceOn(card, 110, defaultParameters)).toBeCloseTo(0.9, 6);
  });

  it('falls from day to day', () => {
    const chances = [100, 105, 110, 130, 200, 1000].map((day) => chanceOn(card, day, defaultParameters));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(new Set(chances).size).toBe(chances.length);
  });

  it('is never certain, not even on the day of the review', () => {
    expect(chanceOn(card, 100, defaultParameters)).toBeLessThan(1);
  });

  it.each([
    { level: 1, above: 2 },
    { level: 2, above: 1 },
    { level: 3, above: 0 },
    { level: 4, above: 0 },
    { level: 5, above: 0 },
  ] as const)('of a skill at level $level is lowered by $above levels', ({ level, above }) => {
    expect(examLevel(level) - level).toBe(above);
    const chance = chanceOn(skill(level), 110, defaultParameters);
    expect(odds(0.9) - odds(chance)).toBeCloseTo(0.35 * above, 6);
  });

  it('is small for what was never answered, whatever the day', () => {
    expect(chanceOn({ ...card, state: newCard }, 5, defaultParameters)).toBe(0.1);
    expect(chanceOn({ ...skill(1), state: newCard }, 500, defaultParameters)).toBe(0.2);
  });
});
