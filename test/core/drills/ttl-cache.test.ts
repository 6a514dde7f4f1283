import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/ttl-cache.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** Ages one record by a timeline of seconds: learned again at each question at which its time is over. */
function leftBefore(ttl: number, questions: readonly number[]): number {
  let until = -1;
  let left = 0;
  for (const at of questions) {
    left = Math.max(0, until - at);
    if (left === 0) until = at + ttl;
  }
  return left;
}

describe('ttl-cache', () => {
  it.each(levels)('agrees with counting the seconds by hand at level %i', (level) => {
    const rights = new Set<string>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const { question, answer, rightText, picture } = family.make(level, seed);
      if (picture?.kind !== 'zone') throw new Error('no zone');
      const times = [
        ...((question.split(' is asked for')[1] ?? '').split('. ')[0]?.matchAll(/(\d+) s\b/g) ?? []),
      ].map((found) => Number(found[1]));
      const of = (type: string) => picture.records.find((record) => record.type === type);
      const ttl = of('A')?.ttl ?? 0;
      if (level <= 2) {
        const left = leftBefore(ttl, times);
        const text = left === 0 ? 'Nothing valid: it has to ask again' : `A valid record with ${left} s left`;
        expect(rightText).toBe(level === 1 ? text : `${left} s`);
        rights.add(left === 0 ? 'over' : 'valid');
      } else if (level === 3) {
        const age = (times.at(-1) ?? 0) - (times[0] ?? 0);
        if (times.length > 2) continue;
        const wanted = age >= (of('CNAME')?.ttl ?? 0) ? /^The whole/ : age >= ttl ? /^Only/ : /^Nothing/;
        expect(rightText).toMatch(wanted);
        rights.add(rightText.slice(0, 4));
      } else {
        if (answer.kind !== 'fields') throw new Error('no fields');
        const soa = of('SOA');
        const firstAt = Number(/learns the address of `[^`]+` at (\d+) s/.exec(question)?.[1] ?? 0);
        const life =
          level === 4
            ? Math.min(soa?.ttl ?? 0, Number(soa?.data.split(' ').at(-1)))
            : ttl - ((times[0] ?? 0) - firstAt);
        const right = answer.fields.map((field) => Number(field.right));
        expect(right[0]).toBe(life);
        if (times.length === 2)
          expect(right[1]).toBe(Math.max(0, life - ((times[1] ?? 0) - (times[0] ?? 0))));
        rights.add(right[1] === 0 ? 'over' : 'valid');
      }
    }
    expect(rights.size).toBe(level === 3 ? 3 : 2);
  });
});
