import { expect, it, vi } from 'vitest';
import { readAnswer } from '../../../src/core/answers/read-answer.ts';
import type { Syntax } from '../../../src/core/answers/syntax.ts';
import { families } from '../../../src/core/drills/registry.ts';
import type { DrillInstance } from '../../../src/core/drills/types.ts';
import { oneEditTexts } from '../../support/one-edit-texts.ts';
import { commandEffect } from '../answers/independent-command.ts';
import {
  addressBits,
  countSize,
  lengthOf,
  maskBits,
  plainName,
  prefixBits,
  quantity,
} from '../answers/independent.ts';

/** Instances of every level and family whose right answers are looked at. */
const seedCount = Number(process.env['DRILL_EDITS'] ?? 6);
vi.setConfig({ testTimeout: 300_000 });

interface Typed {
  readonly syntax: Syntax;
  readonly right: string;
}

function typedOf({ answer }: DrillInstance): readonly Typed[] {
  if (answer.kind === 'typed') return [answer];
  return answer.kind === 'fields' ? answer.fields : [];
}

function rounded(size: bigint | null, unit: string, decimals: number): bigint | null {
  const step = quantity(`0.${'0'.repeat(decimals)}1`, unit);
  return size === null || step === null ? null : (size + 5n * step) / (10n * step);
}

/** What a text means as an answer, worked out in another way. */
function meaningOf(syntax: Syntax, text: string): string | null {
  const trimmed = text.trim();
  switch (syntax.kind) {
    case 'address':
      return addressBits(trimmed);
    case 'prefix':
    case 'interface-address':
      return prefixBits(text);
    case 'prefixes': {
      const all = text
        .split(/[\s,;]+/)
        .filter((part) => part !== '')
        .map(prefixBits);
      return all.includes(null) ? null : [...new Set(all)].sort().join(' ');
    }
    case 'mask':
      return maskBits(text);
    case 'prefix-length':
      return lengthOf(text)?.toString() ?? null;
    case 'number': {
      const { unit, decimals } = syntax;
      if (unit === null) return countSize(text)?.toString() ?? null;
      const size = quantity(text, unit);
      return (decimals === undefined ? size : rounded(size, unit, decimals))?.toString() ?? null;
    }
    case 'name':
      return plainName(text);
    case 'word': {
      const words = trimmed.toLowerCase().replaceAll(/\s+/g, ' ');
      return syntax.synonyms.find((group) => group.some((one) => one.toLowerCase() === words))?.[0] ?? words;
    }
    case 'uri':
      return trimmed;
    case 'command': {
      const interfaces = syntax.host.interfaces.flatMap(({ device, address }) =>
        address === null ? [] : [[device, address] as const],
      );
      return commandEffect(text, interfaces);
    }
  }
}

it('takes no text one character away from a right answer of any drill for the same unless it means the same', () => {
  const alphabets: Partial<Record<Syntax['kind'], string>> = {
    word: 'aest1- ',
    name: 'aest1.- ',
    uri: 'aet1/%. ',
    command: '0124aderv./ ',
  };
  const counts = { answers: 0, accepted: 0, refused: 0, formErrors: 0 };
  const wrong: string[] = [];
  for (const family of families.values())
    for (const level of [1, 2, 3, 4, 5] as const)
      for (let seed = 0; seed < seedCount; seed += 1)
        for (const { syntax, right } of typedOf(family.make(level, 1000 + seed))) {
          const wanted = readAnswer(syntax, right);
          const meaning = meaningOf(syntax, right);
          if (wanted.kind === 'form-error' || meaning === null)
            throw new Error(`${family.id}: ${right} is not read`);
          counts.answers += 1;
          for (const text of oneEditTexts(right, alphabets[syntax.kind] ?? '01259./: ')) {
            const given = readAnswer(syntax, text);
            if (given.kind === 'form-error') counts.formErrors += 1;
            else {
              const isSame = given.meaning === wanted.meaning;
              counts[isSame ? 'accepted' : 'refused'] += 1;
              if (isSame !== (meaningOf(syntax, text) === meaning))
                wrong.push(`${family.id}: ${right} → ${text}`);
            }
          }
        }
  console.log(
    `one edit away from the right answers of drills: ${JSON.stringify(counts)}, ${wrong.length} wrong`,
  );
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(counts.answers).toBeGreaterThan(10 * seedCount);
});
