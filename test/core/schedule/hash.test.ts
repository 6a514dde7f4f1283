import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash, hashFraction } from '../../../src/core/schedule/hash.ts';

describe('hash', () => {
  it('is a whole number of 32 bits, the same for the same numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (numbers) => {
        const hashed = hash(...numbers);
        expect(hashed).toBe(hashed >>> 0);
        expect(hash(...numbers)).toBe(hashed);
        expect(hashFraction(...numbers)).toBe(hashed / 2 ** 32);
      }),
    );
  });

  it('heeds order, sign, count and the bits beyond 32', () => {
    const hashes = [
      hash(),
      hash(0),
      hash(0, 0),
      hash(1, 2),
      hash(2, 1),
      hash(-1),
      hash(1),
      hash(1 + 2 ** 32),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('never changes, since logs are replayed with it', () => {
    expect([hash(0), hash(1), hash(1_700_000_000_000), hash(-1, 7)]).toEqual([
      522739671, 3528742158, 3376284483, 3093751491,
    ]);
  });

  it('spreads consecutive milliseconds evenly over the fractions', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let at = 1_700_000_000_000; at < 1_700_000_100_000; at += 1) {
      const tenth = Math.floor(hashFraction(at) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(9_500);
    expect(Math.max(...tenths)).toBeLessThan(10_500);
  });
});
