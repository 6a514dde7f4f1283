import { describe, expect, it } from 'vitest';
import { printedBlocks, type PrintedBlock } from '../../../src/core/notes/printed-blocks.ts';
import type { PrintedSpan } from '../../../src/core/notes/printed-spans.ts';

/** Spans in short: `*bold*`, `/italic/`, `` `code` ``, `~struck~`, `{image|reference}`, `<link|reference>`, `⏎`. */
function spansText(spans: readonly PrintedSpan[]): string {
  return spans
    .map(({ kind, text, reference, isBold, isItalic, isCode, isStruck }) => {
      if (kind === 'break') return '⏎';
      if (kind === 'image') return `{${text}|${reference ?? ''}}`;
      const linked = reference === null ? text : `<${text}|${reference}>`;
      const marks = [isCode && '`', isItalic && '/', isBold && '*', isStruck && '~'].filter(
        (mark) => mark !== false,
      );
      return marks.reduce((shown, mark) => `${mark}${shown}${mark}`, linked);
    })
    .join('');
}

function short(block: PrintedBlock): unknown {
  switch (block.kind) {
    case 'heading':
      return [`h${block.level}`, spansText(block.spans)];
    case 'paragraph':
      return spansText(block.spans);
    case 'code':
      return ['code', block.text];
    case 'quote':
      return ['quote', ...block.blocks.map(short)];
    case 'list':
      return [`list ${block.start ?? '-'}`, ...block.items.map((item) => item.map(short))];
    case 'table':
      return [
        'table',
        block.alignments.join(' '),
        ...[block.head, ...block.rows].map((row) => row.map(spansText)),
      ];
    case 'rule':
      return ['rule'];
  }
}

describe('blocks to be printed', () => {
  it.each<[string, unknown[]]>([
    ['# A *b*\n\ntext', [['h1', 'A /b/'], 'text']],
    ['**a *b*** `c*` ~~d~~', ['*a **/b/* `c*` ~d~']],
    ['a  \nb\\\nc', ['a⏎b⏎c']],
    ['[x](https://a.example) ![y](img/z.png)', ['<x|https://a.example> {y|img/z.png}']],
    ['![[pic.png|the shark]] and [[Note#Part]]', ['{the shark|pic.png} and Note > Part']],
    ['- a\n  - b\n- c', [['list -', ['a', ['list -', ['b']]], ['c']]]],
    ['3. a\n4. b', [['list 3', ['a'], ['b']]]],
    ['- [ ] open\n- [x] done', [['list -', ['☐ open'], ['☒ done']]]],
    ['| a | b |\n|--|-:|\n| `x\\|y` | **2** |', [['table', 'left right', ['a', 'b'], ['`x|y`', '*2*']]]],
    ['> q\n>\n> > r', [['quote', 'q', ['quote', 'r']]]],
    ['```nginx\na {\n}\n```', [['code', 'a {\n}']]],
    ['a\n\n---\n\nb', ['a', ['rule'], 'b']],
    ['$x^2$ and\n\n$$\n\\frac{a}{b}\n$$', ['`x^2` and', ['code', '\\frac{a}{b}']]],
    ['a &amp; b &#8594; &nosuch; &lt;br&gt;', ['a & b → &nosuch; <br>']],
    ['A <mark class="gap">[…]</mark>, <b>b</b><br>c <!-- hidden -->d', ['A *[…]*, *b*⏎c d']],
    ['<img src="a b.png" alt="a &amp; b">', ['{a & b|a b.png}']],
    ['<!-- only a comment -->', []],
    ['text %%not shown%% ^block-id', ['text ']],
    ['[ref]: https://a.example\n\n[ref]', ['<ref|https://a.example>']],
  ])('are read from %j', (markdown, blocks) => {
    expect(printedBlocks(markdown).map(short)).toEqual(blocks);
  });
});
