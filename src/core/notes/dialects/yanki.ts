import type { Gap } from '../cloze.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { isTangledInline } from '../limits.ts';
import { markedGaps } from '../marked-gaps.ts';
import { NoteWriter } from '../note-writer.ts';
import { looksLikeOneCard } from '../one-card.ts';
import type { Block, ReadFile } from '../read.ts';
import { inlineTokens } from '../tokens.ts';

const id = 'yanki';
const struck = /(?<!~)~~(?!\s|~)([^\n~]+(?:~[^\n~]+)*)~~(?!~)/g;
const numbered = /^(\d{1,2})[ \t]+(?=\S)/;
const hinted = /^(.*\S)[ \t]+[_*]([^_*\n]+)[_*]$/;

/** yanki: one card per file, its sides parted by `---`, twice for both directions, `~~gaps~~`, or a last line `_answer_`. */
export const dialect: Dialect = {
  id,
  title: 'yanki',
  // A single word struck out, or a closing one in italics, is found in any notes.
  takesUnmarked: (file) => looksLikeOneCard(file) && file.body.blocks.some(({ kind }) => kind === 'rule'),
  detect,
  read,
};

function detect({ frontMatter }: ReadFile): Evidence[] {
  const noteId = noteIdOf(frontMatter.values);
  return noteId === null
    ? []
    : [{ line: frontMatter.lines['noteId'] ?? 1, mark: `noteId: ${noteId}`, weight: 9 }];
}

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  const noteId = noteIdOf(file.frontMatter.values);
  const { blocks, text } = file.body;
  const first = blocks.find(({ kind }) => kind !== 'rule' && kind !== 'comment');
  const last = blocks.findLast(({ kind }) => kind !== 'rule' && kind !== 'comment');
  if (!first || !last) return writer.result();
  const sides = sidesOf(blocks, text);
  const place = { line: first.line, endLine: last.endLine, headings: [] };
  const [front = '', second = '', third = '', ...rest] = sides;
  const extras = { explicitId: noteId === null ? null : `anki:${noteId}` };
  const gaps = markedGaps(front, struck, gapOf);
  const joined = (texts: readonly string[]) => texts.filter((side) => side !== '').join('\n\n');
  if (gaps) writer.cloze(gaps, place, { ...extras, remark: joined(sides.slice(1)) || null });
  else if (sides.length > 2 && second === '')
    writer.card('two-way', front, third, place, { ...extras, remark: joined(rest) || null }, sideMissing);
  else if (sides.length > 1) writer.card('basic', front, joined(sides.slice(1)), place, extras, sideMissing);
  else {
    const typed = typedAnswer(front);
    if (typed) writer.card('basic', typed.question, typed.answer, place, extras);
    else if (noteId !== null) writer.report(first.line, `This note has no answer; ${sideMissing}.`);
  }
  return writer.result();
}

const sideMissing =
  'part it from the other side with a line `---` between empty lines, strike out what is to be asked as `~~gap~~`, or end the file with `_answer_`';

function noteIdOf(values: Readonly<Record<string, unknown>>): string | null {
  const value = values['noteId'];
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^\d{5,16}$/.test(text) ? text : null;
}

/** The texts between the rules; two rules in a row have an empty one between them. */
function sidesOf(blocks: readonly Block[], text: string): string[] {
  const rules = blocks.filter(({ kind }) => kind === 'rule');
  const starts = [0, ...rules.map(({ end }) => end)];
  const ends = [...rules.map(({ start }) => start), text.length];
  return starts.map((start, index) => text.slice(start, ends[index]).trim());
}

/** `~~1 answer _hint_~~`: the number and the hint may be left out. */
function gapOf([, inside = '']: RegExpExecArray): Gap {
  const number = numbered.exec(inside);
  const rest = inside.slice(number?.[0].length ?? 0).trim();
  const hint = hinted.exec(rest);
  return {
    number: number ? Number(number[1]) || null : null,
    answer: hint?.[1] ?? rest,
    hint: hint?.[2]?.trim() ?? null,
  };
}

/** The question and the emphasised answer a text ends in; null if it ends otherwise, or is nothing but the answer. */
function typedAnswer(text: string): { question: string; answer: string } | null {
  const paragraph = text.slice(text.lastIndexOf('\n\n') + 1).trim();
  if (!/[_*]$/.test(paragraph) || isTangledInline(paragraph)) return null;
  const token = inlineTokens(paragraph).at(-1);
  if (token?.type !== 'em' || !('text' in token) || typeof token.text !== 'string') return null;
  const question = text.slice(0, text.length - token.raw.length).trim();
  return question === '' ? null : { question, answer: token.text };
}
