import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/core/notes/lines.ts';
import { readFile, type Sequence } from '../../../src/core/notes/read.ts';
import { scanInline } from '../../../src/core/notes/inline/scan-inline.ts';
import { tableOf } from '../../../src/core/notes/table.ts';
import { fuzzRuns, hostileTexts, writtenNotes } from './mutated-notes.ts';
import { parse } from './parse.ts';

const withoutSpace = (text: string) => text.replace(/\s/g, '');

/** Throws if a sequence is not what the file says, on the lines it says. */
function check(sequence: Sequence, fileLines: readonly string[]): void {
  let line = 1;
  let end = 0;
  for (const block of sequence.blocks) {
    const { raw } = block;
    if (sequence.text.slice(block.start, block.end) !== raw)
      throw new Error(`${raw} does not stand where it says.`);
    const lines = raw.split('\n');
    if (block.start < end || block.line < line) throw new Error(`${raw} does not follow what is before it.`);
    if (block.endLine !== block.line + lines.length - 1) throw new Error(`${raw} ends elsewhere.`);
    for (const [index, text] of lines.entries()) {
      const inFile = withoutSpace(fileLines[block.line - 1 + index] ?? '');
      if (!inFile.includes(withoutSpace(text)))
        throw new Error(`${text} is not on line ${block.line + index}.`);
    }
    if (block.kind === 'paragraph') checkLines(linesOf(block) ?? []);
    if (block.kind === 'table') checkCells(block, sequence.text);
    for (const child of block.children) check(child, fileLines);
    line = block.endLine;
    end = block.end;
  }
}

function checkLines(lines: NonNullable<ReturnType<typeof linesOf>>): void {
  for (const { text, masked, opaque } of lines) {
    if (masked.length !== text.length) throw new Error(`${text} is masked to another length.`);
    for (const [index, span] of opaque.entries())
      if (span.start >= span.end || span.start < (opaque[index - 1]?.end ?? -Infinity))
        throw new Error(`${text} has spans out of order.`);
  }
}

function checkCells(block: Parameters<typeof tableOf>[0], text: string): void {
  const { header, rows } = tableOf(block);
  for (const cell of [...header, ...rows.flat()])
    if (text.slice(cell.start, cell.end).replaceAll('\\|', '|') !== cell.text)
      throw new Error(`${cell.text} is elsewhere.`);
}

const checkFile = (text: string) => {
  const file = readFile({ path: 'notes.md', text });
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  check(file.body, lines);
  for (const { line } of file.problems)
    if (line < 1 || line > lines.length) throw new Error('A problem is on no line.');
};

describe('reading whatever is there', () => {
  it('gives every block of written notes its place', () => {
    expect(writtenNotes.length).toBeGreaterThan(5);
    for (const text of writtenNotes) checkFile(text);
  });

  it('never throws, and gives every block its place', () => {
    fc.assert(fc.property(hostileTexts, checkFile), { numRuns: fuzzRuns(3000) });
  }, 3_600_000);

  it('never fails to read cards', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => void parse(text)),
      { numRuns: fuzzRuns(1000) },
    );
  }, 3_600_000);

  it('reads any bytes', () => {
    const characters = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
      .map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(characters, (text) => {
        checkFile(text);
        scanInline(text, new Set());
      }),
      { numRuns: fuzzRuns(1000) },
    );
  }, 3_600_000);
});
