import { readCloze } from '../../cloze.ts';
import { flowOf, type FlowLine } from '../../flow.ts';
import { readInlineCard } from '../../inline-card.ts';
import { newNote } from '../../new-note.ts';
import type { Block, ReadFile } from '../../read.ts';
import type { Span } from '../../spans.ts';
import type { NoteKind, ParsedNote, Problem } from '../../types.ts';
import { clozeTextOf } from './clozes.ts';
import { cardTagOf, withoutAnchor, withoutTags, type CardTag } from './tags.ts';

const marks = /::|==|\{|#card/i;
const separators = [
  { mark: '::', isTwoWay: false },
  { mark: ':::', isTwoWay: true },
];

/** A question while its answer is gathered. */
interface Question {
  readonly tag: CardTag;
  readonly front: string;
  readonly line: number;
  readonly headings: readonly string[];
}

/** Reads the tagged headings and paragraphs of a file, then cards on one line and clozes in what is left. */
export class FlashcardsReader {
  readonly notes: ParsedNote[] = [];
  readonly problems: Problem[] = [];
  readonly #file: ReadFile;
  /** Lines that belong to tagged cards. */
  readonly #claimed = new Set<number>();

  constructor(file: ReadFile) {
    this.#file = file;
  }

  read(): void {
    const { blocks } = this.#file.body;
    for (let index = 0; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (block?.kind === 'heading') this.#heading(block, index);
      if (block?.kind === 'paragraph') this.#paragraph(block, index);
    }
    this.#untagged(flowOf(this.#file, marks));
    this.notes.sort((one, other) => one.line - other.line);
  }

  #heading(block: Block, index: number): void {
    const tag = cardTagOf(block.title);
    if (!tag) return;
    const { headings, line } = block;
    this.#add(
      { tag, front: tag.before, line, headings },
      '',
      this.#section(index, block.level),
      block.endLine,
    );
  }

  /** A paragraph with tags: each makes a card of the text before it and of the text, or the block, behind it. */
  #paragraph(block: Block, index: number): void {
    const lines = block.raw.split('\n');
    const tags = lines.map((text) => cardTagOf(text));
    for (const [at, tag] of tags.entries()) {
      if (!tag) continue;
      const isAlone = tag.before === '';
      const above = at > 0 ? (lines[at - 1] ?? '').trim() : '';
      const until = tags.findIndex((other, next) => next > at && other !== null);
      const nextCard = until < 0 ? lines.length : tags[until]?.before === '' ? until - 1 : until;
      const text = lines.slice(at + 1, nextCard).join('\n');
      const before = this.#file.body.blocks[index - 1];
      if (isAlone && above === '' && before?.kind === 'heading') {
        const question = {
          tag,
          front: withoutTags(before.title),
          line: before.line,
          headings: before.headings,
        };
        this.#add(
          question,
          text,
          until < 0 ? this.#section(index, before.level) : [],
          block.line + nextCard - 1,
        );
        continue;
      }
      const front = isAlone ? above : tag.before;
      const line = block.line + at - (isAlone && above !== '' ? 1 : 0);
      const next = this.#file.body.blocks[index + 1];
      const below = text.trim() === '' && until < 0 && next && !isCardStart(next) ? [next] : [];
      this.#add({ tag, front, line, headings: block.headings }, text, below, block.line + nextCard - 1);
    }
  }

  /** The blocks below a heading, up to the id of its card, the next one of its level or above, or a block that begins a card. */
  #section(index: number, level: number): Block[] {
    const { blocks } = this.#file.body;
    const below = blocks.slice(index + 1);
    const next = below.findIndex(
      (block) => (block.kind === 'heading' && block.level <= level) || isCardStart(block),
    );
    const own = next < 0 ? below : below.slice(0, next);
    const last = own.findIndex(({ raw }) => withoutAnchor(raw).id !== null);
    const section = last < 0 ? own : own.slice(0, last + 1);
    return section.filter(({ kind }) => kind !== 'definition' && kind !== 'comment');
  }

  #add(
    { tag, front, line, headings }: Question,
    text: string,
    blocks: readonly Block[],
    endLine: number,
  ): void {
    const [first] = blocks;
    const last = blocks.at(-1);
    const behind = first && last ? this.#file.body.text.slice(first.start, last.end) : '';
    const { text: back, id } = withoutAnchor(
      withoutRules([text, behind].filter((part) => part.trim() !== '').join('\n\n')),
    );
    const end = last?.endLine ?? endLine;
    if (tag.kind === 'spaced')
      return this.#report(
        line,
        '`#card-spaced` shows a text again without asking anything, so it makes no card; write `#card` and an answer below it.',
      );
    if (front === '' || back === '')
      return this.#report(
        line,
        `This \`${tag.mark}\` has no ${front === '' ? 'question before' : 'answer below'} it; write one.`,
      );
    for (let at = line; at <= end; at += 1) this.#claimed.add(at);
    this.#push(tag.kind, front, back, { line, endLine: end, headings, tags: tag.tags, id });
  }

  /** Cards on one line, and paragraphs with clozes. */
  #untagged(flow: readonly FlowLine[]): void {
    const done = new Set<Block>();
    for (const line of flow) {
      const { paragraph } = line;
      if (line.kind !== 'text' || this.#claimed.has(line.line) || !paragraph) continue;
      const inline = readInlineCard(line, separators, bracesIn(line.text));
      if (inline.kind === 'near-miss')
        this.#report(
          line.line,
          `This is no card because ${inline.message}; write \`question::answer\` on one line.`,
        );
      if (inline.kind === 'card') this.#inline(line, flow[line.line - (flow[0]?.line ?? 1) + 1], inline);
      else if (
        !done.has(paragraph) &&
        paragraph.raw.split('\n').every((text) => !text.replace(/\{\{[^{}]{1,500}\}\}/g, '').includes('::'))
      )
        this.#cloze(paragraph);
      done.add(paragraph);
    }
  }

  #inline(
    line: FlowLine,
    next: FlowLine | undefined,
    card: { isTwoWay: boolean; at: number; length: number },
  ): void {
    const front = line.text
      .slice(line.from, card.at)
      .trim()
      .replace(/^\[[ xX]\][ \t]+/, '');
    const behind = line.text.slice(card.at + card.length).trim();
    const found = withoutAnchor(behind);
    const below = next?.kind === 'text' ? withoutAnchor(next.text.trim()) : null;
    const id = found.id ?? (below?.text === '' ? below.id : null);
    const tags = /(?:[ \t]+#[\p{L}\p{N}_/-]+)+$/u.exec(found.text)?.[0] ?? '';
    this.#push(
      card.isTwoWay ? 'two-way' : 'basic',
      front,
      found.text.slice(0, found.text.length - tags.length),
      {
        line: line.line,
        endLine: line.line,
        headings: line.headings,
        tags: tags.split('#').flatMap((tag) => tag.trim() || []),
        id,
      },
    );
  }

  #cloze(block: Block): void {
    const { text, id } = withoutAnchor(block.raw);
    const front = clozeTextOf(text);
    if (front === null || 'message' in readCloze(front)) return;
    this.#push('cloze', front, '', {
      line: block.line,
      endLine: block.endLine,
      headings: block.headings,
      tags: [],
      id,
    });
  }

  #push(
    kind: NoteKind,
    front: string,
    back: string,
    place: {
      line: number;
      endLine: number;
      headings: readonly string[];
      tags: readonly string[];
      id: string | null;
    },
  ): void {
    const { line, endLine, headings, tags, id } = place;
    this.notes.push(
      newNote({
        kind,
        front,
        back,
        line,
        endLine,
        headings: headings.map(withoutTags),
        dialect: 'flashcards-obsidian',
        tags: [...new Set([...this.#file.frontMatter.tags, ...tags])],
        explicitId: id === null ? null : `flashcards-obsidian:${id}`,
      }),
    );
  }

  #report(line: number, message: string): void {
    this.problems.push({ path: this.#file.path, line, message });
  }
}

/** Clozes of Anki, which hold colons of their own. */
function bracesIn(text: string): Span[] {
  return [...text.matchAll(/\{\{[^{}\n]{1,500}\}\}/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

function isCardStart({ kind, title, raw }: Block): boolean {
  if (kind === 'heading') return cardTagOf(title) !== null;
  return kind === 'paragraph' && raw.split('\n').some((line) => cardTagOf(line) !== null);
}

/** A section often ends in a rule before the next one, which is no part of the answer. */
function withoutRules(text: string): string {
  return text.replace(/(?:\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*)+$/, '').trim();
}
