import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../../src/core/drills/next-instance.ts';
import { readOwnDrill, tryOwnDrill } from '../../../../src/core/drills/own/read-own-drill.ts';
import type { DrillFamily, Level } from '../../../../src/core/drills/types.ts';

const parts = {
  head: 'id: half\ntitle: Halving\n',
  variables: 'variables:\n  net: some network /16../24\n',
  levels: '',
  constraints: '',
  question: 'question: What is the second half of `{{ net }}`?\n',
  answer: 'answer: subnet(net, lengthOf(net) + 1, 1)\nas: prefix\n',
  wrong:
    'wrong:\n  - heading: You took the first half\n    answer: subnet(net, lengthOf(net) + 1, 0)\n    because: That is the first.\n',
  explanation:
    'explanation:\n  - One bit tells the halves apart\n  - It is one in `{{ subnet(net, lengthOf(net) + 1, 1) }}`.\n',
};
const drill = (changes: Partial<typeof parts> = {}) => Object.values({ ...parts, ...changes }).join('');
const familyOf = (text: string): DrillFamily => {
  const { drill: made, problems } = tryOwnDrill(text);
  if (made === null) throw new Error(JSON.stringify(problems));
  return made.family;
};

describe('a definition', () => {
  it('makes a family under a name of its own', () => {
    expect(familyOf(drill())).toMatchObject({
      id: 'own/half',
      title: 'Halving',
      topic: 'Your own',
      needs: [],
      levels: ['net some network /16../24', 'As level 1', 'As level 1', 'As level 1', 'As level 1'],
      misconceptions: { 'you-took-the-first-half': 'You took the first half' },
    });
  });

  it('lets levels draw otherwise, those not listed like the last', () => {
    const family = familyOf(
      drill({
        variables: 'variables:\n  length: /16../24\n  net: network(0) in 10.0.0.0/8\n'.replace(
          'network(0) in 10.0.0.0/8',
          '= network("10.77.99.0", length)',
        ),
        question: 'question: Level {{ level }}, length {{ length }}, {{ net }}?\n',
        levels: 'levels:\n  - length: /24\n  - {length: /8../9, says: Wide ones}\n',
      }),
    );
    expect(family.levels).toEqual(['length /24', 'Wide ones', 'As level 2', 'As level 2', 'As level 2']);
    const lengths = (level: Level) =>
      new Set(
        Array.from({ length: 40 }, (_, seed) => /length (\d+)/.exec(family.make(level, seed).question)?.[1]),
      );
    expect([lengths(1), lengths(2), lengths(5)]).toEqual([
      new Set(['24']),
      new Set(['8', '9']),
      new Set(['8', '9']),
    ]);
  });

  it.each([
    ['a range', '3..5', /^[345]$/],
    ['a single number', '7', /^7$/],
    ['a negative range', '-2..-1', /^-[12]$/],
    ['a prefix length', '/16../17', /^1[67]$/],
    ['a list of texts', '[web, "80"]', /^(web|80)$/],
    ['a list of numbers', '[80, 443]', /^(80|443)$/],
    ['several of a list', '{take: 2, of: [a, b, c]}', /^[abc], [abc]$/],
    ['all of an expression', '{take: all, of: "[1, 2]"}', /^(1, 2|2, 1)$/],
    ['some address', 'some address', /^\d+\.\d+\.\d+\.\d+$/],
    ['some network', 'some network /24', /^\d+\.\d+\.\d+\.0\/24$/],
    ['a host', 'host in 192.0.2.0/30', /^192\.0\.2\.[12]$/],
    ['an address', 'address in 192.0.2.0/31', /^192\.0\.2\.[01]$/],
    ['an address of a computed network', 'address in network(base, 31)', /^192\.0\.2\.[01]$/],
    ['a network in another', 'network /29 in network(base, 28)', /^192\.0\.2\.[08]\/29$/],
    ['a domain name', 'domain name', /^[a-z]+-[a-z]+\.[a-z.]+$/],
    ['a host name', 'host name', /^[a-z]+\d?$/],
    ['a label', 'label', /^[a-z]+$/],
    ['an expression', '= base + "!"', /^192\.0\.2\.0!$/],
  ])('draws %s', (_, words, pattern) => {
    const { drill: made, problems } = readOwnDrill(
      drill({
        variables: `variables:\n  net: some network /16../24\n  base: = "192.0.2.0"\n  it: ${words}\n`,
        question: 'question: <{{ it }}>\n',
      }),
    );
    expect(problems).toEqual([]);
    for (let seed = 0; seed < 20; seed += 1)
      expect(made?.family.make(1, seed).question.slice(1, -1)).toMatch(pattern);
  });

  it('throws the dice again until the constraints are met and the answer can be given', () => {
    const family = familyOf(
      drill({
        variables: 'variables:\n  net: some network /16../32\n  odd: 1..20\n',
        constraints: 'constraints:\n  - odd % 2 == 1\n  - odd > 10\n',
        question: 'question: "{{ odd }} {{ net }}"\n',
      }),
    );
    for (let seed = 0; seed < 100; seed += 1) {
      const [odd = '', net = ''] = family.make(3, seed).question.split(' ');
      expect(['11', '13', '15', '17', '19']).toContain(odd);
      expect(net).not.toMatch(/\/32$/);
    }
  });

  it('shows a record’s parts, several answers of one mistake, and a unit', () => {
    const family = familyOf(
      drill({
        variables: 'variables:\n  server: [{name: web, port: 80}, {name: mail, port: 25}]\n  size: 1..400\n',
        question: 'question: "{{ server.name }} {{ size }}"\n',
        answer: 'answer: size * server.port\nas: number\nunit: ms\n',
        wrong:
          'wrong:\n  - heading: You forgot one\n    answer: "[size, server.port]"\n    because: Multiply\n',
        explanation: 'explanation: [Multiply, Done]\n',
      }),
    );
    const { answer, rightText, mistakes, explanation } = family.make(1, 1);
    expect(answer).toMatchObject({ kind: 'typed', syntax: { kind: 'number', unit: 'ms' } });
    expect(rightText).toMatch(/^`\d+` ms$/);
    expect(mistakes.map(({ misconception }) => misconception)).toEqual(['you-forgot-one', 'you-forgot-one']);
    expect(explanation).toEqual([
      { kind: 'text', markdown: 'Multiply.' },
      { kind: 'steps', steps: ['Done'] },
    ]);
  });

  it('gives the same for the same seed, also when it is read anew', () => {
    const [one, other] = [familyOf(drill()), familyOf(drill())];
    for (let seed = -3; seed < 50; seed += 1) expect(one.make(2, seed)).toEqual(other.make(2, seed));
    expect(fingerprint(one.make(2, 1))).not.toBe(fingerprint(one.make(2, 2)));
  });
});

describe('what cannot be used', () => {
  it.each([
    ['no YAML', 'id: half\ntitle: "Halving\n', 3, 'not valid YAML'],
    ['a text with a colon', drill({ question: 'question: Which: this?\n' }), 5, 'Put a text that holds'],
    ['no map', '- id: half\n', 1, '`key: value` lines'],
    ['nothing', '\n', 1, 'This drill is empty'],
    ['an alias', drill({ head: 'id: &a half\ntitle: *a\n' }), 2, 'no anchors or aliases'],
    ['an unknown key', drill({ head: 'id: half\ntitle: Halving\ncolour: red\n' }), 3, 'no “colour”'],
    ['a key twice', drill({ head: 'id: half\nid: half\ntitle: Halving\n' }), 2, 'not valid YAML'],
    ['a missing title', drill({ head: 'id: half\n' }), 1, 'no `title:`'],
    [
      'an id with a space',
      drill({ head: 'id: the half\ntitle: Halving\n' }),
      1,
      'letters, digits and hyphens',
    ],
    ['no variables', drill({ variables: '' }), 1, 'between one and 40 variables'],
    [
      'a variable that is none',
      drill({ variables: 'variables:\n  net: some network /16../24\n  n: few\n' }),
      5,
      '“few” gives no value',
    ],
    [
      'a range backwards',
      drill({ variables: 'variables:\n  net: some network /16../24\n  n: 5..1\n' }),
      5,
      'smaller number first',
    ],
    [
      'a name of the language',
      drill({ variables: 'variables:\n  net: some network /16../24\n  in: 1..5\n' }),
      5,
      'cannot be called “in”',
    ],
    [
      'a mixed list',
      drill({ variables: 'variables:\n  net: some network /16../24\n  n: [1, a]\n' }),
      5,
      'either texts, or whole numbers',
    ],
    [
      'a level with an unknown variable',
      drill({ levels: 'levels:\n  - other: 1..5\n' }),
      6,
      'no variable “other”',
    ],
    ['a level of another kind', drill({ levels: 'levels:\n  - net: 1..5\n' }), 6, 'of another kind'],
    [
      'a constraint that is no condition',
      drill({ constraints: 'constraints:\n  - lengthOf(net)\n' }),
      6,
      'must be true or false',
    ],
    [
      'an expression that does not end',
      drill({ question: 'question: |\n  One\n  two {{ net?\n' }),
      7,
      'does not end',
    ],
    [
      'an unknown variable in a long text',
      drill({ question: 'question: |\n  One {{ net }}\n  two {{ nets }}\n' }),
      7,
      'Unknown variable: nets',
    ],
    ['no kind of answer', drill({ answer: 'answer: net\n' }), 1, 'Known are: choice'],
    [
      'an answer of another type',
      drill({ answer: 'answer: lengthOf(net)\nas: prefix\n' }),
      6,
      'must be a text',
    ],
    [
      'a unit without a number',
      drill({ answer: 'answer: net\nas: prefix\nunit: ms\n' }),
      8,
      'Only a number has a unit',
    ],
    [
      'a mistake without reason',
      drill({ wrong: 'wrong:\n  - heading: Wrong\n    answer: net\n' }),
      9,
      '`because:`',
    ],
    [
      'two mistakes of one name',
      drill({ wrong: parts.wrong + parts.wrong.slice(7) }),
      12,
      'Two mistakes are called',
    ],
    [
      'an explanation without steps',
      drill({ explanation: 'explanation: [So it is]\n' }),
      12,
      'between one and twelve steps',
    ],
  ])('is told with its line: %s', (_, text, line, message) => {
    const { drill: made, problems } = tryOwnDrill(text);
    expect(made).toBeNull();
    expect(problems[0]).toEqual({ line, message: expect.stringContaining(message) as string });
    for (const problem of problems) expect(problem.message).toMatch(/^[“`A-Z].*[.!?]$/s);
  });

  it.each([
    [
      'constraints that are hardly ever met',
      drill({ constraints: 'constraints: ["octet(addressOf(net), 3) == 300"]\n' }),
      'only 0 of 60 throws',
    ],
    [
      'a choice with too few mistakes',
      drill({ answer: 'answer: net\nas: choice\n', wrong: '' }),
      'Fewer than two mistakes',
    ],
    [
      'an answer that is not of its kind',
      drill({ answer: 'answer: net + "x"\nas: prefix\n' }),
      'cannot be read as prefix',
    ],
    [
      'a step that has no value',
      drill({ explanation: 'explanation: [So, "{{ broadcast(net + \\"1\\") }}"]\n' }),
      'throws of the dice',
    ],
  ])('is found when the dice are thrown: %s', (_, text, message) => {
    const { drill: made, problems } = tryOwnDrill(text);
    expect(made).toBeNull();
    expect(problems).toEqual([{ line: 1, message: expect.stringContaining(message) as string }]);
  });

  it('is only remarked on where the drill can be asked all the same', () => {
    const narrow = tryOwnDrill(drill({ variables: 'variables:\n  net: ["10.0.0.0/8", "172.16.0.0/12"]\n' }));
    expect(narrow.drill).not.toBeNull();
    expect(narrow.problems).toEqual([
      { line: 1, message: expect.stringContaining('only 2 different questions') as string },
    ]);
    const silent = tryOwnDrill(drill({ wrong: parts.wrong.replace('+ 1, 0)', '+ 1, 1)') }));
    expect(silent.drill).not.toBeNull();
    expect(silent.problems).toEqual([
      { line: 9, message: expect.stringContaining('“You took the first half” never led') as string },
    ]);
  });
});

describe('hostile definitions', () => {
  const allAreTold = (text: string) => {
    const { drill: made, problems } = tryOwnDrill(text);
    expect(made !== null || problems.length > 0).toBe(true);
    const lines = text.split('\n').length;
    for (const { line, message } of problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines + 1);
      expect(message.length).toBeGreaterThan(10);
    }
  };

  it.each([
    '['.repeat(20_000),
    '- '.repeat(9000),
    'a: '.repeat(5000),
    '{a: '.repeat(900),
    '[[[['.repeat(240),
    `a: &a [x,x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: [*a, *a]`).join('\n')}`,
    `id: ${'x'.repeat(19_000)}`,
    'x'.repeat(100_000),
    '{{'.repeat(400),
    drill({ question: `question: "${'{{ net }}'.repeat(1500)}"\n` }),
    drill({ question: `question: "${'{{ 1'.repeat(200)}"\n` }),
    drill({
      variables: `variables:\n${Array.from({ length: 41 }, (_, index) => `  v${index}: 1..5\n`).join('')}  net: some network /16\n`,
    }),
    drill({
      variables: `variables:\n  net: some network /16\n  a0: = "xxxxxxxxxx"\n${Array.from({ length: 30 }, (_, index) => `  a${index + 1}: = a${index} + a${index}\n`).join('')}`,
    }),
    drill({
      wrong: `wrong:\n${Array.from({ length: 30 }, (_, index) => `  - {heading: W${index}, answer: net, because: No}\n`).join('')}`,
    }),
    'constructor: 1\n__proto__: 2\nid: half\n',
    '\u0000\uFFFF',
  ])(
    'end soon and are told of: %#',
    (text) => {
      allAreTold(text);
    },
    5000,
  );

  it('of any kind', () => {
    const lines = drill({
      levels: 'levels:\n  - net: some network /20\n',
      constraints: 'constraints: ["lengthOf(net) > 3"]\n',
    }).split('\n');
    const change = fc.tuple(
      fc.nat(lines.length - 1),
      fc.constantFrom('drop', 'double', 'cut', 'swap', 'indent', 'insert'),
      fc.nat(30),
      fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom(
          '{{',
          '}}',
          '"',
          "'",
          ': ',
          ' #',
          '- ',
          '[',
          ']',
          '{',
          '}',
          '(',
          ')',
          '|',
          '&a',
          '*a',
          '/',
          '..',
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = [...lines];
        for (const [at, kind, place, noise] of changes) {
          const line = text[at] ?? '';
          if (kind === 'drop') text = text.filter((_, index) => index !== at);
          if (kind === 'double') text.splice(at, 0, line);
          if (kind === 'cut') text[at] = line.slice(0, place);
          if (kind === 'swap') text.splice(at, 2, text[at + 1] ?? '', line);
          if (kind === 'indent') text[at] = ` ${line}`;
          if (kind === 'insert') text[at] = line.slice(0, place) + noise + line.slice(place);
        }
        allAreTold(text.join('\n'));
      }),
      { numRuns: 120 },
    );
  });
});
