import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { hashtagsIn, withoutTags, type Hashtag } from '../hashtags.ts';
import { NoteWriter } from '../note-writer.ts';
import type { ReadFile, Sequence } from '../read.ts';
import { joinLines, opaqueIn, readHeading, sourceLines, type SourceLine } from '../source-lines.ts';
import { isWithin, opaqueSpans } from '../spans.ts';

const id = 'neuracache';
const marks: ReadonlySet<string> = new Set(['flashcard', 'spaced']);
const separator = /[ \t]:[ \t]|(?!\p{N})\p{Emoji_Presentation}\uFE0F?|\p{Extended_Pictographic}\uFE0F/gu;
const endRule = /^ {0,3}-[ \t]+-[ \t]+-[ \t]*$/;

/** NeuraCache: `question : answer #flashcard`, or `question #flashcard` with the answer below, up to `- - -`. */
export const dialect: Dialect = { id, title: 'NeuraCache', detect, read };

/** A line that ends in `#flashcard` or `#spaced`. */
interface Marked {
  readonly line: SourceLine;
  readonly index: number;
  readonly mark: string;
  /** The line without its tags and bullet. */
  readonly text: string;
  readonly tags: readonly string[];
}

function detect(file: ReadFile): Evidence[] {
  if (!mayHold(file)) return [];
  return markedInAll(file).flatMap(({ marked }) =>
    marked.map(({ line, mark }) => ({
      line: line.line,
      mark: line.text.trim(),
      weight: mark === 'flashcard' ? 5 : 3,
    })),
  );
}

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  if (mayHold(file)) for (const { lines, marked } of markedInAll(file)) readLines(lines, marked, writer);
  return writer.result();
}

function mayHold({ source }: ReadFile): boolean {
  return source.includes('#flashcard') || source.includes('#spaced');
}

/** The lines of the body, and of each list item and quote by itself. */
function* groupsOf(sequence: Sequence): Generator<SourceLine[]> {
  yield sourceLines(sequence);
  for (const { children, kind } of sequence.blocks)
    if (kind === 'list' || kind === 'quote') for (const child of children) yield* groupsOf(child);
}

/** A group of `#tags` holds for the lists and quotes below it as well, up to the next one. */
function markedInAll(file: ReadFile): { lines: readonly SourceLine[]; marked: readonly Marked[] }[] {
  const [whole = [], ...inner] = groupsOf(file.body);
  const groups: TagGroup[] = [];
  const first = { lines: whole, marked: markedIn(whole, [], groups) };
  let next = 0;
  const others = inner.map((lines) => {
    while ((groups[next]?.line ?? Infinity) < (lines[0]?.line ?? 0)) next += 1;
    return { lines, marked: markedIn(lines, groups[next - 1]?.tags ?? []) };
  });
  return [first, ...others];
}

interface TagGroup {
  readonly line: number;
  readonly tags: readonly string[];
}

/** The marked lines, the groups of tags before them among their tags; those groups are added to `groups`. */
function markedIn(lines: readonly SourceLine[], above: readonly string[], groups: TagGroup[] = []): Marked[] {
  let group = above;
  return lines.flatMap((line, index) => {
    const isItem = line.block?.kind === 'list' || line.block?.kind === 'quote';
    if ((line.kind !== 'text' && line.kind !== 'heading') || isItem || !line.text.includes('#')) return [];
    const content = line.kind === 'heading' ? (readHeading(line.text)?.title ?? '') : line.text;
    const shift = line.text.indexOf(content);
    const opaque = opaqueIn(line).map(({ start, end }) => ({ start: start - shift, end: end - shift }));
    const tags = hashtagsIn(content, opaque);
    if (tags[0]?.name === 'tags' && withoutTags(content, tags) === '') {
      group = tags.slice(1).map(({ name }) => name);
      groups.push({ line: line.line, tags: group });
      return [];
    }
    const closing = closingTags(content, tags);
    const mark = closing.find(({ name }) => marks.has(name))?.name;
    if (mark === undefined) return [];
    const own = closing.map(({ name }) => name).filter((name) => !marks.has(name));
    return [{ line, index, mark, text: withoutTags(content, closing), tags: [...group, ...own] }];
  });
}

/** A title without the mark that makes a card of it, and the tags beside it. */
function unmarked(title: string): string {
  const closing = title.includes('#') ? closingTags(title, hashtagsIn(title, opaqueSpans(title) ?? [])) : [];
  return closing.some(({ name }) => marks.has(name)) ? withoutTags(title, closing) : title;
}

/** The tags at the end of a line, behind which nothing stands. */
function closingTags(text: string, tags: readonly Hashtag[]): Hashtag[] {
  let end = text.trimEnd().length;
  const closing: Hashtag[] = [];
  for (const tag of tags.toReversed()) {
    if (text.slice(tag.end, end).trim() !== '') break;
    closing.unshift(tag);
    end = tag.start;
  }
  return closing;
}

function readLines(lines: readonly SourceLine[], found: readonly Marked[], writer: NoteWriter): void {
  for (const [at, card] of found.entries()) {
    const { line, text, tags } = card;
    const above = questionAbove(lines, card, found[at - 1]?.index ?? -1);
    const place = {
      line: above[0]?.line ?? line.line,
      endLine: line.line,
      headings: line.headings.map(unmarked),
    };
    const question = [...above.map((one) => one.text), text].join('\n');
    const sides = above.length === 0 ? sidesOf(text, line) : null;
    if (sides) {
      writer.card('basic', sides[0], sides[1], place, { tags });
      continue;
    }
    const body = answerBelow(lines, card.index + 1, found[at + 1], line.kind === 'heading');
    const endLine = body.findLast((one) => one.text.trim() !== '')?.line ?? line.line;
    const missing = 'write it below, or in the same line as `question : answer #flashcard`';
    writer.card('basic', question, joinLines(body), { ...place, endLine }, { tags }, missing);
  }
}

/** The lines of the paragraph above the one that holds the tag. */
function questionAbove(
  lines: readonly SourceLine[],
  { line, index }: Marked,
  previous: number,
): SourceLine[] {
  if (line.kind === 'heading') return [];
  let start = index;
  while (start - 1 > previous && lines[start - 1]?.block === line.block && lines[start - 1]?.kind === 'text')
    start -= 1;
  return lines.slice(start, index);
}

/** The sides of `question : answer`, or of the same with an emoji between them; null if the line has neither. */
function sidesOf(text: string, line: SourceLine): [string, string] | null {
  const shift = line.text.indexOf(text);
  for (const { index, 0: found } of text.matchAll(separator)) {
    const before = text.slice(0, index).trim();
    const after = text.slice(index + found.length).trim();
    if (before !== '' && after !== '' && !isWithin(opaqueIn(line), index + Math.max(shift, 0)))
      return [before, after];
  }
  return null;
}

/** The answer: up to `- - -` if it comes before the next card, else the first paragraph or block; below a heading all of it. */
function answerBelow(
  lines: readonly SourceLine[],
  from: number,
  next: Marked | undefined,
  isSection: boolean,
): SourceLine[] {
  let limit = from;
  while (
    limit < lines.length &&
    limit !== next?.index &&
    lines[limit]?.kind !== 'heading' &&
    !isEnd(lines[limit])
  )
    limit += 1;
  const below = lines.slice(from, limit);
  const isClosed = isEnd(lines[limit]);
  if (isClosed || isSection) return next && limit === next.index ? withoutQuestion(below, next) : below;
  const first = below.findIndex(({ text }) => text.trim() !== '');
  if (first < 0) return [];
  const block = below[first]?.block;
  const end = below.findIndex(
    ({ kind, block: other }, index) => index > first && kind === 'blank' && other !== block,
  );
  return below.slice(first, end < 0 ? undefined : end);
}

function isEnd(line: SourceLine | undefined): boolean {
  return line?.kind === 'rule' && endRule.test(line.text);
}

/** Leaves out the lines of the next card's question that stand above its tag. */
function withoutQuestion(lines: SourceLine[], next: Marked): SourceLine[] {
  return lines.filter(({ block }) => block === null || block !== next.line.block);
}
