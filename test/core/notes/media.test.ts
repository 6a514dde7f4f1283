import { describe, expect, it } from 'vitest';
import { mediaOf } from '../../../src/core/notes/media.ts';
import { plainText } from '../../../src/core/notes/plain-text.ts';
import { createRenderer } from '../../../src/core/notes/render.ts';

describe('mediaOf', () => {
  it('finds what a text shows and plays, with kind and line', () => {
    const text = [
      '# ![a](a.png)',
      '![b](<b c.jpg> "t") [![d](d\\_e.gif)](f.html)',
      '- ![[g.png|300]] and ![[note]] and ![[h.mp3]]',
      '',
      '  | x | ![i][I  j] |',
      '  |---|---|',
      '  | [sound:k.ogg] | |',
      '',
      '<video controls',
      '  src="l.mp4"><source src=m.webm></video>',
      '',
      "a <img alt='x' src='n.svg'> `![o](o.png)` <!-- ![p](p.png) --> ![q](q)",
      '',
      '```',
      '![r](r.png) <img src="r.png">',
      '```',
      '',
      '[i J]: s.webp',
    ].join('\n');
    expect(mediaOf(text, 10).map(({ kind, reference, line }) => `${line} ${kind} ${reference}`)).toEqual([
      '10 image a.png',
      '11 image b c.jpg',
      '11 image d_e.gif',
      '12 image g.png',
      '12 audio h.mp3',
      '14 image s.webp',
      '16 audio k.ogg',
      '18 video l.mp4',
      '19 video m.webm',
      '21 image n.svg',
      '21 image q',
    ]);
  });
});

describe('what notes hold beyond Markdown', () => {
  const { renderInline, renderMarkdown } = createRenderer();
  const show = (text: string) => renderInline(text, { imageUrl: (href) => `media:${href}` });

  it.each([
    [
      'see [[Pod]], [[a/b#c|the <b>]] and [[x#y#^z]]',
      'see Pod, the &lt;b&gt; and x#y',
      'see Pod, the <b> and x#y',
    ],
    [
      '![[a.png|200]] ![[b"c.png|alt]]',
      '<img src="media:a.png" alt="a.png" width="200"> <img src="media:b%22c.png" alt="alt">',
      'a.png alt',
    ],
    [
      '![[a.mp3]] [sound:b.ogg]',
      '<audio controls src="media:a.mp3" title="a.mp3"></audio> <audio controls src="media:b.ogg" title="b.ogg"></audio>',
      'a.mp3 b.ogg',
    ],
    ['![[Pod]]', 'Pod', 'Pod'],
    ['a %%hidden%% b %%d and %%s', 'a  b %%d and %%s', 'a b %%d and %%s'],
    ['text ^abc-1', 'text', 'text'],
    ['2 ^32 and x ^y', '2 ^32 and x ^y', '2 ^32 and x ^y'],
    ['a[^1] [^note] [^a-z] [^0-9]', 'a<sup>1</sup> <sup>note</sup> [^a-z] [^0-9]', 'a1 note [^a-z] [^0-9]'],
    ['`[[a]] %%b%% [^1] ^abc`', '<code>[[a]] %%b%% [^1] ^abc</code>', '[[a]] %%b%% [^1] ^abc'],
    ['if [[ -f x ]] or [[ $a == b ]]', 'if [[ -f x ]] or [[ $a == b ]]', 'if [[ -f x ]] or [[ $a == b ]]'],
  ])('%j', (text, html, plain) => {
    expect(show(text)).toBe(html.replace('x#y', 'x &gt; y'));
    expect(plainText(text)).toBe(plain.replace('x#y', 'x > y'));
  });

  it('draws callouts as quotes with a title, footnotes small, and no comments', () => {
    expect(renderMarkdown('> [!tip]- Read *this*\n> text')).toBe(
      '<blockquote class="callout">\n<p class="callout-title"><strong>Read <em>this</em></strong></p>\n<p>text</p>\n</blockquote>\n',
    );
    expect(renderMarkdown('> [!warning]\n> text')).toContain('<strong>Warning</strong>');
    expect(renderMarkdown('[^1]: a\n\n    - b')).toBe(
      '<div class="footnote"><sup>1</sup> <p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</div>\n',
    );
    expect(renderMarkdown('a\n\n%%\nb\n\nc\n%%\n\nd')).toBe('<p>a</p>\n<p>d</p>\n');
    expect(plainText('> [!tip] Read\n> text\n\n%%\nb\n%%\n[^1]: c')).toBe('Read text c');
  });

  it.each(['![[a.png]]', '[sound:a.mp3]'])('shows %s by its name where there is no file', (text) => {
    expect(renderInline(text)).toBe(text.includes('png') ? 'a.png' : 'a.mp3');
  });
});
