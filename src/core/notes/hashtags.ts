import { isWithin, type Span } from './spans.ts';

/** A tag such as `#net/dns` in a line; `name` is without the `#`. */
export interface Hashtag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const hashtag = /(?<![^\s(,;])#([\p{L}\p{N}_][\p{L}\p{N}_/-]*)/gu;

/** The tags of a line outside code, links and HTML, in order. */
export function hashtagsIn(text: string, opaque: readonly Span[]): Hashtag[] {
  if (!text.includes('#')) return [];
  return [...text.matchAll(hashtag)]
    .filter(({ index }) => !isWithin(opaque, index))
    .map(({ index, 0: found, 1: name = '' }) => ({ name, start: index, end: index + found.length }));
}

/** A text without some of its tags and the spaces before them. */
export function withoutTags(text: string, tags: readonly Hashtag[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of tags) {
    rest += text.slice(from, start).trimEnd();
    from = end;
  }
  return (rest + text.slice(from)).trim();
}
