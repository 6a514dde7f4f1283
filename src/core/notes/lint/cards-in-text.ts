import { looksLikeIpv6 } from '../ipv6.ts';
import { joinTexts, sentencesOf, sliceText, type PlainText } from './sentences.ts';

const inline = / :{2,3} | >> | <> |(?<=[a-z)?\d]):{2,3}(?=[A-Za-z\d/(])/g;
const question = /^[ \t]*Q[:.][ \t]/;
const answer = /^[ \t]*A[:.][ \t]/;
const remark = /^[ \t]*(?:note|tags|id|needs|E|M):[ \t]/;

/** A question and its answer as one text, `question → answer`, with what else the answer says as texts of its own. */
export function cardOf(front: PlainText, back: PlainText): { card: PlainText; rest: PlainText[] } {
  const [first, ...rest] = sentencesOf(back);
  return { card: first ? joinTexts([front, first], ' → ') : front, rest };
}

/** The two sides of the first card written in a paragraph, as many dialects write it; null if it holds none. */
export function sidesOf(whole: PlainText): { front: PlainText; back: PlainText | null } | null {
  const lines = linesOf(whole);
  const [first] = lines;
  if (first && question.test(first.text)) {
    const at = lines.findIndex(({ text }) => answer.test(text));
    if (at < 0) return { front: withoutMark(whole), back: null };
    const end = lines.findIndex(
      ({ text }, index) => index > at && (remark.test(text) || question.test(text)),
    );
    return {
      front: withoutMark(joinTexts(lines.slice(0, at), '\n')),
      back: withoutMark(joinTexts(lines.slice(at, end < 0 ? undefined : end), '\n')),
    };
  }
  const middle = lines.findIndex(({ text }) => /^\s*\?{1,2}\s*$/.test(text));
  if (middle <= 0 || middle === lines.length - 1) return null;
  return { front: joinTexts(lines.slice(0, middle), '\n'), back: joinTexts(lines.slice(middle + 1), '\n') };
}

/** The text after the mark of an answer; null if the paragraph does not begin with one. */
export function answerOf(whole: PlainText): PlainText | null {
  return answer.test(whole.text) ? withoutMark(whole) : null;
}

/** The two sides of a card on one line, around `::`, `:::`, `>>` or `<>`; null if the line is none. */
export function inlineSidesOf(line: PlainText): { front: PlainText; back: PlainText } | null {
  for (const { 0: mark, index } of line.text.matchAll(inline)) {
    const end = index + mark.length;
    const word = /\S*$/.exec(line.text.slice(Math.max(0, index - 60), index))?.[0] ?? '';
    const after = /^\S*/.exec(line.text.slice(end, end + 60))?.[0] ?? '';
    if (!mark.startsWith(' ') && (looksLikeIpv6(`${word}${mark}${after}`) || word.includes(':'))) continue;
    const front = sliceText(line, 0, index);
    const back = sliceText(line, end, line.text.length);
    return front.text.trim() === '' || back.text.trim() === '' ? null : { front, back };
  }
  return null;
}

/** The lines of a text as texts of their own. */
export function linesOf(whole: PlainText): PlainText[] {
  const lines: PlainText[] = [];
  let start = 0;
  for (const text of whole.text.split('\n')) {
    const line = whole.breaks.findLast(({ offset }) => offset <= start)?.line ?? 1;
    lines.push({ text, breaks: [{ offset: 0, line }] });
    start += text.length + 1;
  }
  return lines;
}

function withoutMark(whole: PlainText): PlainText {
  const start = /^[ \t]*[QA][:.][ \t]*/.exec(whole.text)?.[0].length ?? 0;
  return sliceText(whole, start, whole.text.length);
}
