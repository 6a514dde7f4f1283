import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/core/notes/read.ts';
import { parse, problems } from './parse.ts';

const matter = (yaml: string, body = 'a :: b\n') => parse(`---\n${yaml}\n---\n${body}`);

describe('front matter', () => {
  it('gives deck, tags, needs and drills with their lines', () => {
    const file = matter(
      'deck: CKA networking::Routing\ntags: [cka, routing]\nneeds: subnets, mask\ndrills:\n  - route-match\n  - mask',
    );
    expect(file.deck).toBe('CKA networking::Routing');
    expect(file.problems).toEqual([]);
    expect(
      file.notes.map(({ kind, front, line, needs, tags }) => ({ kind, front, line, needs, tags })),
    ).toEqual([
      { kind: 'drill', front: 'route-match', line: 6, needs: ['subnets', 'mask'], tags: ['cka', 'routing'] },
      { kind: 'drill', front: 'mask', line: 7, needs: ['subnets'], tags: ['cka', 'routing'] },
      { kind: 'basic', front: 'a', line: 9, needs: ['subnets', 'mask'], tags: ['cka', 'routing'] },
    ]);
  });

  it('takes a string for a list', () => {
    expect(
      matter('tags: "#dns, cka"\ndrills: route-match').notes.map(({ tags, front }) => [front, ...tags]),
    ).toEqual([
      ['route-match', 'dns', 'cka'],
      ['a', 'dns', 'cka'],
    ]);
  });

  it('counts lines with CRLF and a byte order mark', () => {
    const file = parse('\uFEFF---\r\ntitle: x\r\n---\r\n\r\na :: b\r\n');
    expect(file.notes.map(({ line }) => line)).toEqual([5]);
  });

  it('is read only at the top and only when closed', () => {
    expect(parse('\n---\ndeck: X\n---\n').deck).toBeNull();
    expect(parse('---\ndeck: X\n\na :: b').deck).toBeNull();
    expect(parse('---\ndeck: X\n---').deck).toBe('X');
    expect(parse('---\n---\na :: b').notes).toHaveLength(1);
  });

  it.each([
    ['deck: [a\ntags: b', 3, 'not valid YAML'],
    ['title: x\ncards: all', 3, 'the only value is `cards: headings`'],
    ['deck: ""', 2, 'has no name'],
    ['deck: a::::b', 2, 'has no name'],
    ['title: x\ndrills: [a, "b c!"]', 3, 'not a name'],
    ['tags: {a: b}', 2, 'must be a list of words'],
    ['just some words', 2, 'does not consist of `key: value` lines'],
    ['name = "Deck"\ntags = [', 3, 'not valid TOML'],
    ['deck = ""', 2, 'has no name'],
    ['title = "x"\ncards = "all"', 3, 'the only value is `cards: headings`'],
    ['a: 1\na: 2', 3, 'not valid YAML'],
    [`a: ${'['.repeat(40_000)}`, 1, 'too many lists'],
    [`a: ${'b'.repeat(60_000)}`, 1, 'too long'],
  ])('tells the line of what it cannot read (%#)', (yaml, line, message) => {
    const file = matter(yaml);
    expect(file.problems.map((problem) => problem.line)).toEqual([line]);
    expect(file.problems[0]?.message).toContain(message);
    expect(file.notes.map(({ front }) => front)).toContain('a');
  });

  it('leaves keys of other tools alone', () => {
    expect(problems('---\ntitle: x\naliases: [y]\ndeck:\n---\n')).toEqual([]);
  });

  it('survives aliases that would grow without bound', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\ntags: [*c,*c,*c,*c]';
    expect(matter(bomb).notes).toHaveLength(1);
  });

  it.each([
    ['---', 'deck = "Fun: facts"\ntags = ["a", "#b"]\ndrills = ["mask"]\n# comment\nsr.due = 2024-08-16'],
    ['+++', 'deck = "Fun: facts"\ntags = "a b"\ndrills = "mask"\n\n[sr]\ndue = 2024-08-16'],
  ])('reads TOML between %s', (fence, toml) => {
    const text = `${fence}\n${toml}\n${fence}\na :: b`;
    const file = parse(text);
    expect(file.deck).toBe('Fun: facts');
    expect(file.problems).toEqual([]);
    expect(file.notes.map(({ front, line, tags }) => [front, line, ...tags])).toEqual([
      ['mask', 4, 'a', 'b'],
      ['a', text.split('\n').length, 'a', 'b'],
    ]);
    const { values, lines } = readFile({ path: 'a.md', text }).frontMatter;
    expect(values['sr']).toEqual({ due: '2024-08-16' });
    expect(lines).toMatchObject({ deck: 2, tags: 3, drills: 4, sr: 6 });
  });

  it('keeps what other programs write, with the line of each key', () => {
    const text =
      '---\nsr-due: 2024-08-16\nnoteId: 1595439239735\ncard-deck: "A::B"\nempty:\n1: [x, {y: 2}]\n---\n';
    const { values, lines } = readFile({ path: 'a.md', text }).frontMatter;
    expect(values).toEqual({
      'sr-due': '2024-08-16',
      noteId: 1595439239735,
      'card-deck': 'A::B',
      empty: null,
      1: ['x', { y: 2 }],
    });
    expect(lines).toEqual({ 'sr-due': 2, noteId: 3, 'card-deck': 4, empty: 5, 1: 6 });
    expect(values['constructor']).toBeUndefined();
  });
});
