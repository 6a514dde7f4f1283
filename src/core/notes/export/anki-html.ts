import { createRenderer } from '../render.ts';

const renderer = createRenderer({
  math: (tex, isDisplay) => (isDisplay ? `\\[${escaped(tex)}\\]` : `\\(${escaped(tex)}\\)`),
});

/** Anki keeps all media in one folder. */
const imageUrl = (href: string) => href.split('/').at(-1) ?? href;

/** Markdown as the HTML of a field in Anki, with formulas as its MathJax reads them; a single paragraph stands without `<p>`. */
export function ankiHtml(markdown: string): string {
  const html = renderer.renderMarkdown(markdown, { imageUrl }).trim();
  return html.startsWith('<p>') && html.indexOf('</p>') === html.length - 4 ? html.slice(3, -4) : html;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
