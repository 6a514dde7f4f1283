import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../src/core/drills/check-answer.ts';
import { family } from '../../../src/core/drills/families/name-anatomy.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const labelCounts = { 1: [3, 4], 2: [4, 6], 3: [3, 6], 4: [4, 6], 5: [5, 7] } as const;

/** Takes the name apart with one pattern, from the left, where the family goes from the right. */
function apart(shown: string) {
  const found = /^(?<parent1>[^.]+)\.(?<rest>.+)$/.exec(shown.toLowerCase().replace(/\.$/, ''));
  const parent = found?.groups?.['rest'] ?? '';
  const whole = shown.toLowerCase().replace(/\.$/, '');
  const {
    sub = '',
    second = '',
    top = '',
  } = /^(?<sub>.+)\.(?<second>[^.]+)\.(?<top>[^.]+)$/.exec(whole)?.groups ?? {};
  return { parent, sub, second, top, count: whole.split('.').length };
}

describe('name-anatomy', () => {
  it.each(levels)('agrees with taking the name apart by hand at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const shown = /`([^`]+)`/.exec(instance.question)?.[1] ?? '';
      const { parent, sub, second, top, count } = apart(shown);
      expect(count).toBeGreaterThanOrEqual(labelCounts[level][0]);
      expect(count).toBeLessThanOrEqual(labelCounts[level][1]);
      const { answer } = instance;
      if (answer.kind === 'fields') {
        const wanted = [top, second, sub, parent].slice(0, answer.fields.length);
        expect(answer.fields.map(({ right }) => right)).toEqual(wanted);
        expect(answer.fields.length).toBe(level === 5 ? 4 : 3);
      } else {
        const wanted = instance.question.includes('top-level')
          ? top
          : instance.question.includes('is the second-level')
            ? second
            : sub;
        expect(instance.rightText).toBe(`\`${wanted}\``);
        expect(answer.kind).toBe(level < 3 ? 'choice' : 'typed');
      }
    }
  });

  it('takes a label with its dot, and a second-level domain with its top level', () => {
    const asked = (part: string) =>
      Array.from({ length: 200 }, (_, seed) => family.make(3, seed)).filter(({ question }) =>
        question.includes(part),
      );
    for (const instance of asked('is the top-level'))
      if (instance.answer.kind === 'typed')
        expect(
          checkAnswer(family, instance, { kind: 'typed', text: `.${instance.answer.right}` }).right,
        ).toBe(true);
    for (const instance of asked('is the second-level')) {
      const { second, top } = apart(/`([^`]+)`/.exec(instance.question)?.[1] ?? '');
      const check = (text: string) => checkAnswer(family, instance, { kind: 'typed', text });
      expect(check(`${second}.${top}`).right).toBe(true);
      expect(check(top).misconception).toBe('one-too-far-right');
    }
  });
});
