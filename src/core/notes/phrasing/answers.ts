import { markdownOf, sliceInline, type Inline } from './inline.ts';
import { labelOf, unnumbered } from './label.ts';
import type { ListPart, Part } from './parts.ts';
import { sentencesOf } from './sentences.ts';
import { hasFiniteVerb } from './shape.ts';
import { countWords } from './words.ts';

/** An answer of a few points. */
export interface ListAnswer {
  readonly markdown: string;
  readonly plain: string;
  readonly kind: 'list';
}

const mostPoints = 7;
const longestPoint = 90;
const longestList = 420;

/** A list as an answer: what its items name, or the items themselves where they are short, and no sentences unless `takesClauses`; null if there are too many or too long ones. */
export function listAnswer({ items, isOrdered }: ListPart, takesClauses: boolean): ListAnswer | null {
  if (items.length < 2 || items.length > mostPoints) return null;
  const points = items.map(({ text }) => text && pointOf(text, takesClauses));
  const labels = items.map(({ text }) => text && labelPoint(text));
  const chosen = labels.every((label) => label !== null) ? labels : points;
  const kept = chosen.filter((point): point is Inline => point !== null);
  if (kept.length < items.length || kept.some(({ isForeign }) => isForeign)) return null;
  const markdown = kept
    .map((point, index) => `${isOrdered ? `${index + 1}.` : '-'} ${markdownOf(point, false)}`)
    .join('\n');
  return markdown.length <= longestList
    ? { markdown, plain: kept.map(({ plain }) => plain).join('\n'), kind: 'list' }
    : null;
}

function labelPoint(text: Inline): Inline | null {
  const labelled = labelOf(text) ?? boldAlone(text);
  if (!labelled || labelled.mark === 'plain') return null;
  const whole = unnumbered(labelled.label);
  const label = sliceInline(whole, 0, whole.masked.replace(/\s*[:：]\s*$/, '').length);
  return countWords(label.plain) <= 8 && countWords(label.plain) > 0 ? label : null;
}

function boldAlone(text: Inline): { label: Inline; mark: 'bold' } | null {
  const isBold = text.segments.every(({ isStrong, text: part }) => isStrong || /^[\s:：]*$/.test(part));
  if (!isBold) return null;
  return { label: text, mark: 'bold' };
}

function pointOf(text: Inline, takesClauses: boolean): Inline | null {
  if (!takesClauses && hasFiniteVerb(text.masked) && countWords(text.plain) > 5) return null;
  return text.plain.length <= longestPoint && !/[:：]$/.test(text.plain) && sentencesOf(text).length === 1
    ? text
    : null;
}

const longestText = 330;

/** What answers a question that a heading or paragraph asks: the paragraph below it, or its first sentences, or the list there. */
export function answerBelow(parts: readonly Part[]): { answer: Inline | ListAnswer; endLine: number } | null {
  const [first, second] = parts;
  if (first?.kind === 'list') {
    const answer = listAnswer(first, true);
    return answer && parts.length === 1 ? { answer, endLine: first.endLine } : null;
  }
  if (first?.kind !== 'text' || first.text.isForeign) return null;
  if (/[:：]$/.test(first.text.plain)) {
    const answer = second?.kind === 'list' ? listAnswer(second, true) : null;
    return answer && second ? { answer, endLine: second.endLine } : null;
  }
  if (first.text.plain.length <= longestText) return { answer: first.text, endLine: first.endLine };
  const [sentence] = sentencesOf(first.text);
  return sentence && sentence.plain.length <= longestText && sentence.plain.length > 40
    ? { answer: sentence, endLine: first.endLine }
    : null;
}
