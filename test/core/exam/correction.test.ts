import { describe, expect, it } from 'vitest';
import { fitCorrection } from '../../../src/core/exam/correction.ts';
import { chanceBy } from '../../../src/core/exam/question.ts';
import type { Evidence } from '../../../src/core/exam/types.ts';
import { Random } from '../../../src/core/drills/random.ts';
import { outlookOf } from '../../../src/core/exam/outlook.ts';

const odds = (chance: number) => Math.log(chance / (1 - chance));
const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

const asked = (kind: Evidence['kind'], chance: number, levelsAbove = 0) => ({
  ...{ kind, chance, levelsAbove, isLearned: true },
});

/** Answers of somebody whose true log-odds are `slope` times those of FSRS plus the shift of the kind. */
function answers(count: number, slope: number, shift: Record<Evidence['kind'], number>): Evidence[] {
  const random = new Random(`${count} ${slope} ${shift.card} ${shift.drill}`);
  return Array.from({ length: count }, (_, index): Evidence => {
    const kind = index % 2 === 0 ? 'card' : 'drill';
    const chance = random.int(40, 99) / 100;
    const isRight = random.chance(logistic(slope * odds(chance) + shift[kind]));
    return { kind, chance, credit: isRight ? 1 : 0, levelsAbove: 0, answersBefore: 1 };
  });
}

const rules = { domains: [{ name: 'one', weight: 1 }], taskCount: 10, drillShare: 0, passMark: 0.66 };
const questions = Array.from({ length: 40 }, () => ({ ...asked('card', 0.85), domain: 0 }));
const width = (evidence: readonly Evidence[]) => {
  const { low, high } = outlookOf([questions], rules, fitCorrection(evidence));
  return high - low;
};

describe('correcting FSRS by the person’s own answers', () => {
  it('changes little without any', () => {
    const correction = fitCorrection([]);
    expect(correction.evidence).toBe(0);
    for (const chance of [0.3, 0.5, 0.8, 0.9])
      expect(Math.abs(chanceBy(correction, asked('card', chance)) - chance)).toBeLessThan(0.1);
  });

  it.each([
    { slope: 1, shift: { card: 0, drill: 0 } },
    { slope: 0.6, shift: { card: -0.4, drill: 0.5 } },
    { slope: 1.2, shift: { card: 1, drill: -0.8 } },
  ])('finds a slope of $slope and shifts of $shift.card and $shift.drill from many', ({ slope, shift }) => {
    const correction = fitCorrection(answers(4_000, slope, shift));
    for (const kind of ['card', 'drill'] as const)
      for (const chance of [0.5, 0.7, 0.9]) {
        const truth = logistic(slope * odds(chance) + shift[kind]);
        expect(Math.abs(chanceBy(correction, asked(kind, chance)) - truth)).toBeLessThan(0.04);
      }
  });

  it('goes only part of the way on a few', () => {
    const wrong = Array.from({ length: 5 }, (): Evidence => ({
      ...{ kind: 'card', chance: 0.9, credit: 0, levelsAbove: 0, answersBefore: 1 },
    }));
    const before = chanceBy(fitCorrection([]), asked('card', 0.9));
    const after = chanceBy(fitCorrection(wrong), asked('card', 0.9));
    expect(after).toBeLessThan(before - 0.1);
    expect(after).toBeGreaterThan(0.3);
  });

  it('learns something of drills from cards, but less than of cards', () => {
    const cards = answers(2_000, 1, { card: -1, drill: 0 }).filter(({ kind }) => kind === 'card');
    const before = fitCorrection([]);
    const after = fitCorrection(cards);
    const moved = (kind: Evidence['kind']) =>
      chanceBy(before, asked(kind, 0.8)) - chanceBy(after, asked(kind, 0.8));
    expect(moved('drill')).toBeGreaterThan(0.02);
    expect(moved('card')).toBeGreaterThan(moved('drill'));
  });

  it('takes half the points for half an answer', () => {
    const all = (credit: number) =>
      Array.from({ length: 200 }, (): Evidence => ({
        ...{ kind: 'card', chance: 0.8, credit, levelsAbove: 0, answersBefore: 1 },
      }));
    expect(chanceBy(fitCorrection(all(0.5)), asked('card', 0.8))).toBeCloseTo(0.5, 1);
  });

  it('takes levels above the own off whatever it corrects', () => {
    const correction = fitCorrection(answers(500, 0.7, { card: 0, drill: 0.3 }));
    const [own, above] = [0, 2].map((levels) => chanceBy(correction, asked('drill', 0.8, levels)));
    expect(odds(own ?? 0) - odds(above ?? 0)).toBeCloseTo(0.7, 1);
  });

  it('never says that what FSRS holds for better known is less known', () => {
    const inverted = answers(3_000, -1, { card: 0, drill: 0 });
    const correction = fitCorrection(inverted);
    const chances = [0.3, 0.5, 0.7, 0.9].map((chance) => chanceBy(correction, asked('card', chance)));
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
  });

  it('makes the forecast the narrower the more answers it rests on', () => {
    const [none = 0, few = 0, many = 0] = [0, 60, 3_000].map((count) =>
      width(answers(count, 1, { card: 0, drill: 0 })),
    );
    expect(none).toBeGreaterThanOrEqual(few);
    expect(few).toBeGreaterThanOrEqual(many);
    expect(none).toBeGreaterThan(many);
  });
});
