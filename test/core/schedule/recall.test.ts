import { describe, expect, it } from 'vitest';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { recall } from '../../../src/core/schedule/recall.ts';
import { plainParameters, reviewCard } from './fixtures.ts';

describe('recall', () => {
  it('is unknown for a new card', () => {
    expect(recall(newCard, 100, plainParameters())).toBeNull();
  });

  it('is certain on the day of the review and 90% after as many days as the stability', () => {
    const state = reviewCard(12, 5, 100);
    expect(recall(state, 100, plainParameters())).toBe(1);
    expect(recall(state, 112, plainParameters())).toBeCloseTo(0.9, 7);
    expect(recall(state, 99, plainParameters())).toBe(1);
  });

  it('is the retention wanted when the interval has passed', () => {
    const state = reviewCard(1000, 5, 0);
    for (const desiredRetention of [0.7, 0.85, 0.95]) {
      const parameters = plainParameters({ desiredRetention });
      const days = Array.from({ length: 30_000 }, (_, day) => day);
      const passed = days.find((day) => (recall(state, day, parameters) ?? 0) < desiredRetention) ?? NaN;
      expect(recall(state, passed, parameters)).toBeCloseTo(desiredRetention, 3);
    }
  });

  it('falls from day to day', () => {
    const state = reviewCard(3, 5, 0);
    const chances = Array.from({ length: 400 }, (_, day) => recall(state, day, plainParameters()) ?? NaN);
    expect(chances.every((chance, day) => day === 0 || chance < (chances[day - 1] ?? 0))).toBe(true);
  });
});
