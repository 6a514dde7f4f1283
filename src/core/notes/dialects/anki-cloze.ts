import { ankiGaps, hasAnkiGap } from '../anki-gaps.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { NoteWriter } from '../note-writer.ts';
import type { Block, ReadFile, Sequence } from '../read.ts';
import { isWithin, opaqueSpans } from '../spans.ts';

const id = 'anki-cloze';
const textual: ReadonlySet<string> = new Set(['paragraph', 'table', 'heading']);
const nearMiss = /\{\{(?:C\d{1,4}::|c\d{1,4}:(?!:)|c::)/g;

/** Anki's own gaps, `{{c1::answer::hint}}`, in the paragraphs, list items and tables of Markdown. */
export const dialect: Dialect = {
  id,
  title: 'Anki gaps in Markdown',
  detect: ({ source, body }) => (source.includes('{{c') ? [...unitsOf(body)].map(evidenceOf) : []),
  read,
};

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  if (!/\{\{c/i.test(file.source)) return writer.result();
  for (const unit of unitsOf(file.body)) {
    const text = unit.kind === 'heading' ? unit.title : unit.raw;
    const gaps = ankiGaps(text);
    if ('message' in gaps) writer.report(unit.line, gaps.message);
    else writer.cloze(gaps.parts, unit);
  }
  for (const block of nearUnits(file.body)) reportNearMiss(block, writer);
  return writer.result();
}

function evidenceOf({ line, raw }: Block): Evidence {
  return { line, mark: /\{\{c\d{1,4}::[^\n]{0,60}/.exec(raw)?.[0] ?? raw.slice(0, 60), weight: 5 };
}

/** Blocks that are a card each: those with gaps, and a list as a whole where its numbers run on from item to item. */
function* unitsOf(sequence: Sequence): Generator<Block> {
  for (const block of sequence.blocks) {
    if (textual.has(block.kind)) {
      if (hasAnkiGap(block.kind === 'heading' ? block.title : block.raw)) yield block;
    } else if (block.kind === 'list' && isOneCard(block)) yield block;
    else for (const child of block.children) yield* unitsOf(child);
  }
}

function isOneCard({ children }: Block): boolean {
  const lowest = children.map(({ text }) =>
    [...text.matchAll(/\{\{c(\d{1,4})::/g)].reduce(
      (least, [, digits]) => Math.min(least, Number(digits)),
      Infinity,
    ),
  );
  return (
    lowest.some((number) => number > 1 && number < Infinity) &&
    children.some((child) => !unitsOf(child).next().done)
  );
}

function* nearUnits(sequence: Sequence): Generator<Block> {
  for (const block of sequence.blocks) {
    if (textual.has(block.kind)) yield block;
    else for (const child of block.children) yield* nearUnits(child);
  }
}

function reportNearMiss({ raw, line }: Block, writer: NoteWriter): void {
  if (!raw.includes('{{')) return;
  const opaque = opaqueSpans(raw) ?? [{ start: 0, end: raw.length }];
  const miss = [...raw.matchAll(nearMiss)].find(({ index }) => !isWithin(opaque, index));
  if (!miss) return;
  const above = raw.slice(0, miss.index).split('\n').length - 1;
  writer.report(
    line + above,
    `\`${miss[0]}\` is not the beginning of a gap; write \`{{c1::answer}}\`, with a small c, a number and two colons.`,
  );
}
