import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/host-range.ts';
import { givenIn, plainAddress, rightTexts } from './plain-arithmetic.ts';

describe('host-range', () => {
  it.each([1, 2, 3, 4, 5] as const)('leaves out exactly what no host may have at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const { network } = givenIn(instance.question);
      const [first, last] = rightTexts(instance).map((text) => plainAddress(text).value);
      const isWhole = network.length >= network.width - 1n;
      expect(first).toBe(isWhole ? network.first : network.first + 1n);
      expect(last).toBe(isWhole || network.width === 128n ? network.last : network.last - 1n);
      expect(instance.answer.kind).toBe(level === 1 ? 'choice' : 'fields');
    }
  });
});
