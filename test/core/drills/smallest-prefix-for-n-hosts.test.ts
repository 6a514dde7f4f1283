import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/smallest-prefix-for-n-hosts.ts';
import { codes, plainAddress, plainLength, plainNetwork, rightTexts } from './plain-arithmetic.ts';

/** All whole numbers of a question outside of its code. */
function numbersIn(question: string): number[] {
  return [...question.replaceAll(/`[^`]*`/g, '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** The length by doubling from the smallest network that has a broadcast address. */
function lengthFor(hosts: number): number {
  let [length, room] = [30, 2];
  while (room < hosts) [length, room] = [length - 1, (room + 2) * 2 - 2];
  return length;
}

describe('smallest-prefix-for-n-hosts', () => {
  it.each([1, 2, 3, 4] as const)('is just large enough at level %i', (level) => {
    let edges = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const isOneRouter = instance.question.includes('the router');
      const hosts = numbersIn(instance.question).reduce((sum, part) => sum + part, isOneRouter ? 1 : 0);
      const [right = ''] = rightTexts(instance);
      const length = right.startsWith('/') ? BigInt(right.slice(1)) : plainLength(right);
      expect(Number(length)).toBe(lengthFor(hosts));
      expect(hosts).toBeGreaterThanOrEqual(3);
      expect(hosts).toBeLessThanOrEqual({ 1: 256, 2: 256, 3: 8192, 4: 1024 }[level]);
      if (2 ** (32 - lengthFor(hosts)) / 2 - 2 >= hosts - 2) edges += 1;
    }
    expect(edges).toBeGreaterThan(100);
  });

  it('finds the first free place at level 5', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(5, seed);
      const networks = codes(instance.question).map((text) => {
        const [address = '', length = ''] = text.split('/');
        return plainNetwork(plainAddress(address), BigInt(length));
      });
      const within = networks.reduce((widest, one) => (one.length < widest.length ? one : widest));
      const taken = networks.filter((one) => one !== within);
      expect(taken.length).toBeGreaterThanOrEqual(2);
      const [hosts = 0] = numbersIn(instance.question);
      const size = 2n ** BigInt(32 - lengthFor(hosts));
      let first = within.first;
      while (taken.some((one) => one.first <= first + size - 1n && first <= one.last)) first += size;
      expect(first).toBeLessThan(within.last);
      const [right = ''] = rightTexts(instance);
      const [address = '', length = ''] = right.split('/');
      expect([plainAddress(address).value, Number(length)]).toEqual([first, lengthFor(hosts)]);
    }
  });
});
