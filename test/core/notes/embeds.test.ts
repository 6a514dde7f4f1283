import { describe, expect, it } from 'vitest';
import { imagesOf } from '../../../src/core/notes/images.ts';
import { createRenderer } from '../../../src/core/notes/render.ts';
import { noteWith } from './parse.ts';

const { renderMarkdown } = createRenderer();
const imageUrl = (href: string) =>
  href.endsWith('.mp3') ? `data:audio/mpeg;base64,${btoa(href)}` : `data:image/png;base64,${btoa(href)}`;

describe('images and sounds of a note', () => {
  it.each([
    ['![[x.png]]', ['x.png']],
    ['![[deep/a b.PNG|300]] and ![[y.svg#top|a picture]]', ['deep/a b.PNG', 'y.svg']],
    ['[sound:hello.mp3]', ['hello.mp3']],
    ['![a](b.png) ![[c.webp]]', ['b.png', 'c.webp']],
    ['- ![[in/a/list.jpg]]\n\n> ![[quoted.gif]]', ['in/a/list.jpg', 'quoted.gif']],
    ['![[A note]] ![[A note#Heading]] [[x.png]]', []],
    ['`![[x.png]]` and `[sound:x.mp3]`', []],
    ['```\n![[x.png]]\n```', []],
    ['[sound:]', []],
    ['![[x.png', []],
  ])('in %j are %j', (back, expected) => {
    expect(imagesOf(noteWith({ front: 'q', back }))).toEqual(expected);
  });

  it('are shown and played by the address they are given, else named', () => {
    expect(renderMarkdown('![[x.png]]', { imageUrl })).toBe(
      `<p><img src="${imageUrl('x.png')}" alt="x.png"></p>\n`,
    );
    expect(renderMarkdown('![[d/x.png|a "picture"]]', { imageUrl })).toContain('alt="a &quot;picture&quot;"');
    expect(renderMarkdown('![[d/x.png|300x200]]', { imageUrl })).toContain('alt="x.png"');
    expect(renderMarkdown('say [sound:h.mp3]', { imageUrl })).toBe(
      `<p>say <audio controls src="${imageUrl('h.mp3')}" title="h.mp3"></audio></p>\n`,
    );
    expect(renderMarkdown('![[x.png]] [sound:<b>.mp3]')).toBe('<p>x.png &lt;b&gt;.mp3</p>\n');
    expect(renderMarkdown('![[A note]] `![[x.png]]`', { imageUrl })).toBe(
      '<p>A note <code>![[x.png]]</code></p>\n',
    );
  });

  it('are found in time in proportion to the text', () => {
    const text = '![[x'.repeat(20_000);
    const start = performance.now();
    imagesOf(noteWith({ front: 'q', back: text }));
    renderMarkdown(text);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
