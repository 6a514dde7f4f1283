import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/network-address.ts';
import type { Level } from '../../../src/core/drills/types.ts';
import { givenIn, plainAddress, rightTexts } from './plain-arithmetic.ts';

const ranges: Readonly<Record<Level, readonly [number, number]>> = {
  1: [8, 24],
  2: [25, 30],
  3: [17, 23],
  4: [9, 30],
  5: [9, 62],
};

describe('network-address', () => {
  it.each([1, 2, 3, 4, 5] as const)('asks for the first address of the block at level %i', (level) => {
    const lengths = new Set<bigint>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const { address, network } = givenIn(instance.question);
      const [right = ''] = rightTexts(instance);
      expect(plainAddress(right)).toEqual({ value: network.first, width: network.width });
      expect(address.value > network.first && address.value <= network.last).toBe(true);
      expect(Number(network.length)).toBeGreaterThanOrEqual(ranges[level][0]);
      expect(Number(network.length)).toBeLessThanOrEqual(ranges[level][1]);
      expect(instance.answer.kind).toBe(level <= 2 ? 'choice' : 'typed');
      lengths.add(network.length);
    }
    expect(lengths.size).toBeGreaterThanOrEqual(level === 1 ? 3 : 6);
  });

  it('lines address, mask and network up in bits', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const instance = family.make(3, seed);
      const { address, network } = givenIn(instance.question);
      const bits = instance.explanation.find(({ kind }) => kind === 'bits');
      const rows = bits?.kind === 'bits' ? bits.rows.map((row) => BigInt(`0b${row.bits}`)) : [];
      expect(rows).toEqual([address.value, 2n ** 32n - 2n ** (32n - network.length), network.first]);
    }
  });
});
