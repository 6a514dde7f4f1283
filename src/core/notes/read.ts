import type { Sequence } from './block.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { formatOf, type Format } from './format.ts';
import { findTangle } from './limits.ts';
import { SequenceReader } from './sequence.ts';
import type { NoteFile, Problem } from './types.ts';

export type { Block, BlockKind, ItemMark, Sequence } from './block.ts';

/** A file split into front matter and blocks; what every dialect works on. */
export interface ReadFile {
  readonly path: string;
  /** What the file is written in; the body of anything but Markdown is empty. */
  readonly format: Format;
  /** The whole text without a byte order mark, its lines ended by `\n`. */
  readonly source: string;
  readonly frontMatter: FrontMatter;
  readonly body: Sequence;
  readonly problems: readonly Problem[];
  /** Whether the text was too entangled to be read. */
  readonly isRefused: boolean;
}

/** Reads a file into front matter and a tree of blocks; whatever cannot be read is told in `problems`. */
export function readFile(file: NoteFile): ReadFile {
  const source = file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const format = formatOf(file.path, source);
  const { frontMatter, bodyLine, body, problems } = readFrontMatter(
    file.path,
    format === 'markdown' ? source : '',
  );
  const whole = { path: file.path, format, source, frontMatter };
  const tangle = findTangle(body);
  if (!tangle) return { ...whole, body: readBlocks(body, bodyLine), problems, isRefused: false };
  const problem = {
    path: file.path,
    line: bodyLine + tangle.line - 1,
    message: `The text of this file was not read because ${tangle.reason} here; split it up to have it read.`,
  };
  return {
    ...whole,
    body: { text: '', blocks: [], item: null },
    problems: [...problems, problem],
    isRefused: true,
  };
}

/** Reads Markdown whose first line is `line` of the file; the text has `\n` line ends and is not entangled. */
export function readBlocks(text: string, line = 1): Sequence {
  return new SequenceReader().read(text, line);
}
