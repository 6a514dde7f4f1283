import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../src/core/notes/render.ts';
import { isPlainHtml } from '../../src/ui/parts/plain-html.ts';

describe('plain HTML', () => {
  it('is what most cards are drawn as', () => {
    const { renderMarkdown } = createRenderer();
    for (const text of [
      'Which **command** shows `ip link`?',
      '- one\n- two\n\n1. three',
      '| a | b |\n|---|---|\n| 1 | 2 |',
      'The <mark class="gap">longest</mark> prefix wins: 1 < 2 & "so"',
    ]) {
      expect(isPlainHtml(renderMarkdown(text)), text).toBe(true);
    }
  });

  it.each([
    '<script>alert(1)</script>',
    '<p onclick="x()">a</p>',
    '<p class="a">b</p>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:x()">a</a>',
    '<code class="a" style="position:fixed">',
    '<span class="a"onmouseover="x()">',
    '<mark class="a\n" onclick=x>',
    '<P>a',
    '<p >a',
    '<p/onclick=x>',
    '< p>',
    '<!-- a -->',
    '<svg><p>',
    '</p onclick=x>',
    '<h7>',
    '<pre>',
    '<',
  ])('is not %s', (html) => {
    expect(isPlainHtml(html)).toBe(false);
  });

  it('holds no tag with an attribute but a harmless class, whatever is put together', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<code class="hljs">',
        '<',
        '>',
        '"',
        ' onclick=x',
        'class=',
        '<img ',
        '<a href=x>',
        '/',
        '\n',
      ),
      fc.string({ maxLength: 4 }),
    );
    let plain = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const html = pieces.join('');
        if (!isPlainHtml(html)) return;
        plain += 1;
        for (const tag of html.match(/<[^>]*>?/g) ?? [])
          expect(tag).toMatch(/^<\/?[a-z1-6]+>$|^<[a-z]+ class="[\w -]*">$/);
      }),
      { numRuns: 20_000, seed: 1 },
    );
    expect(plain).toBeGreaterThan(1000);
  });
});
