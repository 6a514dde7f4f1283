import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/valid-gateway.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

function toBigInt(address: string): bigint {
  return address.split('.').reduce((value, octet) => value * 256n + BigInt(octet), 0n);
}

describe('valid-gateway', () => {
  it.each(levels)('has one address that can be the gateway at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const { picture, answer, question } = family.make(level, seed);
      if (picture?.kind !== 'files') throw new Error('no terminal');
      const [, own = '', length = ''] =
        /^eth0 +UP +([\d.]+)\/(\d+)/m.exec(picture.files[0]?.text ?? '') ?? [];
      const size = 1n << (32n - BigInt(length));
      const first = (toBigInt(own) / size) * size;
      const last = first + size - 1n;
      const canBe = (text: string) => {
        const address = toBigInt(text);
        return address > first && address < last && address !== toBigInt(own);
      };
      if (answer.kind === 'choice') {
        const texts = answer.choices.map(({ text }) => text.replaceAll('`', ''));
        expect(texts.map(canBe)).toEqual(texts.map((_, index) => index === answer.right));
        continue;
      }
      if (answer.kind !== 'typed') throw new Error('nothing to type');
      expect(toBigInt(answer.right)).toBe(
        question.includes('has the first address') ? first + 1n : last - 1n,
      );
      expect(level).toBeGreaterThanOrEqual(4);
    }
  });
});
