import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/overlap.ts';
import type { DrillInstance } from '../../../src/core/drills/types.ts';
import { codes, plainAddress, plainNetwork, rightTexts, type PlainNetwork } from './plain-arithmetic.ts';

function read(text: string): PlainNetwork {
  const [address = '', length = ''] = text.split('/');
  return plainNetwork(plainAddress(address), BigInt(length));
}

/** The ranges as the files and the terminal show them. */
function rangesIn({ picture }: DrillInstance): Map<string, PlainNetwork> {
  if (picture?.kind !== 'files') throw new Error('no files');
  const shown = picture.files.map(({ text }) => text).join('\n');
  const find = (pattern: RegExp) => pattern.exec(shown)?.[1];
  const found = {
    pods: find(/podSubnet: (\S+)/),
    services: find(/serviceSubnet: (\S+)/),
    nodes: find(/eth0 +UP +(\S+)/),
    office: find(/^(\S+) scope link/m),
  };
  return new Map(
    Object.entries(found).flatMap(([use, text]) => (text === undefined ? [] : [[use, read(text)]])),
  );
}

function share(a: PlainNetwork, b: PlainNetwork): boolean {
  return a.first <= b.last && b.first <= a.last;
}

describe('overlap', () => {
  it.each([1, 2, 3] as const)('knows the one pair that shares addresses at level %i', (level) => {
    const told = new Map<string, number>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const ranges = [...rangesIn(instance)];
      expect(ranges).toHaveLength(level === 3 ? 4 : 3);
      const pairs = ranges.flatMap(([a, one], index) =>
        ranges.slice(index + 1).flatMap(([b, other]) => (share(one, other) ? [`${a} and ${b}`] : [])),
      );
      expect(pairs.length).toBeLessThanOrEqual(1);
      const [right = ''] = rightTexts(instance);
      expect(right.toLowerCase()).toBe(pairs[0] ?? 'none of them');
      told.set(right, (told.get(right) ?? 0) + 1);
    }
    expect(told.size).toBe(level === 3 ? 7 : 4);
    for (const [right, count] of told) {
      expect(count, right).toBeGreaterThan(20);
      expect(count, right).toBeLessThan(600);
    }
  });

  it('offers exactly one free range at level 4', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(4, seed);
      const used = [...rangesIn(instance).values()];
      if (instance.answer.kind !== 'choice') throw new Error('no choices');
      const free = instance.answer.choices.map(({ text }) => {
        const candidate = read(codes(text)[0] ?? '');
        return !used.some((one) => share(one, candidate));
      });
      expect(free.filter(Boolean)).toHaveLength(1);
      expect(free.indexOf(true)).toBe(instance.answer.right);
    }
  });

  it('asks for the first free range at level 5', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(5, seed);
      const used = [...rangesIn(instance).values()];
      const within = read(codes(instance.question)[0] ?? '');
      const length = /needs a \/(\d+)/.exec(instance.question)?.[1] ?? '';
      const size = 2n ** (32n - BigInt(length));
      let first = within.first;
      while (used.some((one) => one.first <= first + size - 1n && first <= one.last)) first += size;
      expect(first + size - 1n <= within.last).toBe(true);
      const [address = '', rightLength] = (rightTexts(instance)[0] ?? '').split('/');
      expect([plainAddress(address).value, rightLength]).toEqual([first, length]);
    }
  });
});
