import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/next-hop.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function bits(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

function rowsOf({ picture }: DrillInstance) {
  const table = picture?.kind === 'stack' ? picture.pictures[0] : null;
  if (table?.kind !== 'routes') throw new Error('no table');
  return table.rows.map(({ destination, via, device, metric }) => {
    const [network = '', length = '32'] = (destination === 'default' ? '0.0.0.0/0' : destination).split('/');
    return { prefix: bits(network).slice(0, Number(length)), via, device, metric: Number(metric) };
  });
}

describe('next-hop', () => {
  it.each(levels)('agrees with comparing bit strings at level %i', (level) => {
    let onLink = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const [, destination = ''] = /packet for `([\d.]+)`/.exec(instance.question) ?? [];
      const matching = rowsOf(instance).filter(({ prefix }) => bits(destination).startsWith(prefix));
      matching.sort((a, b) => b.prefix.length - a.prefix.length || a.metric - b.metric);
      const [best, second] = matching;
      expect([best?.prefix, best?.metric]).not.toEqual([second?.prefix, second?.metric]);
      if (instance.answer.kind !== 'fields' || best === undefined) throw new Error('no fields or no route');
      const hop = best.via === '' ? destination : best.via;
      expect(instance.answer.fields.map(({ right }) => right)).toEqual([hop, best.device]);
      onLink += Number(best.via === '');
    }
    expect(onLink).toBeGreaterThan(200);
    expect(onLink).toBeLessThan(500);
  });

  it.each(levels)('shows gateways that are neighbours on their interface at level %i', (level) => {
    for (let seed = 0; seed < 500; seed += 1) {
      const instance = family.make(level, seed);
      const rows = rowsOf(instance);
      for (const { via, device } of rows.filter((row) => row.via !== ''))
        expect(
          rows.some((row) => row.via === '' && row.device === device && bits(via).startsWith(row.prefix)),
        ).toBe(true);
    }
  });
});
