import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scope } from '../../../../src/core/drills/own/expression.ts';
import type { Values } from '../../../../src/core/drills/own/value.ts';

const types = { n: 'int', s: 'string', l: 'list<string>', m: 'map' };
const values: Values = { n: 3n, s: '10.0.0.1', l: ['a', 'bb'], m: new Map([['port', 80n]]) };

function compile(text: string) {
  const scope = new Scope();
  for (const [name, type] of Object.entries(types)) scope.declare(name, type);
  return scope.compile(text);
}

function evaluate(text: string) {
  const compiled = compile(text);
  return 'problem' in compiled ? compiled : compiled.evaluate(values);
}

describe('an expression', () => {
  it.each([
    ['n + 1', 4n],
    ['(n + 1) * 2 - -n % 2', 9n],
    ['-9223372036854775808', -9223372036854775808n],
    ['0xff', 255n],
    ['1.0000000000001', 1.0000000000001],
    ['n > 2 ? "a" : s', 'a'],
    ['!(n > 2) || s == "10.0.0.1" && n in [1, 2, 3]', true],
    ['l.map(x, x + s).filter(y, y.size() > 8)', ['a10.0.0.1', 'bb10.0.0.1']],
    ['l.map(x, x == "bb", x + "!")', ['bb!']],
    ['l.exists_one(x, x == "a") && l.all(x, l.exists(y, y == x))', true],
    ['(l + [s])[2]', '10.0.0.1'],
    ['m.port + 1', 81n],
    ['has(m.port) && !has(m.name)', true],
    ['{"a": {"b": 7}}.a.b', 7n],
    ['"quote \\" back \\\\ {{ }}"', 'quote " back \\ {{ }}'],
    ['"a,b".split(",").join("-").upperAscii()', 'A-B'],
    ['subnet("10.0.0.0/8", 16, n)', '10.3.0.0/16'],
  ] as const)('%s', (text, value) => {
    expect(evaluate(text)).toEqual({ value });
  });

  it.each([
    ['', 'Here an expression is missing.', 0],
    ['n +', 'Unexpected token: EOF', 3],
    ['n + "a"', 'n + "a"', 0],
    ['n + missing', 'Unknown variable: missing', 4],
    ['network(n, s)', 'no matching overload', 0],
    ['s.matches("(a+)+b")', 'no function “matches”', 2],
    ['timestamp("2024-01-01T00:00:00Z")', 'no function “timestamp”', 0],
    ['cel.bind(a, 1, a)', 'no function “bind”', 4],
    ['guard__(n)', 'no function “guard__”', 0],
    ['bytes(s).json()', 'no function “json”', 9],
  ])('%s is refused: %s', (text, problem, at) => {
    const compiled = compile(text);
    expect(compiled).toMatchObject({ problem: expect.stringContaining(problem) as string, at });
  });

  it.each([
    ['l[n]', 'index out of bounds'],
    ['n / 0', 'division by zero'],
    ['9223372036854775807 + n', 'overflow'],
    ['m.name', 'No such key'],
    ['network("10.0.0.256", 8)', '“10.0.0.256” is no IPv4 address'],
    ['broadcast("10.0.0.0/31")', '10.0.0.0/31 has no broadcast address'],
    ['b"bytes"', 'no use for'],
    ['null', 'no use for'],
    ['[1, 2].map(x, 1u)', 'no use for'],
  ])('%s has no value: %s', (text, problem) => {
    expect(evaluate(text)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  it('tells what it should be', () => {
    const scope = new Scope();
    scope.declare('n', 'int');
    expect(scope.compile('n', ['bool'])).toEqual({
      problem: 'This must be true or false, and `n` is a whole number.',
      at: 0,
    });
  });

  it('means what the library makes of it, whatever is written around its parts', () => {
    const library = new Environment({ homogeneousAggregateLiterals: false });
    for (const [name, type] of Object.entries(types)) library.registerVariable(name, type);
    const number = fc.constantFrom('n', '1', '-2', 'size(s)', 'm.port', '7');
    const text = fc.constantFrom('s', '"x"', 'l[0]', 'l[1]', '"a\\"b"');
    const { whole } = fc.letrec<{ whole: string; words: string; truth: string }>((tie) => ({
      whole: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        number,
        fc
          .tuple(tie('whole'), fc.constantFrom('+', '-', '*', '/', '%'), tie('whole'))
          .map(([a, o, b]) => `(${a} ${o} ${b})`),
        fc.tuple(tie('truth'), tie('whole'), tie('whole')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
        tie('words').map((a) => `size(${a})`),
        tie('whole').map((a) => `[1, n, 4].map(x, x + ${a})[1]`),
      ),
      words: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.tuple(tie('words'), tie('words')).map(([a, b]) => `(${a} + ${b})`),
        tie('words').map((a) => `l.filter(y, y != ${a}).join("-")`),
        tie('whole').map((a) => `string(${a})`),
      ),
      truth: fc.oneof(
        { depthSize: 'small' },
        fc
          .tuple(tie('whole'), fc.constantFrom('<', '>=', '==', '!='), tie('whole'))
          .map(([a, o, b]) => `${a} ${o} ${b}`),
        fc.tuple(tie('words'), tie('words')).map(([a, b]) => `${a}.contains(${b})`),
        fc
          .tuple(tie('truth'), fc.constantFrom('&&', '||'), tie('truth'))
          .map(([a, o, b]) => `(${a} ${o} !(${b}))`),
        tie('words').map((a) => `l.exists(z, z == ${a})`),
      ),
    }));
    let compared = 0;
    fc.assert(
      fc.property(whole, (source) => {
        const own = compile(source);
        if ('problem' in own) return;
        let expected: unknown;
        try {
          expected = { value: library.evaluate(source, values) as unknown };
        } catch {
          expected = 'an error';
        }
        const outcome = own.evaluate(values);
        expect('problem' in outcome ? 'an error' : outcome).toEqual(expected);
        compared += 1;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe('an expression that would take long', () => {
  const literal = `[${Array.from({ length: 90 }, (_, index) => index).join(', ')}]`;
  const nested = (depth: number): string =>
    depth === 0 ? '1' : `items.map(x${depth}, ${nested(depth - 1)})`;

  it.each([
    ['lists within lists', nested(8)],
    [
      'a condition that hides what went wrong',
      `items.exists(a, items.exists(b, items.all(c, items.all(d, c == c || d == d)) && false))`,
    ],
    [
      'a text that doubles',
      `${Array.from({ length: 60 }, () => 'text').join(' + ')} == "x" || items.exists(a, (text + text + text + text).split("").size() < 0)`,
    ],
    [
      'a long list of long texts',
      '[text, text, text, text].map(a, items.map(b, a)).map(c, c.join(a_text)).join("")',
    ],
  ])(
    'ends all the same: %s',
    (_, source) => {
      const scope = new Scope();
      scope.declare('items', 'list<int>');
      scope.declare('text', 'string');
      scope.declare('a_text', 'string');
      const compiled = scope.compile(source);
      const outcome =
        'problem' in compiled
          ? compiled
          : compiled.evaluate({
              items: Array.from({ length: 500 }, (_unused, index) => BigInt(index)),
              text: 'x'.repeat(4000),
              a_text: 'y'.repeat(4000),
            });
      expect(outcome).toEqual({ problem: expect.stringContaining('too many steps') as string });
    },
    5000,
  );

  it.each([
    '('.repeat(1990),
    '['.repeat(1990),
    '!'.repeat(1990) + 'true',
    '-'.repeat(1990) + '1',
    `${literal}.map(a, `.repeat(5),
    'a.'.repeat(900) + 'b',
    '1 ? '.repeat(400) + '1',
    '{"a": '.repeat(300),
    '"'.repeat(1999),
    'x'.repeat(5000),
    `1${' + 1'.repeat(450)}`,
  ])('is refused: %#', (source) => {
    expect(compile(source)).toMatchObject({ problem: expect.any(String) as string });
  });

  it('whatever it is', () => {
    const token = fc.constantFrom(
      ...[
        'n',
        's',
        'l',
        'm',
        '1',
        '"a"',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '+',
        '-',
        '*',
        '.',
        ',',
        '?',
        ':',
        '&&',
        '||',
        '!',
        '==',
      ],
      ...[
        'map',
        'filter',
        'exists',
        'all',
        'has',
        'size',
        'network',
        'cover',
        'collapse',
        'x',
        'in',
        'zoneAnswer',
        'split',
        ' ',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (tokens, noise) => {
          for (const source of [tokens.join(' '), tokens.join(''), noise]) {
            const outcome = evaluate(source);
            expect('problem' in outcome ? typeof outcome.problem : 'value' in outcome).not.toBe(false);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
