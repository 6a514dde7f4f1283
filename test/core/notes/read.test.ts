import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBlocks, readFile, type Block, type Sequence } from '../../../src/core/notes/read.ts';

const outline = (sequence: Sequence): unknown[] =>
  sequence.blocks.map((block) => {
    const own = `${block.kind} ${block.line}-${block.endLine}`;
    return block.children.length ? [own, ...block.children.map(outline)] : own;
  });

const all = (sequence: Sequence): Block[] =>
  sequence.blocks.flatMap((block) => [block, ...block.children.flatMap(all)]);

const text = `# One

para
goes on

- a
- b

  more b
  - c
    - d
1. x

> quoted
lazy

\`\`\`sh
ip link

# no heading
\`\`\`

## Two

| a | b |
| - | - |
| 1 | 2 |

---
<!-- a comment -->

$$
x = y

z
$$

[ref]: http://example.com

    indented
last`;

describe('readBlocks', () => {
  it('gives every block its lines', () => {
    expect(outline(readBlocks(text))).toEqual([
      'heading 1-1',
      'paragraph 3-4',
      [
        'list 6-11',
        ['paragraph 6-6'],
        [
          'paragraph 7-7',
          'paragraph 9-9',
          ['list 10-11', ['paragraph 10-10', ['list 11-11', ['paragraph 11-11']]]],
        ],
      ],
      ['list 12-12', ['paragraph 12-12']],
      ['quote 14-15', ['paragraph 14-15']],
      'code 17-21',
      'heading 23-23',
      'table 25-27',
      'rule 29-29',
      'comment 30-30',
      'paragraph 32-33',
      'paragraph 35-36',
      'definition 38-38',
      'code 40-40',
      'paragraph 41-41',
    ]);
  });

  it('reads a display formula as one block, whatever its lines begin with', () => {
    expect(outline(readBlocks('a\n\n$$\nx\n= y\n- z\n$$\n\nb'))).toEqual([
      'paragraph 1-1',
      'math 3-7',
      'paragraph 9-9',
    ]);
  });

  it('counts lines the same with CRLF, CR and a byte order mark', () => {
    const expected = outline(readBlocks(text));
    for (const end of ['\r\n', '\r'])
      expect(outline(readFile({ path: 'a.md', text: `\uFEFF${text.replaceAll('\n', end)}` }).body)).toEqual(
        expected,
      );
  });

  it('gives the headings above, by level, also within lists', () => {
    const body = readBlocks('# A\n## B\nx\n### C\n## D\n- y\n# E\nz');
    const paths = all(body)
      .filter(({ kind }) => kind === 'paragraph')
      .map(({ raw, headings }) => [raw, ...headings]);
    expect(paths).toEqual([
      ['x', 'A', 'B'],
      ['y', 'A', 'D'],
      ['z', 'E'],
    ]);
  });

  it('counts lines in quotes that go on without their mark', () => {
    const body = readBlocks('> - a\nb\n> - c\n\n> # h\n> x\ny\n> z\n\nend');
    expect(
      all(body)
        .filter(({ kind }) => kind === 'paragraph')
        .map(({ raw, line }) => [raw, line]),
    ).toEqual([
      ['a\nb', 1],
      ['c', 3],
      ['x\ny\nz', 6],
      ['end', 10],
    ]);
  });

  it('drops the box of a task and keeps its line', () => {
    const body = readBlocks('- [ ] a\n- [x] b\n\n  c\n');
    expect(
      all(body)
        .filter(({ kind }) => kind === 'paragraph')
        .map(({ raw, line }) => [raw, line]),
    ).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 4],
    ]);
  });

  it('finds each top-level block in the text, on the line it says', () => {
    const piece = fc.constantFrom(
      'a',
      '- b',
      '  c',
      '> d',
      '# e',
      '---',
      '```',
      '',
      '',
      '1. f',
      '    g',
      '|h|',
      '|-|',
      '$$',
      '[i]: j',
      '<div>',
      '- [ ] k',
      '\tl',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (lines) => {
        const source = lines.join('\n');
        for (const block of readBlocks(source).blocks) {
          expect(source.slice(block.start, block.end)).toBe(block.raw);
          expect(source.slice(0, block.start).split('\n')).toHaveLength(block.line);
          expect(source.slice(0, block.end).split('\n')).toHaveLength(block.endLine);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
