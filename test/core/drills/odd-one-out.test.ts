import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/odd-one-out.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function bits(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

function machinesOf({ picture }: DrillInstance) {
  if (picture?.kind !== 'hosts') throw new Error('no hosts');
  return picture.devices.flatMap(({ name, address }) => {
    const [own = '', length = ''] = (address ?? '').split('/');
    return address === null ? [] : [{ name, bits: bits(own), length: Number(length) }];
  });
}

describe('odd-one-out', () => {
  it.each(levels)('marks those whose leading bits differ from either side at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const [router, ...members] = machinesOf(instance);
      if (router === undefined || instance.answer.kind !== 'mark') throw new Error('no router or no marks');
      const sees = (one: typeof router, other: typeof router) =>
        other.bits.startsWith(one.bits.slice(0, one.length));
      const outside = members.filter((member) => !sees(router, member) || !sees(member, router));
      expect(instance.answer.right).toEqual(outside.map(({ name }) => name));
      expect(outside.length).toBeLessThan(members.length);
      for (const { bits: address, length } of members) {
        expect(address.slice(length)).toMatch(/0/);
        expect(address.slice(length)).toMatch(/1/);
      }
    }
  });

  it.each(levels)('keeps within what level %i promises', (level) => {
    const counts = { 1: [4, 5], 2: [4, 6], 3: [5, 6], 4: [5, 7], 5: [5, 7] }[level];
    const lengths = { 1: [16, 24], 2: [26, 28], 3: [17, 22], 4: [11, 29], 5: [17, 27] }[level];
    for (let seed = 0; seed < 500; seed += 1) {
      const [router, ...members] = machinesOf(family.make(level, seed));
      const length = router?.length ?? 0;
      expect([length >= (lengths[0] ?? 0), length <= (lengths[1] ?? 0)]).toEqual([true, true]);
      expect([members.length >= (counts[0] ?? 0), members.length <= (counts[1] ?? 0)]).toEqual([true, true]);
      for (const member of members)
        expect(Math.abs(member.length - length)).toBeLessThanOrEqual(level === 5 ? 3 : 0);
    }
  });
});
