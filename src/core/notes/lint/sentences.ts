const longest = 1500;

/** A stretch of plain text with the line of the file on which each of its lines stands. */
export interface PlainText {
  readonly text: string;
  readonly breaks: readonly { readonly offset: number; readonly line: number }[];
}

/** Lines of plain text as one text; `line` is where the first stands. */
export function joinLines(lines: readonly string[], line: number): PlainText {
  const breaks: { offset: number; line: number }[] = [];
  let offset = 0;
  for (const [index, text] of lines.entries()) {
    breaks.push({ offset, line: line + index });
    offset += text.length + 1;
  }
  return { text: lines.join('\n'), breaks };
}

/** Texts one after another, each pair with the separator between. */
export function joinTexts(parts: readonly PlainText[], separator: string): PlainText {
  let text = '';
  const breaks: { offset: number; line: number }[] = [];
  for (const part of parts) {
    if (breaks.length > 0) text += separator;
    for (const { offset, line } of part.breaks) breaks.push({ offset: offset + text.length, line });
    text += part.text;
  }
  return { text, breaks };
}

/** The text from `start` to `end`. */
export function sliceText({ text, breaks }: PlainText, start: number, end: number): PlainText {
  const first = breaks.findLast(({ offset }) => offset <= start)?.line ?? breaks[0]?.line ?? 1;
  const inner = breaks.filter(({ offset }) => offset > start && offset < end);
  return {
    text: text.slice(start, end),
    breaks: [
      { offset: 0, line: first },
      ...inner.map(({ offset, line }) => ({ offset: offset - start, line })),
    ],
  };
}

const sentenceEnd = /[.!?]["”')\]]?(?=\s+["“'(\[]?[A-Z0-9/])|\n(?=\s*(?:[-*+•]|\d+[.)])\s)/g;
const shortened = /(?:\b(?:e\.g|i\.e|vs|etc|cf|approx|resp|incl|no|fig|max|min|addr|ex)\.|^\s*\w{1,2}\.)$/i;

/** The sentences of a text; one that is too long to be a sentence is left out. */
export function sentencesOf(whole: PlainText): PlainText[] {
  const { text } = whole;
  if (text.length < 60) return [whole];
  const ends: number[] = [];
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length;
    if (!shortened.test(text.slice(Math.max(0, end - 8), end))) ends.push(end);
  }
  let start = 0;
  return [...ends, text.length].flatMap((end) => {
    const sentence = sliceText(whole, start, end);
    start = end;
    return sentence.text.length > longest || sentence.text.trim() === '' ? [] : [sentence];
  });
}
