import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { NoteWriter } from '../note-writer.ts';
import type { Block, ReadFile } from '../read.ts';
import { joinLines, readHeading, sourceLines, type SourceLine } from '../source-lines.ts';

const id = 'mdanki';
const tagLink = /\[#([^\]\n]{1,80})\]\([^)\n]{0,300}\)/g;
const tagLine = /^(?:\[#[^\]\n]{1,80}\]\([^)\n]{0,300}\)\s*)+$/;
const percent = /^[ \t]*%[ \t]*$/;

/** mdanki: each `## heading` begins a card; `%` alone on a line parts a longer question from its answer. */
export const dialect: Dialect = { id, title: 'mdanki', takesUnmarked: looksLikeDeck, detect, read };

interface Section {
  readonly heading: SourceLine;
  readonly body: readonly SourceLine[];
}

function detect(file: ReadFile): Evidence[] {
  if (!file.source.includes('[#') && !/^[ \t]*%[ \t]*$/m.test(file.source)) return [];
  return sectionsOf(sourceLines(file.body)).flatMap(({ body }) => {
    const split = body[splitOf(body)];
    return body.flatMap((line) => {
      if (isTagLine(line))
        return [{ line: line.line, mark: line.text, weight: isSurelyTag(line.text) ? 7 : 2 }];
      return line === split ? [{ line: line.line, mark: '%', weight: 5 }] : [];
    });
  });
}

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  const lines = sourceLines(file.body);
  const title = lines.find(({ kind, text }) => kind === 'heading' && readHeading(text)?.level === 1);
  for (const { heading, body } of sectionsOf(lines)) {
    const tags = body.filter(isTagLine).flatMap(({ text }) => tagsIn(text));
    const content = body.filter((line) => !isTagLine(line));
    const split = splitOf(content);
    const question = readHeading(heading.text)?.title ?? '';
    const front = split < 0 ? question : `${question}\n\n${joinLines(content.slice(0, split)).trim()}`;
    const last = content.findLast(({ text }) => text.trim() !== '') ?? heading;
    const place = { line: heading.line, endLine: last.line, headings: heading.headings };
    writer.card(
      'basic',
      front,
      joinLines(content.slice(split + 1)),
      place,
      { tags },
      'write it below the heading',
    );
  }
  return writer.result((title && readHeading(title.text)?.title) || null);
}

/** Whether a title and `##` headings right below it are all the sections there are, as in a deck. */
function looksLikeDeck({ body: { blocks } }: ReadFile): boolean {
  const [title, first] = blocks;
  const isHeading = (block: Block | undefined, level: number) =>
    block?.kind === 'heading' && block.level === level;
  const isBegun = isHeading(title, 2) || (isHeading(title, 1) && isHeading(first, 2));
  return (
    isBegun && blocks.every(({ kind, level }, index) => kind !== 'heading' || level === 2 || index === 0)
  );
}

function sectionsOf(lines: readonly SourceLine[]): Section[] {
  const sections: { heading: SourceLine; body: SourceLine[] }[] = [];
  let current: SourceLine[] | null = null;
  for (const line of lines) {
    const level = line.kind === 'heading' ? (readHeading(line.text)?.level ?? 0) : 0;
    if (level === 1) current = null;
    else if (level === 2) {
      current = [];
      sections.push({ heading: line, body: current });
    } else current?.push(line);
  }
  return sections;
}

/** Where `%` stands alone with text on either side, elsewhere it is a shell's prompt; -1 if nowhere. */
function splitOf(lines: readonly SourceLine[]): number {
  const first = lines.findIndex(hasText);
  const last = lines.findLastIndex(hasText);
  return lines.findIndex(
    ({ kind, text }, index) =>
      index > first && index < last && first >= 0 && kind === 'text' && percent.test(text),
  );
}

function hasText({ text }: SourceLine): boolean {
  return text.trim() !== '' && !percent.test(text);
}

function isTagLine(line: SourceLine | undefined): boolean {
  return line?.kind === 'text' && line.text.startsWith('[#') && tagLine.test(line.text);
}

/** A number between brackets is more likely an issue of a tracker. */
function isSurelyTag(text: string): boolean {
  return /\]\(\)/.test(text) && [...text.matchAll(tagLink)].every(([, name]) => !/^\d+$/.test(name ?? ''));
}

function tagsIn(text: string): string[] {
  return [...text.matchAll(tagLink)].map(([, name]) => (name ?? '').trim().replace(/\s+/g, '_'));
}
