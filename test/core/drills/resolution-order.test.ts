import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/resolution-order.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

describe('resolution-order', () => {
  it.each(levels)('agrees with walking down by hand at level %i', (level) => {
    let aliases = 0;
    for (let seed = 0; seed < 800; seed += 1) {
      const { question, answer, rightText, picture } = family.make(level, seed);
      const quoted = (text: string | undefined) =>
        [...(text ?? '').matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '');
      const known = quoted(/already knows the servers of (.*) but no/.exec(question)?.[1]);
      if (answer.kind === 'order') {
        const order = answer.right.map((index) => answer.items[index] ?? '');
        const zones = order.slice(2).map((item) => quoted(item)[0] ?? '');
        expect(order.slice(0, 2)).toEqual(['The resolver', 'A root server']);
        const [name = ''] = quoted(question);
        for (const [index, zone] of zones.entries()) {
          expect(name.endsWith(`.${zone}`)).toBe(true);
          if (index > 0) expect(zone.split('.')).toHaveLength((zones[index - 1] ?? '').split('.').length + 1);
        }
        expect(name.split('.').length).toBe((zones.at(-1) ?? '').split('.').length + 1);
      } else if (level === 3) {
        const longest = [...known].sort((a, b) => b.length - a.length)[0];
        expect(rightText).toBe(longest === undefined ? 'A root server' : `A server of \`${longest}\``);
      } else {
        if (answer.kind !== 'fields') throw new Error('no fields');
        const [name = ''] = quoted(/asked for the address of `[^`]+`/.exec(question)?.[0]);
        const alias = quoted(/alias of `[^`]+`/.exec(question)?.[0])[0];
        aliases += alias === undefined ? 0 : 1;
        const cuts = picture?.kind === 'files' ? (picture.files[0]?.text ?? '').split('\n').slice(1) : [];
        const learned = new Set(known);
        const walk = (target: string) => {
          const way = cuts.filter((cut) => target.endsWith(`.${cut}`));
          const unknown = way.filter((cut) => !learned.has(cut));
          for (const cut of way) learned.add(cut);
          return unknown.length;
        };
        const referrals = walk(name) + (alias === undefined ? 0 : walk(alias));
        const answers = alias === undefined ? 1 : 2;
        expect(answer.fields.map(({ right }) => Number(right))).toEqual([referrals + answers, referrals]);
      }
    }
    if (level === 5) expect(aliases).toBeGreaterThan(400);
  });
});
