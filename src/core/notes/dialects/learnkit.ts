import { ankiGaps } from '../anki-gaps.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { choiceSides } from '../choice-sides.ts';
import { anchorLine, rowsOf, type FieldRow } from '../learnkit-rows.ts';
import { NoteWriter } from '../note-writer.ts';
import type { ReadFile } from '../read.ts';
import { sourceLines } from '../source-lines.ts';

const id = 'learnkit';
const mayHold = /^(?:Q|RQ|CQ|MCQ|OQ|HQ|IO)[ \t]*\n?[ \t]*[^\w\s]|\^(?:learnkit|sprout)-\d/m;
const titles: Readonly<Record<string, string>> = { HQ: 'hotspot', IO: 'image-occlusion' };

/** LearnKit (once Sprout): rows such as `Q | question |` and `A | answer |`, with anchors like `^learnkit-123456789`. */
export const dialect: Dialect = {
  id,
  title: 'LearnKit',
  options: { delimiter: 'text' },
  detect,
  read: (file, { options }) =>
    read(file, typeof options['delimiter'] === 'string' ? options['delimiter'] : null),
};

function detect(file: ReadFile): Evidence[] {
  if (!mayHold.test(file.source)) return [];
  const lines = sourceLines(file.body);
  const anchors = lines.flatMap((line) =>
    anchorLine(line) === null ? [] : [{ line: line.line, mark: line.text.trim(), weight: 10 }],
  );
  const rows = rowsOf(lines, null).cards.map(({ starter, rows: { length }, anchor }) => ({
    line: starter.line,
    mark: `${starter.label} | ${starter.text.split('\n', 1)[0] ?? ''} |`,
    // A row by itself may be what a pipe or a table left.
    weight: length > 1 || anchor !== null || starter.label === 'CQ' ? 8 : 2,
  }));
  return [...anchors, ...rows];
}

function read(file: ReadFile, delimiter: string | null): DialectResult {
  const writer = new NoteWriter(id, file);
  if (!mayHold.test(file.source)) return writer.result();
  const { cards, open } = rowsOf(sourceLines(file.body), delimiter);
  for (const { line, label, delimiter: mark } of open)
    writer.report(
      line,
      `This row is not closed, so it was read as text; end it with \`${mark}\`, as in \`${label} ${mark} … ${mark}\`.`,
    );
  for (const { starter, rows, anchor, headings } of cards) {
    const texts = (label: string) => rows.filter((row) => row.label === label).map(({ text }) => text);
    const place = {
      line: rows[0]?.line ?? starter.line,
      endLine: rows.at(-1)?.endLine ?? starter.endLine,
      headings: [...headings, ...texts('T')],
    };
    const extras = {
      remark: texts('I').join('\n\n') || null,
      tags: texts('G')
        .flatMap((text) => text.split(',').map((name) => name.trim().replace(/\s+/g, '-')))
        .filter((name) => name !== ''),
      explicitId: anchor === null ? null : `learnkit:${anchor}`,
    };
    const answers = texts('A');
    const kind = titles[starter.label];
    if (kind !== undefined)
      writer.report(
        starter.line,
        `This is a ${kind} card, which cannot be learned here; write it as a question if it can be put into words.`,
      );
    else if (starter.label === 'CQ') {
      const gaps = ankiGaps(starter.text, { takesBare: true });
      if ('message' in gaps) writer.report(starter.line, gaps.message);
      else writer.cloze(gaps.parts, place, extras);
    } else if (starter.label === 'MCQ') {
      const missing = 'write at least one row `A | right answer |` and one row `O | wrong answer |`';
      const options = rows.flatMap(({ label, text }) =>
        label === 'A' || label === 'O' ? [{ text, isRight: label === 'A' }] : [],
      );
      const { front, back } =
        texts('O').length > 0 ? choiceSides(starter.text, options) : { front: starter.text, back: '' };
      writer.card('basic', front, back, place, extras, missing);
    } else if (starter.label === 'OQ') {
      const items = itemsOf(rows);
      const front = `${starter.text}\n\n${[...items]
        .sort()
        .map((item) => `- ${indented(item)}`)
        .join('\n')}`;
      const back =
        items.length < 2 ? '' : items.map((item, index) => `${index + 1}. ${indented(item)}`).join('\n');
      writer.card(
        'basic',
        front,
        back,
        place,
        extras,
        'write at least two rows `1 | first |` and `2 | second |`',
      );
    } else
      writer.card(
        starter.label === 'RQ' ? 'two-way' : 'basic',
        starter.text,
        answers.join('\n\n'),
        place,
        extras,
        'write it in a row `A | answer |`',
      );
  }
  return writer.result();
}

function itemsOf(rows: readonly FieldRow[]): string[] {
  return rows
    .filter(({ label }) => /^\d/.test(label))
    .sort((one, other) => Number(one.label) - Number(other.label))
    .map(({ text }) => text);
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n   ');
}
