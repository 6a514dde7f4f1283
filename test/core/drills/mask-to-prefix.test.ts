import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/core/drills/check-answer.ts';
import { family } from '../../../src/core/drills/families/mask-to-prefix.ts';
import type { Level } from '../../../src/core/drills/types.ts';
import { codes, plainAddress, plainLength, rightTexts } from './plain-arithmetic.ts';

const ranges: Readonly<Record<Level, readonly [number, number]>> = {
  1: [8, 28],
  2: [24, 30],
  3: [17, 30],
  4: [9, 30],
  5: [9, 31],
};
const allOnes = 2n ** 32n - 1n;

/** The length of the prefix in whatever notation the question gives it. */
function lengthGiven(question: string): bigint {
  const [host = '', mask = ''] = codes(question);
  const [, length] = host.split('/');
  if (length !== undefined) return BigInt(length);
  if (mask.startsWith('0x')) return BigInt(BigInt(mask).toString(2).replaceAll('0', '').length);
  if (!question.includes('wildcard')) return plainLength(mask);
  return 32n - BigInt(plainAddress(mask).value.toString(2).replace(/^0$/, '').length);
}

describe('mask-to-prefix', () => {
  it.each([1, 2, 3, 4, 5] as const)('turns one notation into another at level %i', (level) => {
    const forms = new Set<string>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const length = lengthGiven(instance.question);
      expect(Number(length)).toBeGreaterThanOrEqual(ranges[level][0]);
      expect(Number(length)).toBeLessThanOrEqual(ranges[level][1]);
      const mask = allOnes - (2n ** (32n - length) - 1n);
      const texts = rightTexts(instance);
      const isWildcardAsked = /wildcard mask\?|as the wildcard|the wildcard mask[;.]/.test(instance.question);
      for (const [index, text] of texts.entries()) {
        const isWildcard = index === 1 || (isWildcardAsked && texts.length === 1);
        forms.add(text.startsWith('/') ? 'length' : isWildcard ? 'wildcard' : 'mask');
        if (text.startsWith('/')) expect(text).toBe(`/${length}`);
        else expect(plainAddress(text).value).toBe(isWildcard ? allOnes - mask : mask);
      }
    }
    expect(forms.size).toBe({ 1: 2, 2: 1, 3: 2, 4: 3, 5: 3 }[level]);
  });

  it('takes the other notation of the same, with a remark', () => {
    const instance = family.make(2, 3);
    const length = lengthGiven(instance.question);
    const mask = codes(instance.question)[1] ?? '';
    const verdict = checkAnswer(family, instance, { kind: 'typed', text: mask });
    expect(verdict).toMatchObject({ right: true });
    expect(verdict.remark).toContain(`/${length}`);
    expect(checkAnswer(family, instance, { kind: 'typed', text: String(length) }).right).toBe(true);
  });
});
