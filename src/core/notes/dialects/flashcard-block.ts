import { ankiGaps } from '../anki-gaps.ts';
import type { Dialect, DialectResult } from '../dialect.ts';
import { NoteWriter, type Place } from '../note-writer.ts';
import type { Block, ReadFile, Sequence } from '../read.ts';

const id = 'flashcard-block';
const fence = /^[ \t]*(`{3,}|~{3,})[ \t]*flashcard[ \t]*$/i;

/** The code blocks of Simple Flashcards: a fence named `flashcard` is a card, the one place where code is one. */
export const dialect: Dialect = {
  id,
  title: 'Simple Flashcards (flashcard code blocks)',
  detect: (file) =>
    blocksOf(file).map(({ line, raw }) => ({ line, mark: raw.split('\n', 1)[0] ?? '', weight: 8 })),
  read,
};

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  for (const block of blocksOf(file)) readBlock(block, writer);
  return writer.result();
}

function blocksOf({ source, body }: ReadFile): Block[] {
  return /flashcard/i.test(source) ? [...fencesIn(body)] : [];
}

function* fencesIn({ blocks }: Sequence): Generator<Block> {
  for (const block of blocks) {
    if (block.kind === 'code' && fence.test(block.raw.split('\n', 1)[0] ?? '')) yield block;
    for (const child of block.children) yield* fencesIn(child);
  }
}

function readBlock(block: Block, writer: NoteWriter): void {
  const [opening = '', ...rest] = block.raw.split('\n');
  const mark = fence.exec(opening)?.[1] ?? '```';
  const lines = rest.at(-1)?.trim().startsWith(mark) ? rest.slice(0, -1) : rest;
  if (lines.every((line) => line.trim() === ''))
    return writer.report(
      block.line,
      'This flashcard is empty; write `Q: …` and `A: …` into it, or delete it.',
    );
  if (!lines.some((line) => /^Q:/.test(line))) return readGaps(lines.join('\n'), block, writer);
  let card: { question: string[]; answer: string[] | null; line: number; endLine: number } | null = null;
  const finish = () => {
    if (!card) return;
    const place = { line: card.line, endLine: card.endLine, headings: block.headings };
    const missing = 'write it on a line that begins with `Q:` or `A:` within the block';
    writer.card('basic', card.question.join('\n'), card.answer?.join('\n') ?? '', place, {}, missing);
  };
  for (const [index, text] of lines.entries()) {
    const line = block.line + 1 + index;
    if (text.startsWith('Q:')) {
      finish();
      card = { question: [text.slice(2)], answer: null, line, endLine: line };
    } else if (card) {
      if (text.startsWith('A:') && !card.answer) card.answer = [text.slice(2).trimStart()];
      else (card.answer ?? card.question).push(text);
      if (text.trim() !== '') card.endLine = line;
    }
  }
  finish();
}

function readGaps(text: string, block: Block, writer: NoteWriter): void {
  const place: Place = { line: block.line, endLine: block.endLine, headings: block.headings };
  const gaps = ankiGaps(text.trim(), { takesBare: true });
  if ('message' in gaps)
    return writer.report(
      block.line,
      'This flashcard has neither a line that begins with `Q:` nor a gap `{{…}}`; write one of them into it.',
    );
  writer.cloze(gaps.parts, place);
}
