import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Random } from '../../../src/core/drills/random.ts';

it('gives the same sequence for the same key and another for another', () => {
  const draw = (key: string) => {
    const random = new Random(key);
    return Array.from({ length: 20 }, () => random.int(0, 1_000_000));
  };
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(draw(a)).toEqual(draw(a));
      if (a !== b) expect(draw(a)).not.toEqual(draw(b));
    }),
  );
});

it('draws whole numbers of the range evenly, both ends included', () => {
  const random = new Random('evenly');
  const counts = [0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < 6000; draw += 1) {
    const value = random.int(1, 6);
    counts[value - 1] = (counts[value - 1] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

it('shuffles and samples without loss or repetition', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.integer()), fc.nat(20), (key, items, count) => {
      const random = new Random(key);
      expect(random.shuffle(items).sort()).toEqual([...items].sort());
      const sample = random.sample(items, count);
      expect(new Set(sample).size).toBe(Math.min(count, items.length));
      for (const item of sample) expect(items).toContain(item);
    }),
  );
});

it('refuses to pick from nothing', () => {
  expect(() => new Random('').pick([])).toThrow(RangeError);
});
