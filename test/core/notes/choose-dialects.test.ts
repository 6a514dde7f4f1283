import { describe, expect, it } from 'vitest';
import { chooseDialects } from '../../../src/core/notes/choose-dialects.ts';
import type { FolderSettings } from '../../../src/core/notes/folder-settings.ts';
import { readFile } from '../../../src/core/notes/read.ts';

const settings: FolderSettings = {
  dialect: null,
  deck: null,
  tags: [],
  proposals: null,
  ignore: [],
  options: {},
};

const choose = (
  texts: Record<string, string>,
  declared: string | null = null,
  dialect: string | null = null,
) =>
  chooseDialects(
    Object.entries(texts).map(([path, text]) => ({
      file: readFile({ path, text }),
      settings: { ...settings, dialect },
    })),
    declared,
  );

describe('a declared dialect', () => {
  it('is taken from the front matter, else from the person, else from the folder', () => {
    const text = { 'a.md': '---\ndialect: nexthop\n---\n', 'b.md': '' };
    expect(choose(text, 'nexthop', 'nexthop').choices).toEqual([
      { path: 'a.md', dialect: 'nexthop', by: 'front matter' },
      { path: 'b.md', dialect: 'nexthop', by: 'settings' },
    ]);
    expect(choose(text, null, 'nexthop').choices[1]?.by).toBe('folder settings');
    expect(choose(text).choices[1]).toEqual({ path: 'b.md', dialect: 'nexthop', by: 'default' });
  });

  it('that does not exist is told with its line, and the next word counts', () => {
    const { choices, problems } = choose({ 'a.md': '---\ntags: a\ndialect: morse\n---\n' }, 'nexthop');
    expect(choices[0]?.by).toBe('settings');
    expect(problems).toEqual([
      {
        path: 'a.md',
        line: 3,
        message: expect.stringContaining('`dialect: morse` is not a dialect') as string,
      },
    ]);
  });
});

describe('a dialect that is found', () => {
  const dialectsOf = (texts: Record<string, string>) =>
    choose(texts).choices.map(({ dialect, by }) => `${dialect}: ${by}`);
  const sr = '#flashcards\n\nquestion::answer\n<!--SR:!2024-08-16,51,230-->';
  const hashcards = 'Q: a\nA: b\n\nC: a [b] and [c]';

  it('is that of the folder where a file has its marks, or none', () => {
    const texts = {
      'a.md': hashcards,
      'b.md': 'Q: only\nA: shared marks',
      'c.md': '# Prose\n\nfe80::1 and ::1',
    };
    expect(dialectsOf(texts)).toEqual(['hashcards: evidence', 'hashcards: evidence', 'hashcards: evidence']);
  });

  const page = 'title:: Page\n\n- key:: value\n- {{renderer x}} and fe80::1';
  const logseq = '- Q #card\n  card-last-interval:: 4.1\n\t- a';
  it.each<[string, Record<string, string>, string]>([
    ['a page of properties', { 'a.md': logseq, 'b.md': page }, 'logseq: evidence'],
    ['cards of the default dialect', { 'a.md': logseq, 'b.md': 'Q: a\nA: b\n\nx :: y' }, 'nexthop: default'],
    ['a table beside Markdown', { 'a.csv': 'a,b\nc,d', 'b.md': 'prose' }, 'nexthop: default'],
    ['Markdown beside Org', { 'a.org': '* a :drill:\nb\n** c\nd', 'b.md': 'prose' }, 'nexthop: default'],
    ['sides of Mochi', { 'a.md': '{{1::a}} is {{2::b}}', 'b.md': 'Front\n---\nBack' }, 'mochi: evidence'],
    [
      'sections with a rule beside Mochi',
      { 'a.md': '{{1::a}} is {{2::b}}', 'b.md': '# A\n\nx\n\n---\n\n## B\n\ny' },
      'nexthop: default',
    ],
    [
      'a card that yanki has not seen',
      { 'a.md': '---\nnoteId: 1234567890123\n---\na\n\n---\n\nb', 'b.md': 'a\n\n---\n\nb' },
      'yanki: evidence',
    ],
    [
      'prose beside yanki',
      { 'a.md': '---\nnoteId: 1234567890123\n---\na\n\n---\n\nb', 'b.md': '~~gone~~ and _x_' },
      'nexthop: default',
    ],
    [
      'a deck of mdanki without tags',
      { 'a.md': '# T\n\n## a\n\nb\n\n[#x]()', 'b.md': '# U\n\n## c\n\nd' },
      'mdanki: evidence',
    ],
    [
      'prose below a title beside mdanki',
      { 'a.md': '# T\n\n## a\n\nb\n\n[#x]()', 'b.md': '# U\n\nprose\n\n## c\n\nd' },
      'nexthop: default',
    ],
    [
      'headings without a tag beside Decks',
      { 'a.md': '#decks/x\n\n## a\n\nb', 'b.md': '## c\n\n- [x] d\n- [ ] e' },
      'nexthop: default',
    ],
  ])('of %s', (_, texts, expected) => {
    expect(dialectsOf(texts)[1]).toBe(expected);
  });

  it('may differ in a file whose own marks are strong, and not where they are shared', () => {
    const texts = {
      'a.md': sr,
      'b.md': sr,
      'c.md': sr,
      'd.md': hashcards,
      'e.md': '#flashcards\n\nterm :: x',
    };
    expect(dialectsOf(texts)).toEqual([
      'obsidian-sr: evidence',
      'obsidian-sr: evidence',
      'obsidian-sr: evidence',
      'hashcards: evidence',
      'obsidian-sr: evidence',
    ]);
    expect(choose(texts).problems).toEqual([]);
  });

  it('is the default where marks are weak or innocent', () => {
    expect(dialectsOf({ 'a.md': 'term :: definition', 'b.md': 'echo a >> b\n\n---\n\n- [x] done' })).toEqual([
      'nexthop: default',
      'nexthop: default',
    ]);
    expect(choose({ 'a.md': 'term :: definition' }).evidence).toEqual([]);
  });

  it('is shown with its evidence', () => {
    expect(choose({ 'a.md': sr, 'b.md': '#flashcards/x\n\nq::a' }).evidence[0]).toEqual({
      dialect: 'obsidian-sr',
      title: 'Obsidian Spaced Repetition',
      score: 22,
      files: 2,
      examples: [
        { path: 'a.md', line: 4, mark: '<!--SR:!2024-08-16,51,230-->' },
        { path: 'b.md', line: 1, mark: '#flashcards/x' },
      ],
    });
  });

  it('is told where a file holds two, with the lines of both', () => {
    const { choices, problems } = choose({
      'a.md': `${sr.replace('question::answer', 'q\n?\na')}\n\n${hashcards}`,
    });
    expect(choices[0]?.dialect).toBe('obsidian-sr');
    expect(problems).toEqual([
      {
        path: 'a.md',
        line: 11,
        message: expect.stringMatching(
          /two ways of writing cards, Obsidian Spaced Repetition \(`<!--SR:.*` on line 6, `#flashcards` on line 1\) and hashcards \(`C: .*` on line 11.*`dialect: hashcards`/,
        ) as string,
      },
    ]);
  });
});
