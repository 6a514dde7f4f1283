import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/core/drills/check-answer.ts';
import { family } from '../../../src/core/drills/families/cname-chain.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** Follows the written records by hand: complete every name, then hop until an address or nothing is found. */
function follow(instance: DrillInstance): { address: string | null; hops: number; usesWildcard: boolean } {
  if (instance.picture?.kind !== 'zone') throw new Error('no zone');
  const { origin, records } = instance.picture;
  const complete = (name: string) =>
    name === '@' ? origin : name.endsWith('.') ? name : `${name}.${origin}`;
  const full = records.map((record) => ({ ...record, name: complete(record.name) }));
  const type = instance.question.includes('(AAAA)') ? 'AAAA' : 'A';
  let name = /of `([^`]+)`/.exec(instance.question)?.[1] ?? '';
  for (let hops = 0; hops < 10; hops += 1) {
    const exact = full.filter((record) => record.name === name);
    const found = exact.length > 0 ? exact : full.filter((record) => record.name === `*.${origin}`);
    const alias = found.find((record) => record.type === 'CNAME');
    if (alias === undefined) {
      const address = found.find((record) => record.type === type)?.data ?? null;
      return { address, hops, usesWildcard: exact.length === 0 && found.length > 0 };
    }
    name = complete(alias.data);
  }
  throw new Error('the chain does not end');
}

describe('cname-chain', () => {
  it.each(levels)('agrees with following the records by hand at level %i', (level) => {
    const ends = { addresses: 0, none: 0, wildcard: 0 };
    for (let seed = 0; seed < 2000; seed += 1) {
      const instance = family.make(level, seed);
      const { address, hops, usesWildcard } = follow(instance);
      const [fewest, most] = ({ 1: [1, 1], 2: [2, 3], 3: [2, 3], 4: [3, 4], 5: [3, 4] } as const)[level];
      expect(hops).toBeGreaterThanOrEqual(fewest);
      expect(hops).toBeLessThanOrEqual(most);
      ends.addresses += address === null ? 0 : 1;
      ends.none += address === null ? 1 : 0;
      ends.wildcard += usesWildcard ? 1 : 0;
      const text = instance.explanation.find((part) => part.kind === 'text')?.markdown ?? '';
      expect(text).toContain(address ?? 'does not exist');
      if (instance.answer.kind === 'typed') expect(instance.answer.right).toBe(address);
      else expect(instance.rightText).toContain(address ?? 'NXDOMAIN');
      expect(instance.answer.kind).toBe(level >= 4 ? 'typed' : 'choice');
    }
    expect(ends.addresses).toBeGreaterThan(500);
    expect(ends.none > 500).toBe(level === 3);
    expect(ends.wildcard > 300).toBe(level >= 4);
  });

  it('takes any spelling of an IPv6 address', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const instances = seeds.map((seed) => family.make(5, seed));
    const ipv6 = instances.filter(({ question }) => question.includes('(AAAA)'));
    expect(ipv6.length).toBeGreaterThan(20);
    for (const instance of ipv6) {
      if (instance.answer.kind !== 'typed') throw new Error('not typed');
      const [front = '', host = ''] = instance.answer.right.split('::');
      const text = `${front}:0:0:0:0:${host.padStart(4, '0')}`.toUpperCase();
      expect(checkAnswer(family, instance, { kind: 'typed', text }).right).toBe(true);
    }
  });
});
