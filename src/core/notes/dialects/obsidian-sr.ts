import type { Dialect, DialectContext, DialectResult, Evidence } from '../dialect.ts';
import { flowOf, type FlowLine } from '../flow.ts';
import { readInlineCard } from '../inline-card.ts';
import { isProperty } from '../property.ts';
import type { ReadFile } from '../read.ts';
import type { Problem } from '../types.ts';
import { deckOfFolders, deckOfTag, deckTagsOf } from './obsidian-sr/decks.ts';
import { CardReader } from './obsidian-sr/reader.ts';
import { optionTypes, settingsOf, type Settings } from './obsidian-sr/settings.ts';

/** Obsidian's plugin Spaced Repetition, in files that a flashcard tag, a schedule or the folder setting marks as holding cards. */
export const dialect: Dialect = {
  id: 'obsidian-sr',
  title: 'Obsidian Spaced Repetition',
  options: optionTypes,
  detect,
  read,
};

const comment = '<!--SR:';
const usual = settingsOf({ options: {} });
const escapeSigns = /[.*+?^${}()|[\]\\]/g;

function detect(file: ReadFile): readonly Evidence[] {
  const { text } = file.body;
  const evidence = frontMatterTags(file, usual).map((tag) => ({ line: 2, mark: `tags: ${tag}`, weight: 6 }));
  const review = wholeNoteReview(file);
  if (review) evidence.push({ ...review, weight: 10 });
  if (!text.includes(comment) && !text.includes('#flashcards')) return evidence;
  return [...evidence, ...flowOf(file, marks(usual)).flatMap(evidenceOf)];
}

function evidenceOf(line: FlowLine): Evidence[] {
  const found: Evidence[] = [];
  const at = line.text.indexOf(comment);
  const isComment =
    line.kind === 'html' ||
    line.opaque.some(({ start }) => start === at) ||
    /^[> \t]*<!--SR:/.test(line.text);
  if (at >= 0 && line.kind !== 'code' && isComment)
    found.push({ line: line.line, mark: line.text.slice(at), weight: 10 });
  for (const { start, end } of deckTagsOf(line, usual.tags))
    found.push({
      line: line.line,
      mark: line.text.slice(start, end),
      weight: isInSentence(line.text, start, end) ? 2 : 6,
    });
  return found;
}

/** Whether text goes on behind a tag as it stood before it, so that the tag may only be spoken of. */
function isInSentence(text: string, start: number, end: number): boolean {
  const isWord = (part: string) => /[\p{L}\p{N}]/u.test(part.replace(/#[^\s#]+/g, ''));
  return isWord(text.slice(0, start)) && isWord(text.slice(end)) && !text.includes('::');
}

function read(file: ReadFile, context: DialectContext): DialectResult {
  const settings = settingsOf(context);
  const problems: Problem[] = [];
  const report = (line: number, message: string) => void problems.push({ path: file.path, line, message });
  const review = wholeNoteReview(file);
  if (review)
    report(
      review.line,
      `\`${review.mark}\` schedules this note to be read again as a whole, which makes no card; write what is to be remembered as cards.`,
    );
  const isEmpty = !hasAnyMark(file.body.text, settings);
  if (isEmpty) return { notes: [], problems };
  const flow = flowOf(file, marks(settings));
  const matter = frontMatterTags(file, settings);
  const isOfCards =
    settings.usesFolders ||
    matter.length > 0 ||
    flow.some((line) => evidenceOf(line).length > 0 || deckTagsOf(line, settings.tags).length > 0);
  if (!isOfCards) return { notes: [], problems: [...problems, ...untagged(file.path, flow, settings)] };
  const deck = matter.map((tag) => deckOfTag(tag, settings.tags) ?? null)[0] ?? null;
  const reader = new CardReader(
    {
      ...settings,
      fileTags: file.frontMatter.tags.filter((tag) => deckOfTag(tag, settings.tags) === undefined),
      deck: settings.usesFolders ? deckOfFolders(file.path) : deck,
      footnotes: new Set(
        [...file.body.text.matchAll(/^\[\^([^\]\s]{1,100})\]:/gm)].map(([, label = '']) => label),
      ),
    },
    report,
  );
  reader.read(flow);
  return { notes: reader.notes, problems };
}

/** The line of the front matter that schedules the note as a whole; null if there is none. */
function wholeNoteReview({ frontMatter }: ReadFile): { line: number; mark: string } | null {
  const key = ['sr-due', 'sr-interval', 'sr-ease'].find((name) => name in frontMatter.values);
  if (key === undefined) return null;
  const value = frontMatter.values[key];
  const shown = typeof value === 'string' || typeof value === 'number' ? `${key}: ${value}` : key;
  return { line: frontMatter.lines[key] ?? 2, mark: shown };
}

function frontMatterTags({ frontMatter }: ReadFile, { tags }: Settings): string[] {
  return frontMatter.tags.filter((tag) => deckOfTag(tag, tags) !== undefined);
}

function untagged(path: string, flow: readonly FlowLine[], settings: Settings): Problem[] {
  const line = flow.find((one) => {
    const card = readInlineCard(one, settings.separators);
    return card.kind === 'card' && !isProperty(one.text.slice(one.from), card.at - one.from);
  });
  const [tag = ''] = settings.tags;
  if (!line) return [];
  const message = `This file has no tag \`#${tag}\`, so that lines such as this one are no cards; write the tag at the top if they are.`;
  return [{ path, line: line.line, message }];
}

function hasAnyMark(text: string, { separators, multiline, patterns }: Settings): boolean {
  return [
    comment,
    ...separators.map(({ mark }) => mark),
    `\n${multiline}`,
    ...patterns.map(({ close }) => close),
  ].some((mark) => text.includes(mark));
}

/** What a paragraph holds that is worth reading its inline marks for. */
function marks(settings: Settings): RegExp {
  const { separators, multiline, multilineReversed, patterns, tags } = settings;
  const texts = [
    ...separators.map(({ mark }) => mark),
    ...patterns.map(({ close }) => close),
    ...tags.map((tag) => `#${tag}`),
    comment,
  ];
  const escaped = (text: string) => text.replace(escapeSigns, '\\$&');
  const alone = `^[ \\t]*(?:${escaped(multiline)}|${escaped(multilineReversed)})[ \\t]*$`;
  return new RegExp([...texts.map(escaped), alone].join('|'), 'im');
}
