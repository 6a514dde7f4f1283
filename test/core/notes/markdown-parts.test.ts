import fc from 'fast-check';
import { Marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  codeBlock,
  codeSpan,
  enclosed,
  escapedText,
  list,
  quoted,
  table,
} from '../../../src/core/notes/markdown-parts.ts';

const marked = new Marked();
const runs = { numRuns: 400 };
/** Text full of what Markdown may take for a mark. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('`', '``', '```', '|', '\\', '*', '_', '#', '>', '- ', '1. ', '<br>', '<!--', '[a](b)'),
      fc.constantFrom(
        '~~~',
        '$x$',
        '&amp;',
        ' ',
        '  ',
        'word',
        'é',
        '日',
        '---',
        '===',
        '%%',
        '[^1]:',
        '<div>',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const hostileLines = fc.array(hostile, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));

function blocks(markdown: string): Token[] {
  return marked.lexer(markdown).filter(({ type }) => type !== 'space');
}

function inlineOf(markdown: string): Token[] {
  const [first] = blocks(markdown);
  return first !== undefined && 'tokens' in first ? (first.tokens ?? []) : [];
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token ? textOf(token.tokens ?? []) : 'text' in token ? String(token.text) : '',
    )
    .join('');
}

describe('code in Markdown', () => {
  it('shows any line as it is in a span', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '');
        const tokens = inlineOf(`x ${codeSpan(text)} y`);
        expect(tokens.map(({ type }) => type)).toEqual(['text', 'codespan', 'text']);
        expect(textOf(tokens.slice(1, 2))).toBe(text.trim());
      }),
      runs,
    );
  });

  it('shows any text as it is in a block, and ends there', () => {
    fc.assert(
      fc.property(hostileLines, (text) => {
        const [code, after, ...more] = blocks(`${codeBlock(text, 'nginx')}\n\nafter`);
        expect(code).toMatchObject({ type: 'code', lang: 'nginx', text: text.replace(/\n+$/, '') });
        expect(after).toMatchObject({ type: 'paragraph', text: 'after' });
        expect(more).toEqual([]);
      }),
      runs,
    );
  });
});

it('escapes any text so that it shows as written', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(text.trim() !== '');
      const found = blocks(`${escapedText(text)}\n`);
      expect(found.map(({ type }) => type)).toEqual(['paragraph']);
      const html = marked.parse(escapedText(text), { async: false });
      expect(html.replace(/<\/?p>/g, '').trim()).toBe(
        text
          .trim()
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll("'", '&#39;'),
      );
    }),
    runs,
  );
});

describe('tables', () => {
  it('have as many cells in each row as columns, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostile, hostileLines, hostile), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const cells = rows.map(([one, two, three]) => [codeSpan(one), two, escapedText(three)]);
          const columns = [{ title: 'a' }, { title: 'b', isRight: true }, { title: '' }];
          const [found, ...more] = blocks(`${table(columns, cells)}\n\nafter`);
          expect(more).toMatchObject([{ type: 'paragraph', text: 'after' }]);
          const { type, rows: read, align } = found as Tokens.Table;
          expect({ type, align }).toEqual({ type: 'table', align: [null, 'right', null] });
          expect(read).toHaveLength(rows.length);
          for (const row of read) expect(row).toHaveLength(3);
        },
      ),
      runs,
    );
  });

  it('show the pipes of a cell', () => {
    const [found] = blocks(table([{ title: 'a|b' }], [['`x|y` \\| z']]));
    const { header, rows } = found as Tokens.Table;
    expect(textOf(header[0]?.tokens ?? [])).toBe('a|b');
    expect(textOf(rows[0]?.[0]?.tokens ?? [])).toBe('x|y | z');
  });
});

it('numbers the items of a list and keeps each in one', () => {
  fc.assert(
    fc.property(fc.array(hostileLines, { minLength: 1, maxLength: 5 }), (items) => {
      for (const isOrdered of [false, true]) {
        const [found, after, ...more] = blocks(
          `${list(
            items.map((item) => `x ${item}`),
            isOrdered,
          )}\n\nafter`,
        );
        expect(found).toMatchObject({ type: 'list', ordered: isOrdered });
        expect((found as Tokens.List).items).toHaveLength(items.length);
        expect(after).toMatchObject({ type: 'paragraph', text: 'after' });
        expect(more).toEqual([]);
      }
    }),
    runs,
  );
});

describe('Markdown of others', () => {
  it('ends where it ends, whatever it leaves open', () => {
    fc.assert(
      fc.property(hostileLines, (text) => {
        for (const block of [enclosed(text), quoted(text)]) {
          const found = blocks(`# Before\n\n${block}\n\n# After\n\n`);
          const headings = found.filter(({ type }) => type === 'heading').map(({ raw }) => raw.trim());
          expect(headings).toEqual(['# Before', '# After']);
          expect(found.length).toBeLessThanOrEqual(3);
        }
      }),
      runs,
    );
  });

  it.each([
    ['A plain *question*?', 'A plain *question*?'],
    ['  Two\r\nlines ', '> Two\n> lines'],
    ['# Heading', '> # Heading'],
    ['- item', '> - item'],
    ['Indented\n\n\tcode', '> Indented\n>\n>     code'],
    ['', ''],
  ])('writes %j as %j', (markdown, written) => {
    expect(enclosed(markdown)).toBe(written);
  });

  it('shows what is too entangled as code', () => {
    expect(enclosed('*'.repeat(2001))).toBe(`> \`\`\`\n> ${'*'.repeat(2001)}\n> \`\`\``);
  });
});
