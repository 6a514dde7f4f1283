import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { families } from '../../../src/core/drills/registry.ts';

const folder = new URL('../../../src/core/drills/families/', import.meta.url);

it('registers every family under the name of its file, in order', () => {
  const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  expect([...families.keys()]).toEqual(names.sort());
  for (const [id, family] of families) expect(family.id).toBe(id);
});

it('describes every family', () => {
  for (const family of families.values()) {
    expect(family.title).not.toBe('');
    expect(family.topic).not.toBe('');
    expect(new Set(family.levels).size).toBe(5);
    for (const needed of family.needs) expect(families.has(needed)).toBe(true);
  }
});
