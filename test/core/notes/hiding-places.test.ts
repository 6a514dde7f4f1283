import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/core/notes/lines.ts';
import { readFile, type Sequence } from '../../../src/core/notes/read.ts';
import { masked, opaqueSpans } from '../../../src/core/notes/spans.ts';
import { tableOf } from '../../../src/core/notes/table.ts';
import { cards } from './parse.ts';

const hidden = (text: string) => masked(text, opaqueSpans(text) ?? []);

/** All text of a file in which a dialect looks for marks. */
function searched(text: string): string {
  const texts: string[] = [];
  const walk = ({ blocks }: Sequence): void => {
    for (const block of blocks) {
      if (block.kind === 'paragraph') texts.push(...(linesOf(block) ?? []).map((line) => line.masked));
      if (block.title !== '') texts.push(hidden(block.title));
      if (block.kind === 'table') {
        const { header, rows } = tableOf(block);
        texts.push(...[header, ...rows].flat().map((cell) => hidden(cell.text)));
      }
      block.children.forEach(walk);
    }
  };
  walk(readFile({ path: 'notes.md', text }).body);
  return texts.join('\n');
}

/** Marks of the dialects, each as it would stand in a card. */
const marked: readonly (readonly [string, string])[] = [
  ['::', 'front :: back'],
  [':::', 'front ::: back'],
  ['>>', 'front >> back'],
  ['<<', 'front << back'],
  ['<>', 'front <> back'],
  [';;', 'front ;; back'],
  ['Q:', 'Q: front'],
  ['A:', 'A: back'],
  ['C:', 'C: a {{gap}}'],
  ['T:', 'T: a gap'],
  ['==', 'a ==gap== b'],
  ['{{', 'a {{c1::gap}} b'],
  ['**', 'a **gap** b'],
  ['?', '?'],
  ['#card', 'front #card'],
  ['#flashcards', '#flashcards/x'],
  ['|', 'Q | front |'],
  ['- [x]', '- [x] choice'],
  ['%', '%'],
  ['~~', 'a ~~gap~~ b'],
  ['_x_', '_x_'],
  ['[order]', 'the [order] of'],
];

const places: readonly (readonly [string, (text: string) => string])[] = [
  ['fenced code', (text) => `\`\`\`sh\n${text}\n\`\`\``],
  ['fenced code with tildes', (text) => `~~~\n${text}\n~~~`],
  ['fenced code in a list', (text) => `1. a\n   - b\n\n     \`\`\`\n     ${text}\n     \`\`\``],
  ['fenced code in a quote', (text) => `> - a\n>\n>   \`\`\`\n>   ${text}\n>   \`\`\``],
  ['fenced code in a callout', (text) => `> [!note] a\n> \`\`\`\n> ${text}\n> \`\`\``],
  ['fenced code in a div', (text) => `::: {.x}\n\`\`\`\n${text}\n\`\`\`\n:::`],
  [
    'fenced code in details',
    (text) => `<details><summary>a</summary>\n\n\`\`\`\n${text}\n\`\`\`\n\n</details>`,
  ],
  ['fenced code that is not closed', (text) => `\`\`\`\n${text}\n\n${text}`],
  ['a code cell', (text) => `\`\`\`{python}\n${text}\n\`\`\``],
  ['indented code', (text) => `a\n\n    ${text}`],
  ['code indented by a tab', (text) => `a\n\n\t${text}`],
  ['inline code', (text) => `a \`${text}\` b`],
  ['inline code over two lines', (text) => `a \`\`b\n${text}\`\` c`],
  ['inline code in a heading', (text) => `# a \`${text}\``],
  ['a formula', (text) => `$$\n${text}\n$$`],
  ['an HTML attribute', (text) => `a <b title="${text}">b</b>`],
  ['an HTML block', (text) => `<div>\n${text}\n</div>`],
  ['an HTML comment', (text) => `a <!-- ${text} --> b`],
  ['an HTML comment of its own', (text) => `<!--\n${text}\n\n${text}\n-->`],
  ['front matter', (text) => `---\ntitle: |\n  ${text}\n---\n`],
  ['TOML front matter', (text) => `+++\ntitle = '''\n${text}\n'''\n+++\n`],
];

/** Where brackets, bars or spaces would end what is there. */
const narrowPlaces: readonly (readonly [string, (text: string) => string])[] = [
  ['the text of a link', (text) => `a [${text}](http://x.y) b`],
  ['the target of a link', (text) => `a [b](<http://x.y/${text}>) c`],
  ['the title of a link', (text) => `a [b](http://x.y "${text}") c`],
  ['the text of an image', (text) => `a ![${text}](x.png) b`],
  ['a URL', (text) => `a http://x.y/${text.replace(/\s/g, '-')}/z b`],
  ['code in a table', (text) => `| a |\n|---|\n| \`${text}\` |`],
  ['a comment of Obsidian', (text) => `a %%${text}%% b`],
  ['comment lines of Obsidian', (text) => `%%\n${text}\n\n${text}\n%%`],
];

describe.each(marked)('the mark %s', (mark, text) => {
  it('is found in a paragraph, a list and a quote', () => {
    if (mark.startsWith('- ')) return;
    expect(searched(text)).toContain(mark);
    expect(searched(`- a\n  - ${text}`)).toContain(mark);
    expect(searched(`> ${text}`)).toContain(mark);
    expect(searched(`<details><summary>a</summary>\n\n${text}\n\n</details>`)).toContain(mark);
  });

  it.each(places)('is not found in %s', (_, hide) => {
    expect(searched(hide(text))).not.toContain(mark);
    expect(cards(hide(`${text}\n`.trim()))).toEqual([]);
  });

  it.each(narrowPlaces)('is not found in %s', (where, hide) => {
    const cannotStandThere =
      (/[[\]|<>]/.test(mark) && /link|table|image|URL/.test(where)) ||
      (where === 'a URL' && (mark === '::' || mark === ':::')) ||
      (mark === '%' && where.includes('Obsidian'));
    if (!cannotStandThere) expect(searched(hide(text))).not.toContain(mark);
  });
});

describe('colons of addresses', () => {
  it.each([
    '::1 localhost',
    'fe80::1%eth0',
    '2001:db8::/32',
    'via fe80::1 dev',
    '::/0',
    'ff02::',
    ':::80 :::* LISTEN',
    'arn:aws:iam::1:role/x',
    'http://[::1]:80/',
    '[fe80::1]:443',
    '`::`',
    '(::1)',
    '**::1**',
    '| ::1 |',
  ])('are not found in %s', (text) => {
    for (const around of [text, `- ${text}`, `> ${text}`, `a ${text} b\nc`])
      expect(searched(around)).not.toContain('::');
  });

  it.each([
    '::1 :: loopback',
    'fe80::/10 ::: link-local',
    'std::string :: text',
    'what is 10.0.0.1::a network',
  ])('are found beside them in %s', (text) => {
    expect(searched(text)).toContain('::');
  });
});
