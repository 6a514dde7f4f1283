import type { Block, Sequence } from '../../../../src/core/notes/read.ts';
import { readFile } from '../../../../src/core/notes/read.ts';
import type { NoteFile, ParsedNote } from '../../../../src/core/notes/types.ts';
import { noteWith } from '../parse.ts';

/** Makes cards of every heading, term, bullet and paragraph of plain notes, more and plainer ones than a person would. */
export function standInCards(file: NoteFile): ParsedNote[] {
  const { body } = readFile(file);
  const sections = body.blocks.flatMap((block, index) => {
    if (block.kind !== 'heading') return [];
    const rest = body.blocks.slice(index + 1);
    const end = rest.findIndex(({ kind }) => kind === 'heading');
    const below = end < 0 ? rest : rest.slice(0, end);
    const back = below.map(({ raw }) => raw).join('\n\n');
    return back === '' ? [] : [note(block, { front: block.title, back })];
  });
  return [...sections, ...textCards(body)].sort((one, other) => one.line - other.line);
}

function textCards({ blocks }: Sequence): ParsedNote[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return cardOf(block);
    return block.kind === 'list' || block.kind === 'quote' ? block.children.flatMap(textCards) : [];
  });
}

function cardOf(block: Block): ParsedNote[] {
  const term = /^\*\*([^*\n]{2,60})\*\*(?: \([^)]*\))?:? +(\S[\s\S]*)$/.exec(block.raw);
  if (term) return [note(block, { front: term[1] ?? '', back: term[2] ?? '' })];
  const words = block.raw.split(/(\s+)/);
  if (words.length < 5 || /[{}`[\]<>]|https?:/.test(block.raw)) return [];
  const cut = Math.max(2, words.length - 5);
  const text = `${words.slice(0, cut).join('')}{{${words.slice(cut).join('')}}}`;
  return [note(block, { kind: 'cloze', front: text, back: '' })];
}

function note({ headings, line, endLine }: Block, parts: Partial<ParsedNote>): ParsedNote {
  return noteWith({ headings, line, endLine, ...parts });
}
