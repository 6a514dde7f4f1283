import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/link-speed.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const bytes: Record<string, bigint> = { MB: 10n ** 6n, GB: 10n ** 9n, MiB: 2n ** 20n, GiB: 2n ** 30n };
const words = ['no', 'one', 'two', 'three', 'four'];

/** Tenths, so that halves stay whole. */
function tenths(count: string): bigint {
  return BigInt(Math.round(Number(count) * 10));
}

describe('link-speed', () => {
  it.each(levels)('agrees with whole numbers worked out from the question at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const { question, picture, answer } = family.make(level, seed);
      const [, count = '', unit = ''] = / of ([\d.]+) ([MG]i?B) goes/.exec(question) ?? [];
      if (picture?.kind !== 'hosts' || answer.kind !== 'typed')
        throw new Error('no links or nothing to type');
      const rates = picture.links.map(({ label = '' }) => {
        const [rate = '', rateUnit] = label.split(' ');
        return tenths(rate) * (rateUnit === 'Gbit/s' ? 1000n : 1n);
      });
      const slowest = rates.reduce((least, rate) => (rate < least ? rate : least));
      const [, others = 'no'] = /with (\w+) other/.exec(question) ?? [];
      const transfers = BigInt(words.indexOf(others) + 1);
      const bits = tenths(count) * (bytes[unit] ?? 0n) * 8n * transfers;
      // Bits in tenths over tenths of Mbit/s are seconds times a million; hundredths are compared.
      const hundredths = (bits * 100n * 10n) / (slowest * 10n ** 6n);
      const told = Number(/^([\d.]+) s$/.exec(answer.right)?.[1]);
      const wanted = Number(hundredths) / 1000;
      expect(Math.abs(told - wanted)).toBeLessThanOrEqual(level === 5 ? 0.5 : 1e-6);
      if (level === 5) expect(question).toContain('whole seconds');
    }
  });

  it.each(levels)('keeps within what level %i promises', (level) => {
    const links = { 1: [1], 2: [1], 3: [2, 3], 4: [3], 5: [3] }[level];
    for (let seed = 0; seed < 500; seed += 1) {
      const { question, picture } = family.make(level, seed);
      if (picture?.kind !== 'hosts') throw new Error('no links');
      expect(links).toContain(picture.links.length);
      expect(/ [MG]iB /.test(question)).toBe(level === 5);
      expect(/with (?:one|two|three|four) other/.test(question)).toBe(level >= 4);
    }
  });
});
