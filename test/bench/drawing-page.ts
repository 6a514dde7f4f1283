import { Marked } from 'marked';
import { createRenderer } from '../../src/core/notes/render.ts';
import { sanitise } from '../../src/ui/parts/sanitise.ts';

/** Milliseconds that all texts took once, each way. */
export interface DrawingTimes {
  readonly marked: number;
  readonly rendered: number;
  readonly safe: number;
}

const marked = new Marked();
const renderer = createRenderer();

function timeOf(texts: readonly string[], draw: (text: string) => string): number {
  const start = performance.now();
  for (const text of texts) draw(text);
  return performance.now() - start;
}

/** Draws every text with marked alone, with the app's renderer, and with its sanitiser behind it. */
export function drawAll(texts: readonly string[]): DrawingTimes {
  return {
    marked: timeOf(texts, (text) => marked.parse(text, { async: false })),
    rendered: timeOf(texts, (text) => renderer.renderMarkdown(text)),
    safe: timeOf(texts, (text) => sanitise(renderer.renderMarkdown(text))),
  };
}

declare global {
  interface Window {
    drawAll: typeof drawAll;
  }
}
window.drawAll = drawAll;
