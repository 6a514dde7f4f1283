import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/same-network.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function toBigInt(address: string): bigint {
  return address.split('.').reduce((value, octet) => value * 256n + BigInt(octet), 0n);
}

function hostsOf({ picture }: DrillInstance) {
  if (picture?.kind !== 'hosts') throw new Error('no hosts');
  return picture.devices.flatMap(({ address: written }) => {
    if (written === null) return [];
    const [address = '', length = ''] = written.split('/');
    const size = 1n << (32n - BigInt(length));
    const first = (toBigInt(address) / size) * size;
    return [{ address: toBigInt(address), first, last: first + size - 1n, length: Number(length) }];
  });
}

function rangesIn(text: string): bigint[] {
  return [...text.matchAll(/[0-9]+(?:\.[0-9]+){3}/g)].map(([address]) => toBigInt(address));
}

function views(instance: DrillInstance) {
  const [a, b] = hostsOf(instance);
  if (a === undefined || b === undefined) throw new Error('not two hosts');
  const sees = (one: typeof a, other: typeof a) => other.address >= one.first && other.address <= one.last;
  return { a, b, aSeesB: sees(a, b), bSeesA: sees(b, a) };
}

describe('same-network', () => {
  it.each([1, 2, 3] as const)('has one true choice of range and verdict at level %i', (level) => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const instance = family.make(level, seed);
      const { a, b, aSeesB } = views(instance);
      if (instance.answer.kind !== 'choice') throw new Error('no choices');
      const isTrue = ({ text }: { text: string }) => {
        const wanted = aSeesB ? [a.first, a.last] : [a.first, a.last, b.first, b.last];
        return (
          text.startsWith(aSeesB ? 'Yes' : 'No') &&
          rangesIn(text).every((value, index) => value === wanted[index])
        );
      };
      const truths = instance.answer.choices.map(isTrue);
      expect(truths.filter(Boolean)).toHaveLength(1);
      expect(truths.indexOf(true)).toBe(instance.answer.right);
      const verdicts = new Set(instance.answer.choices.map(({ text }) => text.split(':')[0]));
      expect(verdicts.size).toBe(2);
    }
  });

  it.each([4, 5] as const)('says who sees whom as ranges of addresses do at level %i', (level) => {
    const told = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      const instance = family.make(level, seed);
      const { aSeesB, bSeesA } = views(instance);
      const truth =
        aSeesB && bSeesA
          ? 'Each sees the other on-link'
          : aSeesB
            ? 'A sees B on-link, but B does not see A'
            : bSeesA
              ? 'B sees A on-link, but A does not see B'
              : 'Neither sees the other on-link';
      expect(instance.rightText).toBe(truth);
      told.set(truth, (told.get(truth) ?? 0) + 1);
    }
    expect(told.size).toBe(4);
    for (const count of told.values()) expect(count).toBeGreaterThan(400);
  });

  it.each(levels)('uses ordinary hosts and the prefixes level %i promises', (level) => {
    const [shortest, longest] = ({ 1: [8, 24], 2: [25, 29], 3: [17, 23], 4: [17, 28], 5: [11, 29] } as const)[
      level
    ];
    const gap = ({ 1: 0, 2: 0, 3: 0, 4: 8, 5: 3 } as const)[level];
    for (let seed = 0; seed < 1000; seed += 1) {
      const { a, b } = views(family.make(level, seed));
      expect(a.address).not.toBe(b.address);
      expect(Math.abs(a.length - b.length)).toBeLessThanOrEqual(gap);
      expect(a.length === b.length).toBe(level < 4);
      for (const host of [a, b]) {
        expect(host.length).toBeGreaterThanOrEqual(shortest);
        expect(host.length).toBeLessThanOrEqual(longest);
        for (const { address } of [a, b]) expect([host.first, host.last]).not.toContain(address);
      }
    }
  });
});
