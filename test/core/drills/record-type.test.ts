import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/record-type.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const typesAt: Record<Level, readonly string[]> = {
  1: ['A', 'AAAA', 'CNAME'],
  2: ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT'],
  3: ['CAA', 'MX', 'NS', 'PTR', 'SRV', 'TXT'],
  4: ['A', 'AAAA', 'CNAME', 'MX', 'NS'],
  5: ['MX', 'NS', 'PTR', 'SRV'],
};

/** Owner, type and data by the words of the question alone. */
function byWords(question: string): [string, string, string] {
  const [one = '', two = ''] = [...question.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '');
  const typeOf = (address: string) => (address.includes(':') ? 'AAAA' : 'A');
  const turned = (address: string) => `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  if (question.startsWith('The server at')) return [two, typeOf(one), one];
  if (question.includes('lead straight to')) return [one, typeOf(two), two];
  if (question.includes('also after that one has moved') || question.includes('one more name for'))
    return [one, 'CNAME', two];
  if (question.startsWith('Mail to')) return [one.slice(1), 'MX', two];
  if (question.includes('take the mail')) return [two, 'MX', one];
  if (question.startsWith('Everything below')) return [one, 'NS', two];
  if (question.startsWith('The team with')) return [two, 'NS', one];
  if (question.startsWith('Whoever looks up')) return [turned(one), 'PTR', two];
  if (question.startsWith('Log files')) return [turned(two), 'PTR', one];
  const service = /its ([\w-]+) service over (\w+)/.exec(question);
  if (service) return [`_${service[1]}._${service[2]?.toLowerCase()}.${one}`, 'SRV', two];
  return question.includes('certificates') ? [two, 'CAA', one] : [one, 'TXT', two];
}

describe('record-type', () => {
  it.each(levels)('agrees with the words of the question at level %i', (level) => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 1000; seed += 1) {
      const { question, answer, rightText } = family.make(level, seed);
      const [owner, type, data] = byWords(question);
      seen.add(type);
      if (answer.kind === 'fields')
        expect(answer.fields.map(({ right }) => right)).toEqual([owner, type, data]);
      else expect(rightText).toBe(`\`${type}\``);
      expect(answer.kind).toBe(level < 4 ? 'choice' : 'fields');
    }
    expect([...seen].sort()).toEqual(typesAt[level]);
  });
});
