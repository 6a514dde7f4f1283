import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/core/drills/check-answer.ts';
import { family } from '../../../src/core/drills/families/host-count.ts';
import { codes, givenIn, rightTexts } from './plain-arithmetic.ts';

function usable(addresses: bigint): bigint {
  return addresses > 2n ? addresses - 2n : addresses;
}

describe('host-count', () => {
  it.each([1, 2, 3, 4] as const)('counts the hosts of a network at level %i', (level) => {
    const [shortest, longest] = ({ 1: [24, 29], 2: [22, 30], 3: [14, 31], 4: [12, 32] } as const)[level];
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const { network } = givenIn(instance.question);
      expect(rightTexts(instance)).toEqual([String(usable(network.last - network.first + 1n))]);
      expect(network.length >= shortest && network.length <= longest).toBe(true);
    }
  });

  it('counts the parts of a network, and the hosts of each, at level 5', () => {
    let ofIpv6 = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(5, seed);
      const { network } = givenIn(instance.question);
      const [, cutText = ''] = /\/(\d+)(?!.*\/\d)/.exec(instance.question.replaceAll(/`[^`]*`/g, '')) ?? [];
      const size = 2n ** (network.width - BigInt(cutText));
      const parts = String((network.last - network.first + 1n) / size);
      if (network.width === 128n) ofIpv6 += 1;
      expect(rightTexts(instance)).toEqual(network.width === 128n ? [parts] : [parts, String(usable(size))]);
    }
    expect(ofIpv6).toBeGreaterThan(250);
    expect(ofIpv6).toBeLessThan(450);
  });

  it('takes a number in any of its ways to be written', () => {
    const instance = family.make(3, 5);
    const right = Number(rightTexts(instance)[0]);
    expect(codes(instance.question)).toHaveLength(1);
    for (const text of [right.toLocaleString('en-US'), ` ${right} `, `2^${Math.log2(right + 2)} - 2`])
      expect(checkAnswer(family, instance, { kind: 'typed', text }).right).toBe(true);
    expect(checkAnswer(family, instance, { kind: 'typed', text: String(right + 1) }).right).toBe(false);
  });
});
