import { spansOf } from '../../cloze.ts';
import { isWithin } from '../../spans.ts';
import { writeCloze, type ClozePart } from '../../write-cloze.ts';

const cloze = /(?<!\$)\{\{(?:(\d{1,3})::)?([^{}\n]{1,1000})\}\}(?!\})/g;
const template = /^(?:[-.]|\s|#|\/|(?:range|if|else|end|with|define|template|include|block|toYaml)\b)/;

/**
 * A text with its clozes as gaps: those without a number are asked together, as Mochi hides them all at once.
 * Null if it has none outside code, links and templates.
 */
export function clozeTextOf(text: string): string | null {
  if (!text.includes('{{')) return null;
  const opaque = spansOf(text);
  if (!opaque) return null;
  const found = [...text.matchAll(cloze)].filter(
    ({ index, 2: inside = '' }) => !isWithin(opaque, index) && !template.test(inside),
  );
  if (found.length === 0) return null;
  const highest = Math.max(0, ...found.map(({ 1: digits }) => Number(digits ?? 0)));
  const parts: ClozePart[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: digits, 2: inside = '' } of found) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push({ number: Number(digits ?? 0) || highest + 1, answer: inside.trim(), hint: null });
    end = index + whole.length;
  }
  return writeCloze([...parts, text.slice(end)].filter((part) => part !== ''));
}
