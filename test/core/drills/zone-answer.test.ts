import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/zone-answer.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** Reads the zone by hand, on relative names: an exact name, an alias, a name above others, a wildcard, or nothing. */
function byHand({ picture, question }: DrillInstance): { status: string; data: string | null } {
  if (picture?.kind !== 'zone') throw new Error('no zone');
  const { origin, records } = picture;
  const [, asked = '', type = ''] = /for `([^`]+)` (\w+)/.exec(question) ?? [];
  const relative = (name: string) => (name === origin ? '@' : name.slice(0, name.length - origin.length - 1));
  const whole = (written: string) => (written.endsWith('.') ? written : `${written}.${origin}`);
  let name = relative(asked);
  for (;;) {
    const own = records.filter((record) => record.name === name);
    const hit = own.find((record) => record.type === type);
    if (hit !== undefined) {
      const data =
        type === 'MX' ? `10 ${whole(hit.data.slice(3))}` : type === 'CNAME' ? whole(hit.data) : hit.data;
      return { status: 'NOERROR', data };
    }
    const alias = own.find((record) => record.type === 'CNAME');
    if (alias !== undefined) {
      name = relative(whole(alias.data));
      continue;
    }
    const exists = (label: string) =>
      records.some((record) => record.name === label || record.name.endsWith(`.${label}`));
    if (exists(name)) return { status: 'NOERROR', data: null };
    let above = name;
    while (above.includes('.') && !exists(above)) above = above.slice(above.indexOf('.') + 1);
    const star = records.find((record) => record.name === `*.${above}` && record.type === type);
    return star === undefined ? { status: 'NXDOMAIN', data: null } : { status: 'NOERROR', data: star.data };
  }
}

describe('zone-answer', () => {
  it.each(levels)('agrees with reading the zone by hand at level %i', (level) => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 500; seed += 1) {
      const instance = family.make(level, seed);
      const { status, data } = byHand(instance);
      const { answer, rightText } = instance;
      seen.add(data === null ? status : 'data');
      if (answer.kind === 'choice')
        expect(rightText).toBe(
          data !== null
            ? `\`${data}\``
            : status === 'NXDOMAIN'
              ? '`NXDOMAIN`: no such name'
              : '`NOERROR`, with no record',
        );
      if (answer.kind === 'typed') expect(answer.right).toBe(data?.replace(/^10 /, ''));
      if (answer.kind === 'fields')
        expect(answer.fields.map(({ right }) => right)).toEqual([status, data ?? '-']);
      expect(answer.kind).toBe(level < 4 ? 'choice' : level === 4 ? 'typed' : 'fields');
    }
    expect([...seen].sort()).toEqual(level === 1 || level === 4 ? ['data'] : ['NOERROR', 'NXDOMAIN', 'data']);
  });
});
