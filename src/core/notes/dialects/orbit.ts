import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { markedGaps } from '../marked-gaps.ts';
import { isShellBrace } from '../shell-brace.ts';
import { NoteWriter } from '../note-writer.ts';
import type { Block, ReadFile, Sequence } from '../read.ts';
import type { ClozePart } from '../write-cloze.ts';

const id = 'orbit';
const question = /^Q\.[ \t]+(?=\S)/;
const answer = /^A\.[ \t]+(?=\S)/;
const choice = /^[B-H]\.[ \t]/m;
const brace = /(?<![\w{$\\%/=])\{([\p{L}\p{N}][^{}\n=<>"]{0,200})\}(?!\})/gu;

/** Orbit's prompts in prose: paragraphs that begin with `Q.` and `A.`, and paragraphs with `{gaps}`. */
export const dialect: Dialect = { id, title: 'Orbit', detect, read };

function detect(file: ReadFile): Evidence[] {
  if (!/^[ \t>*+-]*Q\. /m.test(file.source)) return [];
  return [...promptsIn(file.body)].flatMap((prompt) =>
    prompt.kind === 'pair' && prompt.answer !== null
      ? [{ line: prompt.line, mark: `Q. ${prompt.question.split('\n', 1)[0] ?? ''}`, weight: 5 }]
      : [],
  );
}

function read(file: ReadFile): DialectResult {
  const writer = new NoteWriter(id, file);
  for (const prompt of promptsIn(file.body)) {
    const { line, endLine, headings } = prompt;
    const place = { line, endLine, headings };
    if (prompt.kind === 'gaps') writer.cloze(prompt.parts, place);
    else
      writer.card(
        'basic',
        prompt.question,
        prompt.answer ?? '',
        place,
        {},
        'write it below, in a line that begins with `A. `',
      );
  }
  return writer.result();
}

type Prompt = { readonly line: number; readonly endLine: number; readonly headings: readonly string[] } & (
  | { readonly kind: 'pair'; readonly question: string; readonly answer: string | null }
  | { readonly kind: 'gaps'; readonly parts: readonly ClozePart[] }
);

function* promptsIn({ blocks }: Sequence): Generator<Prompt> {
  let skipped: Block | undefined;
  for (const [index, block] of blocks.entries()) {
    if (block === skipped) continue;
    if (block.kind !== 'paragraph') {
      for (const child of block.children) yield* promptsIn(child);
    } else if (question.test(block.raw)) {
      const next = blocks[index + 1];
      const prompt = pairOf(block, next);
      if (prompt.kind === 'pair' && prompt.endLine > block.endLine) skipped = next;
      yield prompt;
    } else {
      const parts = gapsIn(block.raw);
      if (parts)
        yield { kind: 'gaps', parts, line: block.line, endLine: block.endLine, headings: block.headings };
    }
  }
}

/** A question whose answer stands below it, in the same paragraph or the next one. */
function pairOf(block: Block, next: Block | undefined): Prompt {
  const { line, endLine, headings } = block;
  const lines = block.raw.split('\n');
  const at = lines.findIndex((text) => answer.test(text));
  const text = (from: number, to?: number) =>
    lines
      .slice(from, to)
      .join('\n')
      .replace(/^[QA]\.[ \t]+/, '');
  if (at > 0) return { kind: 'pair', question: text(0, at), answer: text(at), line, endLine, headings };
  const isAnswer = next?.kind === 'paragraph' && answer.test(next.raw) && !choice.test(next.raw);
  return {
    kind: 'pair',
    question: text(0),
    answer: isAnswer ? next.raw.replace(answer, '') : null,
    line,
    endLine: isAnswer ? next.endLine : endLine,
    headings,
  };
}

/** A paragraph split at its braces; null if it has none that hold words, as those of paths, shells and templates do not. */
function gapsIn(raw: string): ClozePart[] | null {
  if (!raw.includes('{')) return null;
  return markedGaps(raw, brace, (match) =>
    isShellBrace(match) ? null : { number: null, answer: (match[1] ?? '').trim(), hint: null },
  );
}
