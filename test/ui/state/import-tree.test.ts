import { expect, it } from 'vitest';
import { isChosen, treeRows } from '../../../src/ui/state/import-tree.ts';
import { plannedFile } from './import-fixtures.ts';

it('puts every folder above its files, with the sums of what lies below it', () => {
  const rows = treeRows([
    plannedFile('top.md', { cards: 1 }),
    plannedFile('dns/records.md', { cards: 4, problems: 1 }),
    plannedFile('dns/zones/soa.md', { cards: 2, proposals: 2, findings: 1 }),
  ]);
  expect(
    rows.map(
      ({ path, depth, cards, troubles }) => `${String(depth)} ${path} ${String(cards)} !${String(troubles)}`,
    ),
  ).toEqual([
    '0 top.md 1 !0',
    '0 dns/ 6 !2',
    '1 dns/records.md 4 !1',
    '1 dns/zones/ 2 !1',
    '2 dns/zones/soa.md 2 !1',
  ]);
  expect(rows.map(({ name }) => name)).toEqual(['top.md', 'dns', 'records.md', 'zones', 'soa.md']);
});

it('chooses a file by its path, what lies below a folder, or everything', () => {
  expect(isChosen('dns/a.md', 'dns/')).toBe(true);
  expect(isChosen('dns-old/a.md', 'dns/')).toBe(false);
  expect(isChosen('dns/a.md', 'dns/a.md')).toBe(true);
  expect(isChosen('dns/a.md.md', 'dns/a.md')).toBe(false);
  expect(isChosen('x', null)).toBe(true);
});
