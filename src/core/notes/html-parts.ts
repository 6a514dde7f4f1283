/** A part of an HTML block: a tag that opens or closes `<details>`, or what stands between such tags. */
export interface HtmlPart {
  readonly kind: 'open' | 'close' | 'html';
  readonly start: number;
  readonly end: number;
  /** What `<summary>` right behind the opening tag says. */
  readonly summary: string;
}

const tags = /<!--|<details(?=[\s>])[^<>]*>|<\/details\s{0,20}>/gi;
const summaryStart = /\s{0,100}<summary(?=[\s>])[^<>]*>/iy;

/** Whether an HTML block consists of comments alone. */
export function isOnlyComments(html: string): boolean {
  let rest = html.trim();
  if (rest === '') return false;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return true;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest === '';
}

/** Splits an HTML block at the tags that open and close `<details>`, leaving out what is empty. */
export function htmlParts(html: string): HtmlPart[] {
  const whole: HtmlPart = { kind: 'html', start: 0, end: html.length, summary: '' };
  if (!/<\/?details/i.test(html)) return [whole];
  const parts: HtmlPart[] = [];
  const lower = html.toLowerCase();
  let end = 0;
  const until = (stop: number) => {
    const text = html.slice(end, stop);
    const start = end + text.length - text.trimStart().length;
    if (text.trim() !== '') parts.push({ ...whole, start, end: end + text.trimEnd().length });
  };
  tags.lastIndex = 0;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    if (match[0] === '<!--') {
      const close = html.indexOf('-->', tags.lastIndex);
      if (close < 0) break;
      tags.lastIndex = close + 3;
      continue;
    }
    until(match.index);
    const isClose = match[0].startsWith('</');
    const summary = isClose ? null : summaryAt(html, lower, tags.lastIndex);
    end = summary?.end ?? tags.lastIndex;
    tags.lastIndex = end;
    parts.push({ kind: isClose ? 'close' : 'open', start: match.index, end, summary: summary?.text ?? '' });
  }
  until(html.length);
  return parts;
}

/** The text of the `<summary>` that begins at `from`, and where it ends; null if there is none. */
export function summaryAt(html: string, lower: string, from: number): { text: string; end: number } | null {
  summaryStart.lastIndex = from;
  if (!summaryStart.test(html)) return null;
  const start = summaryStart.lastIndex;
  const close = lower.slice(start, start + longestSummary).indexOf('</summary');
  const end = close < 0 ? -1 : lower.indexOf('>', start + close);
  if (end < 0) return null;
  return {
    text: html
      .slice(start, start + close)
      .replace(/\s+/g, ' ')
      .trim(),
    end: end + 1,
  };
}

const longestSummary = 5000;
