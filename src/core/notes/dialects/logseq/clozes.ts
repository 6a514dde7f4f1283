import { isWithin } from '../../spans.ts';
import { spansOf } from '../../cloze.ts';
import { writeCloze, type ClozePart } from '../../write-cloze.ts';

const cloze = /\{\{cloze[ \t]+([^{}\n]{1,2000})\}\}/gi;

/** The text of a card with its `{{cloze …}}` as gaps that are asked together, as Logseq does; null if it has none. */
export function clozeTextOf(text: string): string | null {
  if (!/\{\{cloze/i.test(text)) return null;
  const opaque = spansOf(text);
  if (!opaque) return null;
  const parts: ClozePart[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: inside = '' } of text.matchAll(cloze)) {
    if (isWithin(opaque, index)) continue;
    const at = inside.lastIndexOf('\\\\');
    const hasCue = at > 0 && inside.slice(0, at).trim() !== '' && inside.slice(at + 2).trim() !== '';
    const answer = (hasCue ? inside.slice(0, at) : inside).trim();
    if (answer === '') continue;
    if (index > end) parts.push(text.slice(end, index));
    parts.push({ number: 1, answer, hint: hasCue ? inside.slice(at + 2).trim() : null });
    end = index + whole.length;
  }
  return end === 0 ? null : writeCloze([...parts, text.slice(end)].filter((part) => part !== ''));
}
