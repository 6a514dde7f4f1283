import { describe, expect, it } from 'vitest';
import { readBlocks, type Block, type Sequence } from '../../../src/core/notes/read.ts';

/** Each block as `kind name "title" first-last` with what is inside it. */
const outline = (sequence: Sequence): unknown[] =>
  sequence.blocks.map((block) => {
    const name = block.name && ` ${block.name}`;
    const title = block.title && ` "${block.title}"`;
    const own = `${block.kind}${name}${title} ${block.line}-${block.endLine}`;
    return block.children.length ? [own, ...block.children.map(outline)] : own;
  });

const onlyBlock = (text: string): Block | undefined => readBlocks(text).blocks[0];

describe('blocks beyond CommonMark', () => {
  it.each<[string, string, unknown[]]>([
    [
      'callout',
      '> [!NOTE] Title `x`\n> text\n>\n> - a',
      [['callout note "Title `x`" 1-4', ['paragraph 2-2', ['list 4-4', ['paragraph 4-4']]]]],
    ],
    [
      'folded callout with metadata',
      '> [!sr|card-metadata]-\n> <!--SR:!2024-08-16,51,230-->',
      [['callout sr 1-2', ['comment 2-2']]],
    ],
    [
      'callout in a callout',
      '> [!a]\n> > [!b] c\n> > d',
      [['callout a 1-3', [['callout b "c" 2-3', ['paragraph 3-3']]]]],
    ],
    [
      'no callout outside a quote',
      '[!note] a\nb\n\n- [!note] c',
      ['paragraph 1-2', ['list 4-4', ['paragraph 4-4']]],
    ],
    [
      'footnotes',
      '[^1]: one\ngoes on\n[^two]: x\n\n    second\n\n    - a\n\nafter',
      [
        ['footnote 1 1-2', ['paragraph 1-2']],
        ['footnote two 3-7', ['paragraph 3-3', 'paragraph 5-5', ['list 7-7', ['paragraph 7-7']]]],
        'paragraph 9-9',
      ],
    ],
    ['footnote of one word', '[^1]: http://x.y', [['footnote 1 1-1', ['paragraph 1-1']]]],
    [
      'definition list',
      'Term\n: one\n: two\n  goes on\n\n`x`\n\n:   three\n\n        code\n\nend',
      [
        ['definition-list "Term" 1-4', ['paragraph 2-2'], ['paragraph 3-4']],
        ['definition-list "`x`" 6-10', ['paragraph 8-8', 'code 10-10']],
        'paragraph 12-12',
      ],
    ],
    [
      'no definition list',
      'a\nb\n: c\n\n- d\n  : e\n\n# h\n: f',
      [
        'paragraph 1-3',
        ['list 5-6', [['definition-list "d" 5-6', ['paragraph 6-6']]]],
        'heading "h" 8-8',
        'paragraph 9-9',
      ],
    ],
    [
      'divs',
      '::: {.callout-note title="T"}\na\n\n:::: tip\n- b\n::::\n:::\nc',
      [
        ['div callout-note "T" 1-7', ['paragraph 2-2', ['div tip 4-6', [['list 5-5', ['paragraph 5-5']]]]]],
        'paragraph 8-8',
      ],
    ],
    [
      'a div in a list',
      '- a\n\n  ::: x\n  b\n  :::\n- c',
      [['list 1-6', ['paragraph 1-1', ['div x 3-5', ['paragraph 4-4']]], ['paragraph 6-6']]],
    ],
    [
      'no divs',
      '::: a\nb\n\n```\n::: c\n:::\n```\n\ntcp6 :::80\n',
      ['paragraph 1-2', 'code 4-7', 'paragraph 9-9'],
    ],
    [
      'comments',
      '%% one %%\n%%\ntwo\n\n- x\n%%\n<!-- three\n\nfour -->\n\na %% b %%\n',
      ['comment 1-1', 'comment 2-6', 'comment 7-9', 'paragraph 11-11'],
    ],
    [
      'no comments',
      '%% open\n\n```\n%% x %%\n```\n\n%%bash\n',
      ['paragraph 1-1', 'code 3-5', 'paragraph 7-7'],
    ],
    [
      'details',
      '<details><summary>show <b>x</b></summary>\n<p>\n\n```bash\nip a\n```\n\n</p>\n</details>\n\nafter',
      [['details "show <b>x</b>" 1-9', ['html 2-2', 'code bash 4-6', 'html 8-8']], 'paragraph 11-11'],
    ],
    [
      'details in details',
      '<details>\n\n<summary>a</summary>\n\nx\n\n<details><summary>b</summary>\n\ny\n\n</details></details>',
      [['details "a" 1-11', ['paragraph 5-5', ['details "b" 7-11', ['paragraph 9-9']]]]],
    ],
    [
      'details that are not closed',
      '<details><summary>a</summary>\n\n# h\n',
      ['html 1-1', 'heading "h" 3-3'],
    ],
    [
      'code and cells',
      '```{python}\n#| echo: false\nx\n```\n\n~~~ Sh {a}\n~~~\n\n```{.yaml}\n```',
      ['code python 1-4', 'code sh 6-7', 'code yaml 9-10'],
    ],
    ['includes', '{{< include _part.qmd >}}\n\n{{< video x >}}', ['include _part.qmd 1-1', 'paragraph 3-3']],
    ['display formulas', '\\[\nx = y\n\\]\n\n\\[a\\] b\n', ['math 1-3', 'paragraph 5-5']],
  ])('reads a %s', (_, text, expected) => {
    expect(outline(readBlocks(text))).toEqual(expected);
  });

  it('tells code cells from code', () => {
    expect(
      ['```{r}', '```r', '```{.r}', '```{r, echo=FALSE}'].map(
        (fence) => onlyBlock(`${fence}\n\`\`\``)?.isCell,
      ),
    ).toEqual([true, false, false, true]);
  });

  it('tells what begins a list item', () => {
    expect(onlyBlock('3. a\n4. [x] b\n5. [ ] c')?.children.map(({ item }) => item)).toEqual([
      { number: 3, isChecked: null },
      { number: 4, isChecked: true },
      { number: 5, isChecked: false },
    ]);
    expect(onlyBlock('- a')?.children[0]?.item).toEqual({ number: null, isChecked: null });
  });

  it('gives headings their level, and keeps those in a div to it', () => {
    const { blocks } = readBlocks('## A\n\n::: x\n### B\nb\n:::\n\nc');
    expect(blocks.map(({ level, headings }) => [level, ...headings])).toEqual([[2], [0, 'A'], [0, 'A']]);
    expect(blocks[1]?.children[0]?.blocks.at(-1)?.headings).toEqual(['A', 'B']);
  });

  it('knows the labels of links in every block', () => {
    expect([...(onlyBlock('- a\n\n[Foo  Bar]: http://x.y')?.labels ?? [])]).toEqual(['foo bar']);
  });
});
