import { segmentsWithOffsets, sliceInline, type Inline } from './inline.ts';
import { countWords } from './words.ts';

/** A text such as `**term**: body`. */
export interface Labelled {
  readonly label: Inline;
  readonly body: Inline;
  /** How the label is set off from the text. */
  readonly mark: 'bold' | 'code' | 'plain';
  readonly separator: ':' | '-' | '=';
}

const separator = /^\s*(?:([:：])(?![:/\d\\])|\s?(?:–|—|→|->|=>)\s|\s-{1,2}(?:\s|(?=\p{L}))|(=)\s)\s*/u;
const plainLabel = /^([\p{L}\p{N}][^:：!?;"]{0,58}?)(?:([:：])\s+|\s+(?:[–—]|--?|→|->|=>)\s+|\s(=)\s)(?=\S)/u;

/** Splits a text into its label and what is said of it; null if it has none. */
export function labelOf(text: Inline): Labelled | null {
  return styledLabel(text) ?? plainLabelOf(text);
}

function styledLabel(text: Inline): Labelled | null {
  const segments = segmentsWithOffsets(text);
  const [first] = segments;
  if (!first) return null;
  const isStyled = ({ segment }: { segment: { isStrong: boolean; kind: string } }) =>
    first.segment.isStrong ? segment.isStrong : segment.kind === 'code';
  if (!isStyled(first)) return null;
  const until = segments.findIndex((segment) => !isStyled(segment));
  const end = until < 0 ? text.plain.length : (segments[until]?.start ?? 0);
  const inside = /\s*[:：]\s*$/.exec(text.masked.slice(0, end));
  const paren = inside ? null : /^\s*\([^()]{1,60}\)/.exec(text.masked.slice(end));
  const labelEnd = inside ? inside.index : end + (paren?.[0].length ?? 0);
  const found = inside ? /^\s*/.exec(text.masked.slice(end)) : separator.exec(text.masked.slice(labelEnd));
  if (!found) return null;
  const label = sliceInline(text, 0, labelEnd);
  const body = sliceInline(text, (inside ? end : labelEnd) + found[0].length);
  if (label.plain === '' || body.plain === '') return null;
  const isColon = inside !== null || /[:：]/.test(found[0]);
  return {
    label,
    body,
    mark: first.segment.isStrong ? 'bold' : 'code',
    separator: isColon ? ':' : found[2] ? '=' : '-',
  };
}

function plainLabelOf(text: Inline): Labelled | null {
  const match = plainLabel.exec(text.masked);
  const words = match?.[1] ?? '';
  if (!match || countWords(words) > 7 || /,\s|\.\s/.test(words)) return null;
  const label = sliceInline(text, 0, words.length);
  const body = sliceInline(text, match[0].length);
  if (body.plain === '') return null;
  return { label, body, mark: 'plain', separator: match[2] ? ':' : match[3] ? '=' : '-' };
}

/** A label without the number in front of it. */
export function unnumbered(label: Inline): Inline {
  const number = /^(?:(?:step|phase|stage|type|layer)\s+)?#?\d{1,2}(?:\.\d+)*\s*(?:[.):]|\s[–—-])\s*/i.exec(
    label.masked,
  );
  return number && !/^layer/i.test(label.masked) ? sliceInline(label, number[0].length) : label;
}
