import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/core/notes/plain-text.ts';
import { createRenderer } from '../../../src/core/notes/render.ts';

const renderer = createRenderer({
  math: (tex, isDisplay) => `<m d=${isDisplay}>${tex.replace(/</g, '&lt;')}</m>`,
});
const renderMarkdown: typeof renderer.renderMarkdown = (...given) => renderer.renderMarkdown(...given);
const renderInline: typeof renderer.renderInline = (...given) => renderer.renderInline(...given);

describe('renderMarkdown', () => {
  it('renders GFM', () => {
    expect(renderMarkdown('**a** ~~b~~')).toBe('<p><strong>a</strong> <del>b</del></p>\n');
    expect(renderMarkdown('| a |\n| - |\n| `b` |')).toContain('<td><code>b</code></td>');
    expect(renderMarkdown('- [x] a')).toContain('type="checkbox"');
    expect(renderInline('`a` _b_')).toBe('<code>a</code> <em>b</em>');
  });

  it('keeps the mark of a gap, also where it begins a line', () => {
    expect(renderMarkdown('<mark class="gap">[…]</mark> is **x**')).toBe(
      '<p><mark class="gap">[…]</mark> is <strong>x</strong></p>\n',
    );
    expect(renderMarkdown('a\n<mark class="gap">`b`</mark>')).toContain(
      '<mark class="gap"><code>b</code></mark>',
    );
  });

  it.each([
    'bash',
    'sh',
    'console',
    'yaml',
    'json',
    'ini',
    'nginx',
    'dns',
    'dockerfile',
    'go',
    'python',
    'js',
    'ts',
    'sql',
    'xml',
    'http',
    'plaintext',
  ])('highlights %s', (language) => {
    expect(renderMarkdown(`\`\`\`${language}\na: "<b>"\n\`\`\``)).toContain(
      `<pre><code class="hljs language-${language}">`,
    );
  });

  it('shows code of unknown languages plain and escaped', () => {
    expect(renderMarkdown('```nope" onload=x\n<b> $x$ :: &\n```')).toBe(
      '<pre><code>&lt;b&gt; $x$ :: &amp;\n</code></pre>\n',
    );
    expect(renderMarkdown('```sh\necho "<b>"\n```')).toContain('&lt;b&gt;');
  });

  it('draws mathematics and leaves prices and code alone', () => {
    expect(renderInline('so $x^2$, $2^{32}$ and $$y$$')).toBe(
      'so <m d=false>x^2</m>, <m d=false>2^{32}</m> and <m d=true>y</m>',
    );
    expect(renderMarkdown('$$\na\n= b\n$$')).toBe('<m d=true>a\n= b</m>');
    for (const text of ['costs $5 or $ 6 or $7.50.', '$5/$10', '$5 and 5$', '$a$5', 'kill $$ and $', 'a $b'])
      expect(renderInline(text)).toBe(text);
    expect(renderInline('`echo $HOME $x$`')).toBe('<code>echo $HOME $x$</code>');
    expect(createRenderer().renderInline('$a<b$')).toBe('<code class="math">a&lt;b</code>');
  });

  it('links to http, https and mailto only', () => {
    expect(renderInline('[a](https://x.y/?b&c "t")')).toBe(
      '<a href="https://x.y/?b&amp;c" title="t" target="_blank" rel="noopener noreferrer">a</a>',
    );
    expect(renderInline('<me@x.org>')).toContain('href="mailto:me@x.org"');
    for (const href of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'javascript&#58;alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//x.y',
      'other.md',
      'vbscript:x',
    ])
      expect(renderInline(`[a](${href})`)).toBe('a');
  });

  it('shows images by the address it is given, else their alternative text', () => {
    expect(renderInline('![a "q"](i.png)', { imageUrl: (href) => `media/${href}?"&` })).toBe(
      '<img src="media/i.png?%22&amp;" alt="a &quot;q&quot;">',
    );
    expect(renderInline('![a <b>](i.png)')).toBe('a &lt;b&gt;');
    expect(renderInline('![a](i.png)', { imageUrl: () => null })).toBe('a');
  });

  it('passes raw HTML through for the caller to sanitise, and makes none of its own from text', () => {
    expect(renderInline('a<br>b')).toBe('a<br>b');
    const parts = fc.constantFrom(
      '"',
      "'",
      '<',
      '>',
      '&',
      ' onerror=x ',
      '](',
      '![',
      '[',
      ')',
      '(',
      '`',
      '``',
      'https://x',
      '$',
      '|',
      '\n',
      '*',
      'javascript:',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 15 }), (pieces) => {
        const text = pieces.join('').replaceAll('<', '\\<');
        const html = renderMarkdown(text, { imageUrl: (href) => href });
        const tags = html.match(/<[^>]*>/g) ?? [];
        for (const tag of tags) {
          const attributes = tag.replace(/"[^"]*"/g, '""');
          expect(attributes).toMatch(
            /^<\/?[a-z0-9]+(?: (?:href|title|src|alt|target|rel|class|start|d|type|disabled|checked|align)(?:="")?)*(?: d=(?:true|false))?>$/,
          );
          expect(tag).not.toMatch(/href="(?!https?:|mailto:)/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['['.repeat(50_000), '*a '.repeat(50_000), '>'.repeat(50_000), '[a]('.repeat(50_000)])(
    'shows entangled text as it is, quickly',
    (text) => {
      expect(renderMarkdown(text).length).toBeGreaterThan(text.length);
      expect(plainText(text)).toBe(text.trim());
    },
  );
});

describe('plainText', () => {
  it.each([
    ['a **b** `c  d` [e](f) ![g](h)', 'a b c d e g'],
    ['# A\n\ntext\nmore\n\n- x\n- y\n\n1. z', 'A text more x y z'],
    ['```sh\nip link\n```\nafter', 'ip link after'],
    ['| a | b |\n| - | - |\n| c | d |', 'a b c d'],
    ['<mark class="gap">[…]</mark> is <!-- no --> it', '[…] is it'],
    ['$x^2$ costs $5 &amp; a\\*b', 'x^2 costs $5 & a*b'],
    ['plain  text\nonly', 'plain text only'],
    ['> quoted\n\n---\n\nfe80::1', 'quoted fe80::1'],
    ['- [x] done', 'done'],
  ])('%j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });
});
