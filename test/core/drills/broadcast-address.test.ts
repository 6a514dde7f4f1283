import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/broadcast-address.ts';
import { givenIn, plainAddress, rightTexts } from './plain-arithmetic.ts';

describe('broadcast-address', () => {
  it.each([1, 2, 3, 4, 5] as const)('asks for the last address, where there is one, at level %i', (level) => {
    let without = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const { network } = givenIn(instance.question);
      const [right = ''] = rightTexts(instance);
      const hasNone = network.width === 128n || network.length >= 31n;
      if (hasNone) {
        without += 1;
        expect(right).toMatch(/^None/);
      } else expect(plainAddress(right).value).toBe(network.last);
      expect(hasNone && level < 5).toBe(false);
    }
    // Neither answer may be guessed from the level alone.
    if (level === 5) expect(without).toBeGreaterThan(350);
    if (level === 5) expect(without).toBeLessThan(650);
  });
});
