import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/route-match.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const lengthRanges: Record<Level, [number, number]> = {
  ...{ 1: [8, 24], 2: [8, 24], 3: [14, 26], 4: [11, 29], 5: [9, 30] },
};

function bitString(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

function rowsOf(instance: DrillInstance) {
  if (instance.picture?.kind !== 'routes') throw new Error('no table');
  return instance.picture.rows.map(({ destination, via, metric }) => {
    const network = destination.split(' ').at(-1) ?? '';
    const [address = '', length = ''] = (network === 'default' ? '0.0.0.0/0' : network).split('/');
    return { prefix: bitString(address).slice(0, Number(length)), via, metric: Number(metric), destination };
  });
}

function addressOf(instance: DrillInstance): string {
  return /`([0-9.]+)`/.exec(instance.question)?.[1] ?? '';
}

describe('route-match', () => {
  it.each(levels)('agrees with comparing bit strings at level %i', (level) => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const instance = family.make(level, seed);
      const bits = bitString(addressOf(instance));
      const matching = rowsOf(instance).filter(({ prefix }) => bits.startsWith(prefix));
      const longest = Math.max(...matching.map(({ prefix }) => prefix.length));
      const best = matching.filter(({ prefix }) => prefix.length === longest);
      const lowest = Math.min(...best.map(({ metric }) => metric));
      const winners = best.filter(({ metric }) => metric === lowest);
      expect(winners).toHaveLength(1);
      if (instance.answer.kind !== 'choice') throw new Error('no choices');
      expect(rowsOf(instance)[instance.answer.right]).toEqual(winners[0]);
      expect(instance.answer.choices).toHaveLength(rowsOf(instance).length);
      const text = instance.explanation.find((part) => part.kind === 'text')?.markdown;
      expect(text?.includes(winners[0]?.destination ?? '?')).toBe(true);
    }
  });

  it.each(levels)('shows in the bits which prefix matches and which wins at level %i', (level) => {
    for (let seed = 0; seed < 500; seed += 1) {
      const instance = family.make(level, seed);
      const bits = bitString(addressOf(instance));
      const part = instance.explanation.find((one) => one.kind === 'bits');
      const [target, ...routes] = part?.rows ?? [];
      expect(target?.bits).toBe(bits);
      for (const row of routes) {
        const isMatch = bits.startsWith(row.bits.slice(0, row.compared));
        expect(row.verdict).toBe(isMatch ? 'match' : 'differs');
        const differing = Array.from(row.bits).findIndex((bit, index) => bit !== bits[index]) + 1;
        if (!isMatch) expect(row.remark).toBe(`differs at bit ${differing}`);
      }
      expect(routes.filter(({ remark }) => remark.endsWith('wins'))).toHaveLength(1);
    }
  });

  it.each(levels)('keeps within what level %i promises', (level) => {
    const rowCounts = { 1: [3], 2: [4], 3: [5], 4: [6], 5: [6, 7] }[level];
    for (let seed = 0; seed < 500; seed += 1) {
      const rows = rowsOf(family.make(level, seed));
      expect(rowCounts).toContain(rows.length);
      for (const { prefix, destination, metric } of rows) {
        if (destination !== 'default') expect(prefix.length).toBeGreaterThanOrEqual(lengthRanges[level][0]);
        expect(prefix.length).toBeLessThanOrEqual(lengthRanges[level][1]);
        if (level <= 2) expect([0, 8, 16, 24]).toContain(prefix.length);
        if (level <= 3) expect([metric, destination.includes(' ')]).toEqual([0, false]);
      }
      expect(new Set(rows.map(({ prefix, metric }) => `${prefix} ${metric}`)).size).toBe(rows.length);
    }
  });
});
