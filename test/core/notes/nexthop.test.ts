import { describe, expect, it } from 'vitest';
import { cards, parse, problems } from './parse.ts';

describe('questions and answers', () => {
  it('reads a question with its answer', () => {
    const [note] = parse('# Links\n\nQ: Which command lists interfaces?\nA: `ip link`\n').notes;
    expect(note).toEqual({
      kind: 'basic',
      front: 'Which command lists interfaces?',
      back: '`ip link`',
      remark: null,
      explicitId: null,
      tags: [],
      needs: [],
      headings: ['Links'],
      line: 3,
      endLine: 4,
      dialect: 'nexthop',
      proposal: null,
      schedules: [],
    });
  });

  it('takes lists, tables, code and paragraphs into the answer, up to a card, heading or rule', () => {
    const answer = 'first\n\n- a\n- b\n\n| x | y |\n| - | - |\n| 1 | 2 |\n\n```\nQ: no\nA: no\n```\n\nlast';
    for (const end of ['## heading', '---', 'Q: next\nA: one', 'x :: y', 'C: a {{b}}'])
      expect(parse(`Q: q\nA: ${answer}\n\n${end}\n`).notes[0]?.back).toBe(answer);
  });

  it('begins the answer on a line of its own, and lets the question hold a block', () => {
    expect(cards('Q: q\nA:\n- a\n- b')).toEqual(['basic: q => - a\n- b']);
    expect(cards('Q: q\nA:\n\n    code\n    more')).toEqual(['basic: q =>     code\n    more']);
    expect(cards('Q: q\nA:\n    wrapped')).toEqual(['basic: q => wrapped']);
    expect(cards('Q: q\n```\ncode\n```\nA: a')).toEqual(['basic: q\n```\ncode\n``` => a']);
    expect(cards('Q: q\n\nmore\nA: a')).toEqual(['basic: q\n\nmore => a']);
  });

  it('ends at a rule right below the answer, which Markdown alone would take for a heading', () => {
    expect(cards('Q: q\nA: a\n---\ntext')).toEqual(['basic: q => a']);
    expect(cards('x :: y\n---\ntext')).toEqual(['basic: x => y']);
  });

  it('reads cards one below the other, in list items and in quotes', () => {
    expect(cards('Q: a\nA: b\nQ: c\nA: d')).toEqual(['basic: a => b', 'basic: c => d']);
    expect(cards('1. Q: a\n   A: b\n2. Q: c\n   A: d')).toEqual(['basic: a => b', 'basic: c => d']);
    expect(cards('> Q: a\n> A: b')).toEqual(['basic: a => b']);
  });

  it('keeps choices and further `A:` lines as text of the answer', () => {
    const choices = 'one\nB: two\nC: three\nA: four';
    expect(cards(`Q: which?\nA: ${choices}`)).toEqual([`basic: which? => ${choices}`]);
    expect(problems(`Q: which?\nA: ${choices}`)).toEqual([]);
  });

  it('ends an answer before a list that holds cards', () => {
    expect(cards('Q: q\nA: a\n\n- x :: y')).toEqual(['basic: q => a', 'basic: x => y']);
  });

  it.each([
    ['text\n\nA: alone', 3, 'has no question'],
    ['Q: q\n\n# h', 1, 'has no answer'],
    ['Q: q\nA:', 1, 'empty answer'],
    ['Q:\nA: a', 1, 'question is empty'],
    ['Q:what\nA: a', 1, 'no space behind `Q:`'],
    ['prose\nQ: q', 2, 'in the middle of a paragraph'],
    ['Q: q\nA: a\n- x\nid: b', 4, 'text of the list above'],
  ])('tells why %j is no card', (text, line, message) => {
    expect(problems(text)[0]).toMatch(new RegExp(`^${line} .*${message}`));
  });
});

describe('terms', () => {
  it('reads one way and both ways', () => {
    expect(cards('gateway :: the router\nTTL ::: how long\ngoes on')).toEqual([
      'basic: gateway => the router',
      'two-way: TTL => how long\ngoes on',
    ]);
    expect(parse('x\n\n- gateway :: the router\n- TTL ::: how long').notes.map(({ line }) => line)).toEqual([
      3, 4,
    ]);
    expect(cards('- [ ] gateway :: the router')).toEqual(['basic: gateway => the router']);
    expect(cards('lookup \\:: colons :: text with \\:: in it')).toEqual([
      'basic: lookup \\:: colons => text with \\:: in it',
    ]);
  });

  it.each([
    '`a :: b`',
    '    a :: b',
    '```\na :: b\n```',
    '<!-- a :: b -->',
    '<p>a :: b</p>',
    '[a :: b](x)',
    '[x](<a :: b>)',
    '![a :: b](x)',
    '$a :: b$',
    '| a :: b |\n| --- |',
    '# a :: b',
    'a \\:: b',
    '`a\n:: b`',
    'text `a\nQ: q` b',
    '**`a` text `:: b`**',
    'std::string and a::b',
    'key:: value',
    '- key:: value\n  other-key:: 2001:db8::1',
    '- [ ] due:: 2024-01-01\n- **status**:: open',
    'alias::',
    'A line with [rating:: 5] and (mood:: fine) in it',
    'title:: Net\ntags:: a, b\n\n- text',
  ])('is silent about %j', (text) => {
    expect(parse(text)).toMatchObject({ notes: [], problems: [] });
  });

  it.each([
    ['term ::definition', 1, 'space on one side only'],
    ['a term:: definition', 1, 'space on one side only'],
    ['term :::definition', 1, 'space on one side only'],
    ['\n- term ::', 2, 'nothing stands behind'],
    [':: definition', 1, 'nothing stands before'],
    ['a :: b :: c', 1, 'more than one'],
    ['prose\nterm :: definition', 2, 'in the middle of a paragraph'],
    [`a ::b ${'['.repeat(3000)}`, 1, 'too many inline marks'],
  ])('tells why %j is no card', (text, line, message) => {
    expect(cards(text)).toEqual([]);
    expect(problems(text)).toHaveLength(1);
    expect(problems(text)[0]).toMatch(new RegExp(`^${line} .*${message}`));
  });
});

describe('gaps', () => {
  it('reads paragraphs and list items', () => {
    const text =
      'C: The {{longest}} prefix\nwins.\nC: A {{c1::reverse}} proxy.\n\n- C: maps to {{IPv4 :: which?}}';
    expect(parse(text).notes.map(({ kind, front, line }) => [kind, front, line])).toEqual([
      ['cloze', 'The {{longest}} prefix\nwins.', 1],
      ['cloze', 'A {{c1::reverse}} proxy.', 3],
      ['cloze', 'maps to {{IPv4 :: which?}}', 5],
    ]);
    expect(cards('C: write `ip addr` {{`dev`}} `eth0`')).toHaveLength(1);
    const wrapped = 'C: wrapped here\n{{IPv4 :: which family?}} there';
    expect(cards(wrapped)).toEqual([`cloze: ${wrapped.slice(3)} => `]);
  });

  it.each([
    ['C: nothing hidden', 'no `{{gap}}`'],
    ['C: `{{code}}`', 'outside code'],
    ['C: $x^{{2}}$', 'outside code'],
    ['C: [{{link}}](x)', 'outside code'],
    ['C: a {{b', 'without `}}`'],
    ['C: a {{}}', 'empty gap'],
    ['C: a {{c1:: :: hint}}', 'empty gap'],
    ['C: a {{c0::b}}', 'c0'],
    ['C: {{a {{b}} c}}', 'gap inside a gap'],
    ['C:{{a}}', 'no space behind `C:`'],
    ['prose\nC: a {{b}}', 'middle of a paragraph'],
    [`C: ${'{{a}} '.repeat(101)}`, 'more than 100 gaps'],
  ])('tells why %j is no card', (text, message) => {
    expect(cards(text)).toEqual([]);
    expect(problems(text).join()).toContain(message);
  });
});

describe('headings as questions', () => {
  const matter = '---\ncards: headings\n---\n';

  it('asks each heading with text of its own', () => {
    const file = parse(
      `${matter}# DNS\n\n## What is A?\n\nA name to IPv4.\n\n- x\n\n## Empty\n\n### Deep\ntext\nid: deep\n\n---\n`,
    );
    expect(
      file.notes.map(({ front, back, headings, line, explicitId }) => [
        front,
        back,
        headings.join('/'),
        line,
        explicitId,
      ]),
    ).toEqual([
      ['What is A?', 'A name to IPv4.\n\n- x', 'DNS', 6, null],
      ['Deep', 'text', 'DNS/Empty', 14, 'deep'],
    ]);
  });

  it('leaves the text of other cards out', () => {
    expect(cards(`${matter}# Only cards\nx :: y\n\n- C: a {{b}}\n\n# Both\n\nprose\n\nx :: y\n`)).toEqual([
      'basic: x => y',
      'cloze: a {{b}} => ',
      'basic: Both => prose',
      'basic: x => y',
    ]);
    expect(cards('# Heading\ntext')).toEqual([]);
    expect(cards(`${matter}# Heading\n<!-- only this -->\n`)).toEqual([]);
  });
});

describe('lines that belong to a card', () => {
  const lines =
    'note: A remark\nthat goes on.\ntags: records, dns\nneeds: name-anatomy, route-match\nid: a-record';
  const expected = {
    remark: 'A remark\nthat goes on.',
    tags: ['records', 'dns'],
    needs: ['name-anatomy', 'route-match'],
    explicitId: 'a-record',
  };

  it.each([
    ['Q: q\nA: a', 7, 3],
    ['Q: q\nA: a\n\n- list', 9, 5],
    ['x :: y', 6, 2],
    ['C: {{x}}', 6, 2],
    ['- x :: y', 6, 2],
  ])('are read below %j, in the same paragraph or the next', (card, endLine) => {
    const next = parse(`${card}\n\n${lines}\n\nprose\nid: prose`).notes;
    expect(next).toMatchObject([{ ...expected, endLine: endLine + 1 }]);
    if (!card.endsWith('- list'))
      expect(parse(`${card}\n${lines}`).notes).toMatchObject([{ ...expected, endLine }]);
  });

  it('count for the card directly above only', () => {
    expect(parse('x :: y\n\nprose\n\nid: far').notes[0]?.explicitId).toBeNull();
    expect(parse('id: before\n\nx :: y').notes[0]?.explicitId).toBeNull();
    expect(parse('x :: y\nid: a\nz :: w\nid: b').notes.map(({ explicitId }) => explicitId)).toEqual([
      'a',
      'b',
    ]);
  });

  it('never hold a card back for itself', () => {
    const file = parse('---\nneeds: [a, b]\ndrills: [b]\n---\nx :: y\nid: a\nneeds: c\n');
    expect(file.notes.map(({ front, needs }) => [front, ...needs])).toEqual([
      ['b', 'a'],
      ['x', 'b', 'c'],
    ]);
  });

  it('may stand below the list whose last item is the card', () => {
    const ids = parse('- x :: y\n- z :: w\n\nid: last').notes.map(({ explicitId }) => explicitId);
    expect(ids).toEqual([null, 'last']);
    expect(parse('- x :: y\n- prose\n\nid: none').notes[0]?.explicitId).toBeNull();
  });

  it('tell what is not a name, and an id given twice', () => {
    expect(problems('x :: y\nid: not an id')[0]).toContain('2 `not an id` cannot be an id');
    expect(problems('x :: y\nneeds: a, b c')[0]).toContain('2 `b c` is not an id');
    expect(problems('x :: y\nid: a\nid: b')[0]).toContain('3 This card has more than one');
    const twice = parse('x :: y\nid: a\n\nz :: w\nid: a');
    expect(twice.notes.map(({ explicitId }) => explicitId)).toEqual(['a', null]);
    expect(twice.problems.map(({ line }) => line)).toEqual([4]);
  });
});

it('lists the images of notes once each', () => {
  const text =
    'x :: ![a](img/a.png)\n\nQ: ![](b.png) <img src="c.png">\nA: | t |\n\n- ![again](img/a.png)\n\n![prose](no.png) `![](code.png)`\n\n---\n![out](no.png)';
  expect(parse(text).images).toEqual(['img/a.png', 'b.png', 'c.png', 'no.png']);
});
