import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/split-a-network.ts';
import { givenIn, plainAddress, rightTexts } from './plain-arithmetic.ts';

const words = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** What the question says outside of its code: how it is cut, and which part is asked for. */
function cutIn(question: string, length: number): { newLength: number; turn: number } {
  const text = question.replaceAll(/`[^`]*`/g, 'NETWORK').replace('the lowest being the first', '');
  const found = words.findIndex((word) => text.includes(word));
  const turn = found === -1 ? Number(/(\d+)(?:st|nd|rd|th)/.exec(text)?.[1]) : found + 2;
  const written = /\/(\d+)/.exec(text);
  if (written) return { newLength: Number(written[1]), turn };
  const parts = Number(/(\d+)(?! ?(?:st|nd|rd|th)|\d)/.exec(text)?.[1]);
  let newLength = length;
  while (2 ** (newLength - length) < parts) newLength += 1;
  return { newLength, turn };
}

describe('split-a-network', () => {
  it.each([1, 2, 3, 4, 5] as const)('gives the part that so many steps lead to at level %i', (level) => {
    const turns = new Set<number>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const { network } = givenIn(instance.question);
      const { newLength, turn } = cutIn(instance.question, Number(network.length));
      const size = 2n ** (network.width - BigInt(newLength));
      const [address = '', length = ''] = (rightTexts(instance)[0] ?? '').split('/');
      expect(Number(length)).toBe(newLength);
      expect(plainAddress(address).value).toBe(network.first + BigInt(turn - 1) * size);
      expect(plainAddress(address).value + size - 1n <= network.last).toBe(true);
      turns.add(turn);
    }
    expect(turns.size).toBeGreaterThanOrEqual(level === 1 ? 6 : 10);
  });
});
