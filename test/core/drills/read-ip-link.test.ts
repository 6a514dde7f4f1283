import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/read-ip-link.ts';
import type { DrillInstance } from '../../../src/core/drills/types.ts';

/** The interfaces as the terminal shows them, by regular expression. */
function shown({ picture }: DrillInstance) {
  if (picture?.kind !== 'files') throw new Error('no terminal');
  const [file] = picture.files;
  return [...(file?.text ?? '').matchAll(/^\d+: (\S+): <(\S*)> mtu \d+ .* state (\S+) /gm)]
    .map(([, name = '', flags = '', state = '']) => ({
      ...{ name, state },
      isOn: /(^|,)UP(,|$)/.test(flags),
      works: /(^|,)UP,LOWER_UP$/.test(flags),
    }))
    .filter(({ name }) => name !== 'lo');
}

describe('read-ip-link', () => {
  it('asks for the only interface that works at level 1', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(1, seed);
      const working = shown(instance).filter(({ works }) => works);
      expect(working.map(({ name }) => `\`${name}\``)).toEqual([instance.rightText]);
      expect(shown(instance)).toHaveLength(3);
    }
  });

  it('asks for flags that the interface has, and says what they mean, at level 2', () => {
    const meanings: Record<string, RegExp> = {
      ...{
        UP: /switched the interface on$/,
        LOWER_UP: /layer below is ready/,
        'NO-CARRIER': /no live cable/,
      },
    };
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(2, seed);
      const [, flag = '', device = ''] = /flag `(\S+)` of `(\S+)`/.exec(instance.question) ?? [];
      const of = shown(instance).find(({ name }) => instance.question.includes(`\`${name}\``));
      if (flag === '') {
        expect(of?.isOn).toBe(false);
        expect(instance.rightText).toMatch(/^Nobody has switched the interface on/);
        continue;
      }
      expect(instance.rightText).toMatch(meanings[flag] ?? /none/);
      expect(JSON.stringify(instance.picture)).toMatch(new RegExp(`${device}: <[^>]*\\b${flag}\\b`));
    }
  });

  it('mends what is broken, and nothing else, at level 3', () => {
    const told = new Set<string>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(3, seed);
      const of = shown(instance).find(({ name }) => instance.question.includes(`\`${name}\``));
      const remedy = of?.works
        ? 'Nothing:'
        : of?.isOn
          ? 'See to its cable'
          : `Switch it on: \`ip link set ${of?.name}`;
      expect(instance.rightText.startsWith(remedy)).toBe(true);
      told.add(`${remedy.slice(0, 6)} ${of?.state}`);
    }
    expect([...told].sort()).toEqual(['Nothin UNKNOWN', 'Nothin UP', 'See to DOWN', 'Switch DOWN']);
  });

  it('names the interface at level 4 and counts them at level 5', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const named = family.make(4, seed);
      const isOff = named.question.includes('has to be switched on');
      const fitting = shown(named).filter(({ isOn, works }) => (isOff ? !isOn : isOn && !works));
      expect(fitting.map(({ name }) => `\`${name}\``)).toEqual([named.rightText]);
      const counted = family.make(5, seed);
      const all = shown(counted);
      if (counted.answer.kind !== 'fields') throw new Error('no fields');
      expect(counted.answer.fields.map(({ right }) => Number(right))).toEqual([
        all.filter(({ isOn }) => isOn).length,
        all.filter(({ works }) => works).length,
      ]);
    }
  });
});
