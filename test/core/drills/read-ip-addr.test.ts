import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/read-ip-addr.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function toBigInt(address: string): bigint {
  return address.split('.').reduce((value, octet) => value * 256n + BigInt(octet), 0n);
}

function toText(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

/** Every interface with its first address, read from what is shown. */
function shown({ picture }: DrillInstance) {
  if (picture?.kind !== 'files') throw new Error('no terminal');
  const text = picture.files[0]?.text ?? '';
  return text.split(/\n(?=\d+: )/).map((block) => {
    const [, name = ''] = /^\d+: (\S+):/.exec(block) ?? [];
    const [, address = '', length = '', brd = ''] =
      /inet ([\d.]+)\/(\d+)(?: brd ([\d.]+))?/.exec(block) ?? [];
    const size = 1n << (32n - BigInt(length));
    const first = (toBigInt(address) / size) * size;
    return { name, address, length, brd, first, last: first + size - 1n };
  });
}

describe('read-ip-addr', () => {
  it.each(levels)('fills in what whole numbers give at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const all = shown(instance);
      const [, neighbour = ''] = /same network as `([\d.]+)`/.exec(instance.question) ?? [];
      const of = all.filter(({ name, first, last }) =>
        level === 5
          ? toBigInt(neighbour) > first && toBigInt(neighbour) < last
          : instance.question.includes(`\`${name}\``),
      );
      const [one] = of;
      if (of.length !== 1 || one === undefined) throw new Error(`${of.length} interfaces at ${seed}`);
      if (instance.answer.kind !== 'fields') throw new Error('no fields');
      const wanted: Record<string, string> = {
        ...{ interface: one.name, address: one.address, 'prefix length': `/${one.length}` },
        broadcast: toText(one.last),
      };
      for (const { label, right } of instance.answer.fields) expect(right).toBe(wanted[label]);
      if (one.brd !== '') expect(one.brd).toBe(toText(one.last));
      expect(one.brd === '').toBe(level >= 3);
      const [least, most] = { 1: [8, 24], 2: [25, 29], 3: [16, 24], 4: [25, 29], 5: [17, 23] }[level];
      expect(Number(one.length)).toBeGreaterThanOrEqual(least ?? 0);
      expect(Number(one.length)).toBeLessThanOrEqual(most ?? 0);
    }
  });
});
