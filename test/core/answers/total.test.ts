import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAnswer } from '../../../src/core/answers/read-answer.ts';
import type { Syntax } from '../../../src/core/answers/syntax.ts';
import { Random } from '../../../src/core/drills/random.ts';
import { samples } from './right-answers.ts';

const syntaxes: readonly Syntax[] = samples.map(({ make }) => make(new Random('syntaxes')).syntax);

const words = fc.constantFrom(
  ...[
    'ip',
    'route',
    'add',
    'del',
    'via',
    'dev',
    'eth0',
    'default',
    '10.0.0.1',
    '10.0.0.0/8',
    '-',
    '/',
    '"',
    "'",
    '|',
    '>',
    ';',
  ],
  ...[
    '::',
    '2001:db8::1',
    '/24',
    '255.255.255.0',
    '2^',
    '**',
    'MB/s',
    ',',
    'sysctl',
    '-w',
    'a=b',
    'ping',
    'ifconfig',
    'metric',
    'toString',
    '__proto__',
  ],
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.array(words).map((all) => all.join(' ')),
);

it.each(syntaxes)('reads or refuses any text as $kind, and says why', (syntax) => {
  fc.assert(
    fc.property(text, (typed) => {
      const reading = readAnswer(syntax, typed);
      if (reading.kind === 'read') {
        expect(reading.meaning).not.toBe('');
        expect(readAnswer(syntax, ` ${typed}\t`)).toEqual(reading);
      } else expect(reading.problem).toMatch(/^[A-Z`].*[.`]$/s);
    }),
    { numRuns: 300 },
  );
});

it.each(syntaxes)('reads long texts as $kind in no time', (syntax) => {
  const units = [
    ' ',
    '1',
    '1 ',
    '1.',
    '1,',
    "1'",
    ':',
    '::',
    '/',
    '1/',
    'a.',
    'a',
    '-',
    '"',
    '" ',
    '| ',
    '2^',
    'via ',
    'eth0 ',
    's',
    'k',
    '$',
    '@',
    '=',
    'a@',
  ];
  for (const unit of units) {
    for (const [start, end] of [
      ['', ''],
      ['ip route add ', ' x'],
      ['1', '#'],
      ['ping ', ';'],
    ]) {
      const started = performance.now();
      readAnswer(syntax, `${start}${unit.repeat(1900 / unit.length)}${end}`);
      expect(performance.now() - started).toBeLessThan(250);
    }
  }
  expect(readAnswer(syntax, '1'.repeat(5000))).toEqual({
    kind: 'form-error',
    problem: 'That is too long for an answer.',
  });
});
