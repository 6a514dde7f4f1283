import { spansOf } from '../../cloze.ts';
import { isWithin, type Span } from '../../spans.ts';
import { writeCloze, type ClozePart } from '../../write-cloze.ts';

const taskBox = /^[> \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\](?=[ \t])/gm;

/**
 * The text of a cloze card with its deletions `[…]` as gaps; null if it has none. Brackets within code, formulas, links and
 * images, the boxes of tasks, `[[wikilinks]]`, `[^footnotes]` and escaped ones are text.
 */
export function withGaps(text: string): string | null {
  const opaque = spansOf(text, true);
  if (!opaque || !text.includes('[')) return null;
  const boxes = [...text.matchAll(taskBox)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const parts: ClozePart[] = [];
  let end = 0;
  for (
    let open = next(text, '[', 0, opaque);
    open >= 0;
    open = next(text, '[', Math.max(end, open + 1), opaque)
  ) {
    if (isWithin(boxes, open)) continue;
    if (text[open + 1] === '[' || text[open + 1] === '^' || text[open - 1] === '[') continue;
    const close = next(text, ']', open + 1, opaque);
    if (close < 0) break;
    const answer = text.slice(open + 1, close).trim();
    if (answer === '') continue;
    if (open > end) parts.push(text.slice(end, open));
    parts.push({ number: null, answer, hint: null });
    end = close + 1;
  }
  return end === 0 ? null : writeCloze([...parts, text.slice(end)]);
}

/** A text with paths that begin at the collection's root (`@/x.png`) written as the file at `path` reaches them. */
export function withPathsFrom(text: string, path: string): string {
  if (!text.includes('](@/')) return text;
  const up = '../'.repeat(path.split('/').length - 1);
  const spans = spansOf(text) ?? [];
  return text.replace(/\]\(@\//g, (mark, index: number) => (isLink(text, spans, index) ? `](${up}` : mark));
}

function isLink(text: string, spans: readonly Span[], index: number): boolean {
  return spans.some(
    ({ start, end }) => index > start && index < end && /^!?\[/.test(text.slice(start, start + 2)),
  );
}

function next(text: string, mark: string, from: number, opaque: readonly Span[]): number {
  let index = text.indexOf(mark, from);
  while (index >= 0 && isWithin(opaque, index)) index = text.indexOf(mark, index + 1);
  return index;
}
