import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../src/core/notes/dialects/registry.ts';
import { facesOf } from '../../../src/core/notes/faces.ts';
import { cards, parse } from './parse.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/notes');
const fixture = (name: string) => readFileSync(resolve(folder, name), 'utf8');

describe('notes that other people wrote', () => {
  it.each([
    'ipv6.md',
    'ipv6-multicast.md',
    'readme-with-card-examples-in-fences.md',
    'crlf-release-notes.md',
    'mixed-newlines-contributing.md',
    'footnotes-obsidian-cloze.md',
  ])('%s gives no cards and no problems', (name) => {
    expect(parse(fixture(name))).toMatchObject({ notes: [], problems: [] });
  });

  it('hashcards gives its questions, with formulas and code', () => {
    expect(cards(fixture('hashcards-geography.md'))).toEqual([
      'basic: What is the capital of France? => Paris',
    ]);
    const math = parse(fixture('hashcards-math.md'));
    expect(math.notes.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 2],
      [4, 9],
      [12, 23],
      [25, 26],
    ]);
    expect(math.notes[1]?.back).toBe(
      '$$\n\\neg \\left( P \\land Q \\right) \\equiv \\neg P \\lor \\neg Q\n$$',
    );
    expect(math.problems.map(({ line }) => line)).toEqual([28, 32]);
  });
});

it('registers the dialects of its folder', () => {
  expect([...dialects.keys()]).toContain('nexthop');
});

describe('any text', () => {
  const seeds = [
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map(fixture),
    'Q: a\nA: b\nid: c\n\nx :: y\nz ::: w\n\nC: {{c1::a :: b}} {{d}}\n\n- C: {{e}}\n  note: f\n\n---\n',
  ];
  const piece = fc.constantFrom(
    'Q: ',
    '\nQ: x',
    '\nA: ',
    'C: ',
    ' :: ',
    '::',
    ':::',
    '{{',
    '}}',
    '{{c1::',
    '`',
    '```\n',
    '$',
    '$$\n',
    '\n\n',
    '\n',
    '    ',
    '- ',
    '> ',
    '# ',
    '---\n',
    '<!--',
    '-->',
    '<div>',
    '[',
    '](',
    '|',
    '\t',
    '\r\n',
    '\r',
    '\u2028',
    '\0',
    '😀',
    '\ud800',
    'note: ',
    'id: a\n',
    '\\',
    '*',
    '_',
    'fe80::1',
    '- [ ] ',
  );
  const mutated = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat(40), piece), { maxLength: 12 }),
      fc.nat(),
      fc.nat(800),
    )
    .map(([seed, edits, start, length]) => {
      const from = start % seed.length;
      let text = seed.slice(from, from + length);
      for (const [place, cut, insert] of edits) {
        const index = place % (text.length + 1);
        text = text.slice(0, index) + insert + text.slice(index + cut);
      }
      return text;
    });

  const holds = (text: string) => {
    const lines = text.split(/\r\n|\r|\n/).length;
    const { notes, problems } = parse(text);
    for (const note of notes) {
      expect(note.line).toBeGreaterThanOrEqual(1);
      expect(note.endLine).toBeGreaterThanOrEqual(note.line);
      expect(note.endLine).toBeLessThanOrEqual(lines);
      expect(note.front.trim()).not.toBe('');
      if (note.kind === 'basic' || note.kind === 'two-way') expect(note.back.trim()).not.toBe('');
      expect(facesOf(note).length).toBeGreaterThan(0);
    }
    for (const { line, message } of problems) {
      expect(line >= 1 && line <= lines).toBe(true);
      expect(message).toMatch(/^[A-Z`].*\.$/s);
    }
  };

  it('is read without failing, in lines that exist', () => {
    fc.assert(fc.property(mutated, holds), { numRuns: 4000 });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        holds,
      ),
      { numRuns: 4000 },
    );
  });

  it('is read the same with either line end', () => {
    fc.assert(
      fc.property(
        mutated.map((text) => text.replace(/\r\n?/g, '\n')),
        (text) => {
          expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(parse(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  const deep = (mark: string) =>
    Array.from({ length: 3000 }, (_, depth) => `${'  '.repeat(depth)}${mark} a`).join('\n');
  it.each([
    ['>'.repeat(50_000), 1],
    ['['.repeat(50_000), 0],
    ['*'.repeat(50_000), 0],
    ['- * '.repeat(20_000), 1],
    [deep('-'), 1],
    [`x :: ${'['.repeat(50_000)}`, 1],
    [`Q: ${'[a]('.repeat(20_000)}\nA: a`, 1],
    ['> a\nb\n'.repeat(20_000), 1],
    [`- a\n${'  b\n'.repeat(30_000)}`, 1],
    ['a :: b '.repeat(50_000), 1],
    [`C: ${'{{a'.repeat(30_000)}`, 1],
    ['- a\n'.repeat(20_000), 0],
    ['a :: b\n'.repeat(20_000), 0],
    ['Q: a\nA: b\n'.repeat(10_000), 0],
    ['```\n'.repeat(20_001), 0],
    ['- - - '.repeat(1000), 0],
    [`---\n${'- '.repeat(20_000)}\n---\n`, 1],
  ])(
    'is read in a moment however it nests (%#)',
    (text, count) => {
      expect(parse(text).problems).toHaveLength(count);
    },
    5000,
  );
});
