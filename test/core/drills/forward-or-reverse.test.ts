import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/forward-or-reverse.ts';
import type { Picture } from '../../../src/core/drills/picture.ts';
import type { DrillInstance } from '../../../src/core/drills/types.ts';

const seedCount = Number(process.env['DRILL_SEEDS'] ?? 300);

function flat(picture: Picture | null): Picture[] {
  if (picture === null) return [];
  return picture.kind === 'stack' ? picture.pictures.flatMap(flat) : [picture];
}

function filesOf({ picture }: DrillInstance) {
  return flat(picture).flatMap((one) => (one.kind === 'files' ? one.files : []));
}

function devicesOf({ picture }: DrillInstance) {
  return flat(picture).flatMap((one) => (one.kind === 'hosts' ? one.devices : []));
}

/** Files that only a proxy of a site has; all others name a proxy for requests that go out. */
function isSiteFile(text: string): boolean {
  return /proxy_pass |kind: Ingress|default_backend|ProxyPass /.test(text);
}

describe('forward-or-reverse', () => {
  it('goes at level 1 by the sentence that says who set it up', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const { question, rightText } = family.make(1, seed);
      const isForward = /is set to use|https_proxy=|A policy of|their settings name/.test(question);
      expect(rightText.startsWith(isForward ? 'Forward' : 'Reverse'), question).toBe(true);
      expect(/let its name lead|know nothing of|publishes|hands them to pods/.test(question)).toBe(
        !isForward,
      );
    }
  });

  it('goes at level 2 by what the file is for', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(2, seed);
      const isReverse = filesOf(instance).some(({ text }) => isSiteFile(text));
      expect(instance.rightText.startsWith(isReverse ? 'Reverse' : 'Forward')).toBe(true);
    }
  });

  it('offers each kind as often as the other, so that the odd one out is no hint', () => {
    for (const level of [1, 2] as const)
      for (let seed = 0; seed < seedCount; seed += 1) {
        const { answer } = family.make(level, seed);
        if (answer.kind !== 'choice') throw new Error('no choice');
        expect(answer.choices.filter(({ text }) => text.startsWith('Forward'))).toHaveLength(2);
        expect(answer.choices).toHaveLength(4);
      }
  });

  it('lets every machine see the one before it at levels 3 and 5', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const one = family.make(3, seed);
      const addresses = devicesOf(one).map(({ address }) => address ?? '');
      const isReverse = one.question.includes('operators');
      const [client = '', proxy = '', app = ''] = addresses;
      const expected = one.question.includes('From which')
        ? proxy
        : one.question.includes('DNS')
          ? isReverse
            ? proxy
            : app
          : proxy;
      expect(one.rightText).toBe(`\`${expected}\``);
      expect(new Set([client, proxy, app]).size).toBe(3);

      const five = family.make(5, seed);
      const [, forward, reverse] = devicesOf(five).map(({ address }) => address ?? '');
      if (five.answer.kind !== 'fields') throw new Error('no fields');
      expect(five.answer.fields.map(({ right }) => right)).toEqual([forward, reverse, forward, reverse]);
    }
  });

  it('marks at level 4 those whose files say so', () => {
    for (let seed = 0; seed < seedCount; seed += 1) {
      const instance = family.make(4, seed);
      const files = filesOf(instance);
      const proxies = devicesOf(instance).slice(1, -1);
      const reverse = proxies.filter(({ name }) =>
        files.some((file) => file.name.startsWith(`${name}: `) && isSiteFile(file.text)),
      );
      const names = (
        instance.question.includes('every reverse')
          ? reverse
          : proxies.filter((one) => !reverse.includes(one))
      ).map(({ name }) => name);
      if (instance.answer.kind !== 'mark') throw new Error('nothing to mark');
      expect(instance.answer.right).toEqual(names);
      expect(files).toHaveLength(proxies.length);
    }
  });
});
