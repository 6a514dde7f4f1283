import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatText, readCloze, type Gap } from '../../../src/core/notes/cloze.ts';
import { facesOf } from '../../../src/core/notes/faces.ts';
import { plainText } from '../../../src/core/notes/plain-text.ts';
import { writeCloze, type ClozePart } from '../../../src/core/notes/write-cloze.ts';
import { noteWith } from './parse.ts';

const gap = (answer: string, number: number | null = null, hint: string | null = null): Gap => ({
  number,
  answer,
  hint,
});

const partsOf = (text: string) => {
  const cloze = readCloze(text);
  return 'message' in cloze ? cloze.message : cloze.parts;
};

describe('writeCloze', () => {
  it.each<[ClozePart[], string]>([
    [['The ', gap('longest'), ' prefix'], 'The {{longest}} prefix'],
    [[gap('a', 2, 'which?'), ' b'], '{{c2::a :: which?}} b'],
    [['use {{ .Values }} and ', gap('Helm')], 'use \\{{ .Values }} and {{Helm}}'],
    [['`{{x}}` is ', gap('code')], '`{{x}}` is {{code}}'],
    [['a {', gap('b'), '} c'], 'a \\{{{b}}\\} c'],
    [['a\\', gap('b')], 'a\\\\{{b}}'],
    [[gap('x}')], '{{x}}}'],
    [[gap('a}} b')], '{{a\\}} b}}'],
    [[gap('::1', 2)], '{{c2:: ::1}}'],
    [[gap('a :: b')], '{{a \\:: b}}'],
    [[gap('c1::x')], '{{c1\\::x}}'],
    [['$\\frac{{a}}{b}$ is ', gap('half')], '$\\frac{{a}}{b}$ is {{half}}'],
    [['$x = ', gap('y_{a_{b}}'), '$ ', gap('z')], '$x = {{c1::y_{a_{b}}}}$ {{c2::z}}'],
    [[gap('$x$')], '{{$x$}}'],
    [[{ ...gap('a b c', 1), inner: ['a ', gap('b', 2), ' c'] }, ' d'], '{{c1::a {{c2::b}} c}} d'],
  ])('writes %j', (parts, text) => {
    expect(writeCloze(parts)).toBe(text);
  });

  const word = fc.constantFrom(
    'a',
    'b ',
    ' ',
    '{',
    '}',
    '{{',
    '}}',
    ':',
    '::',
    ' :: ',
    '\\',
    '`',
    '$',
    'c1::',
    '\n\n',
    '*',
    '^',
    '|',
  );
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(''));
  const anyGap = fc.record({
    number: fc.option(fc.integer({ min: 1, max: 9 })),
    answer: text,
    hint: fc.constantFrom(null, 'hint', 'a :: b'),
  });

  it('never gives other gaps than it was given where Markdown leaves them alone', () => {
    const plain = fc.stringMatching(/^[ab{}: c1]{0,8}$/).map((found) => found.replace(/^\s+|\s+$/g, ''));
    const given = fc.array(
      fc.tuple(
        plain,
        plain.filter((answer) => answer !== ''),
        fc.option(fc.integer({ min: 1, max: 9 })),
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(given, (pieces) => {
        const parts = pieces.flatMap(([before, answer, number]) => [`${before} `, gap(answer, number)]);
        const read = partsOf(writeCloze(parts));
        expect(typeof read).not.toBe('string');
        if (typeof read === 'string') return;
        const gaps = read.filter((part): part is Gap => typeof part !== 'string');
        expect(gaps.map(({ number, answer }) => [number, plainText(answer)])).toEqual(
          pieces.map(([, answer, number]) => [number, plainText(answer)]),
        );
        expect(plainText(flatText(read))).toBe(plainText(flatText(parts)));
      }),
      { numRuns: 3000 },
    );
  });

  it('writes whatever it is given without failing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, anyGap), { maxLength: 6 }), (parts) => {
        expect(typeof writeCloze(parts)).toBe('string');
        readCloze(writeCloze(parts));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{{c1::'.repeat(20_000)],
    [`$${'{{c1::'.repeat(20_000)}$`],
    [`$${'{{c1::a}}'.repeat(5000)}$`],
    ['\\{'.repeat(50_000)],
    ['}}'.repeat(50_000)],
    ['a :: '.repeat(50_000)],
  ])(
    'reads and writes pathological text in a moment (%#)',
    (pathological) => {
      readCloze(pathological);
      writeCloze([pathological, gap('x'), pathological]);
    },
    2000,
  );
});

describe('gaps in gaps and formulas', () => {
  const faces = (front: string) =>
    facesOf(noteWith({ kind: 'cloze', front, back: '' })).map((face) => [
      face.ordinal,
      face.front,
      face.back,
    ]);
  const mark = (shown: string) => `<mark class="gap">${shown}</mark>`;

  it('asks the outer gap as a whole and the inner one within it', () => {
    expect(faces('{{c1::a {{c2::b :: hint}} c}} d')).toEqual([
      [1, `${mark('[…]')} d`, `${mark('a b c')} d`],
      [2, `a ${mark('[hint]')} c d`, `a ${mark('b')} c d`],
    ]);
    expect(faces('{{c1::a {{c1::b}}}}')).toEqual([[1, mark('[…]'), mark('a b')]]);
  });

  it('boxes what is asked within a formula', () => {
    expect(faces('$x = {{c1::\\frac{a}{b}}}$ and {{c2::y :: z_1}} $y = {{c2::k :: a_b}}$')).toEqual([
      [1, '$x = \\boxed{\\ldots}$ and y $y = k$', '$x = \\boxed{\\frac{a}{b}}$ and y $y = k$'],
      [
        2,
        `$x = \\frac{a}{b}$ and ${mark('[z_1]')} $y = \\boxed{\\text{a\\_b}}$`,
        `$x = \\frac{a}{b}$ and ${mark('y')} $y = \\boxed{k}$`,
      ],
    ]);
    expect(faces('$$\n{{c1::a & b}}\n$$')).toEqual([[1, '$$\n\\boxed{\\ldots}\n$$', '$$\na & b\n$$']]);
  });

  it('leaves braces of TeX, of code blocks and of paragraphs far apart alone', () => {
    expect(partsOf('$\\frac{{a}}{b}$ {{x}}')).toHaveLength(2);
    expect(partsOf('```\n{{a}}\n```\n\n{{x}} ` b\n\nc ` {{y}}')).toHaveLength(4);
    expect(partsOf('{{a {{b}} c}}')).toContain('gap inside a gap');
    expect(partsOf(`${'{{c1::'.repeat(10)}a${'}}'.repeat(10)}`)).toContain('deep');
  });
});
