import { type Draft, type Defaults, extend, noteOf, takesBlocks } from '../draft.ts';
import type { Dialect, DialectResult, Evidence, Report } from '../dialect.ts';
import { isDrillBlock } from '../drill-block.ts';
import { isFrameOpening, readFramedCard } from '../framed-card.ts';
import { headingNotes } from '../heading-notes.ts';
import { type Line, linesOf } from '../lines.ts';
import { type Mark, readMark } from '../mark.ts';
import { oncePerFile } from '../once-per-file.ts';
import type { Block, BlockKind, ReadFile, Sequence } from '../read.ts';
import type { ParsedNote, Problem } from '../types.ts';

const id = 'nexthop';

/** Nexthop's own syntax, as decks/README.md describes it. */
export const dialect: Dialect = {
  id,
  title: 'Nexthop',
  detect,
  read,
};

const mayHoldCard = /::|[QC]:|<!--/;

function detect(file: ReadFile): readonly Evidence[] {
  const { drills, makesHeadingCards } = file.frontMatter;
  const declared = drills.map(({ line, value }) => ({ line, mark: `drills: ${value}`, weight: 10 }));
  if (makesHeadingCards) declared.push({ line: 2, mark: 'cards: headings', weight: 10 });
  if (!mayHoldCard.test(file.body.text)) return declared;
  const { notes, framed } = walk(file).reader;
  return [...declared, ...notes.map((note) => (framed.has(note.line) ? frameOf(note) : evidenceOf(note)))];
}

function frameOf({ line }: ParsedNote): Evidence {
  return { line, mark: '<!-- card -->', weight: 10 };
}

/** Questions and terms are written by others as well; only lines such as `needs: x` are Nexthop's alone. */
function evidenceOf({ kind, line, front, explicitId, remark, needs }: ParsedNote): Evidence {
  const hasOwnLines = explicitId !== null || remark !== null || needs.length > 0;
  const [text = ''] = front.split('\n', 1);
  const mark = kind === 'cloze' ? `C: ${text}` : text;
  return { line, mark, weight: hasOwnLines ? 6 : kind === 'cloze' ? 3 : 1 };
}

function read(file: ReadFile): DialectResult {
  const { reader, problems: found, defaults } = walk(file);
  const problems = [...found];
  const report: Report = (line, message) => void problems.push({ path: file.path, line, message });
  const { makesHeadingCards } = file.frontMatter;
  const headings = makesHeadingCards ? headingNotes(file.body, reader.claimed, defaults, report) : [];
  const notes = [...reader.notes, ...headings].sort((one, other) => one.line - other.line);
  return { notes, problems };
}

const walk = oncePerFile((file: ReadFile) => {
  const problems: Problem[] = [];
  const report: Report = (line, message) => void problems.push({ path: file.path, line, message });
  const { tags, needs } = file.frontMatter;
  const defaults = { dialect: id, tags, needs };
  const reader = new NoteReader(defaults, report);
  reader.read(file.body);
  return { reader, problems, defaults };
});

const containers: ReadonlySet<BlockKind> = new Set([
  'list',
  'quote',
  'callout',
  'details',
  'div',
  'definition-list',
]);

type Starter = Exclude<Mark, { kind: 'answer' | 'metadata' | 'near-miss' | 'none' }>;

const mayHoldMark = /::|\{\{|^[ \t]*(?:[QAC]:|note:|tags:|needs:|id:)/m;

/** Walks the blocks of a file and turns marked paragraphs into notes. */
class NoteReader {
  readonly notes: ParsedNote[] = [];
  /** Blocks that belong to a card, so that they are not text of their heading. */
  readonly claimed = new Set<Block>();
  /** Lines on which a card between comments begins. */
  readonly framed = new Set<number>();
  readonly #defaults: Defaults;
  readonly #report: Report;
  #open: Draft | null = null;
  #begun = 0;

  constructor(defaults: Defaults, report: Report) {
    this.#defaults = defaults;
    this.#report = report;
  }

  read(body: Sequence): void {
    this.#sequence(body, false);
    this.#close();
  }

  #sequence(sequence: Sequence, isInAnswer: boolean): void {
    for (const block of sequence.blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block, sequence, isInAnswer);
      else if (containers.has(block.kind)) this.#container(block, isInAnswer);
      else if (block.kind === 'heading' || block.kind === 'rule') this.#close();
      else if (isDrillBlock(block)) this.#drill(block);
      else if (block.kind === 'html' || block.kind === 'comment') this.#html(block, sequence);
      else if (block.kind !== 'definition') this.#takeBlock(block);
    }
  }

  #drill(block: Block): void {
    this.#close();
    this.claimed.add(block);
  }

  #html(block: Block, sequence: Sequence): void {
    const framed = readFramedCard(block.raw);
    if (!framed) {
      if (isFrameOpening(block.raw)) this.#report(block.line, frameWithoutEnd);
      return this.#takeBlock(block);
    }
    const { line, endLine, headings, start, end } = block;
    const place = { source: sequence.text, line, endLine, headings, front: { start, end }, back: null };
    this.#begin({ ...place, kind: framedKinds[framed.kind], stage: 'settled', metadata: [], framed });
    this.claimed.add(block);
  }

  #container(block: Block, isInAnswer: boolean): void {
    const parent = this.#open;
    const begun = this.#begun;
    this.#open = null;
    for (const child of block.children) {
      this.#close();
      this.#sequence(child, isInAnswer || takesBlocks(parent));
    }
    if (this.#begun > begun) {
      this.#finish(parent);
      this.claimed.add(block);
      return;
    }
    this.#open = parent;
    if (takesBlocks(parent)) this.#reportSwallowed(block);
    this.#takeBlock(block);
  }

  #takeBlock(block: Block): void {
    if (!takesBlocks(this.#open)) return this.#close();
    extend(this.#open, block.end, block.endLine);
    this.claimed.add(block);
  }

  #paragraph(block: Block, sequence: Sequence, isInAnswer: boolean): void {
    const lines = linesOf(block, mayHoldMark);
    if (!lines) {
      this.#report(
        block.line,
        'This paragraph has too many inline marks to be searched for cards; make it shorter.',
      );
      return this.#takeBlock(block);
    }
    const lastGap = lines.findLastIndex(({ text }) => text.includes('{{'));
    let isOfCards = false;
    for (const [index, line] of lines.entries()) {
      const mark = readMark(line, this.#open !== null, index === 0 || index <= lastGap);
      const isTaken = this.#take(mark, line, index === 0 || isOfCards, () =>
        draftOf(mark as Starter, line, block, sequence),
      );
      if (!isTaken) this.#goOn(mark, line, index === 0, isInAnswer);
      isOfCards ||= isTaken;
    }
    if (this.#open) this.claimed.add(block);
    if (this.#open && !takesBlocks(this.#open)) this.#open.stage = 'settled';
  }

  /** Whether the mark begins a card, or a part of the open one. */
  #take(mark: Mark, line: Line, mayBegin: boolean, draft: () => Draft): boolean {
    const open = this.#open;
    if (mark.kind === 'near-miss' || mark.kind === 'none') return false;
    if (mark.kind === 'metadata') {
      if (!open) return false;
      open.metadata.push(mark.entry);
      open.stage = 'metadata';
      open.endLine = line.line;
      return true;
    }
    if (mark.kind === 'answer') {
      if (open?.kind !== 'question' || open.stage !== 'front') return false;
      open.back = { start: line.start + mark.from, end: line.end };
      open.stage = 'back';
      open.endLine = line.line;
      return true;
    }
    if (mayBegin) this.#begin(draft());
    return mayBegin;
  }

  #begin(draft: Draft): void {
    this.#close();
    this.#open = draft;
    this.#begun += 1;
  }

  /** A line that begins nothing: text of the open card, or prose that ends it. */
  #goOn(mark: Mark, line: Line, isFirst: boolean, isInAnswer: boolean): void {
    const open = this.#open;
    const isAnswering = isInAnswer || (takesBlocks(open) && open.stage === 'back');
    if (mark.kind === 'near-miss' && !takesBlocks(open)) this.#report(line.line, mark.message);
    else if (mark.kind === 'answer' && !isAnswering) this.#report(line.line, answerAlone);
    else if (mark.kind in ownParagraph)
      this.#report(line.line, ownParagraph[mark.kind as keyof typeof ownParagraph]);
    const entry = open?.stage === 'metadata' ? open.metadata.at(-1) : undefined;
    if (isFirst && !takesBlocks(open)) return this.#close();
    if (entry) entry.value += `\n${line.text.trim()}`;
    if (open) extend(open, line.end, line.line);
  }

  /** Below a list without an empty line, Markdown takes a line such as `id: x` for text of the last item. */
  #reportSwallowed(list: Block): void {
    const index = list.raw.split('\n').findIndex((text) => /^(?:note|tags|needs|id):[ \t]/.test(text));
    if (index > 0)
      this.#report(
        list.line + index,
        'This line is text of the list above it; put an empty line between them to have it belong to the card.',
      );
  }

  #close(): void {
    this.#finish(this.#open);
    this.#open = null;
  }

  #finish(draft: Draft | null): void {
    const note = draft && noteOf(draft, this.#defaults, this.#report);
    if (note) this.notes.push(note);
  }
}

/** As a card whose text is complete, so that only lines such as `id: x` may follow. */
const framedKinds = { basic: 'term', 'two-way': 'two-way', cloze: 'cloze' } as const;

const frameWithoutEnd =
  'This begins a card but has no line `<!-- end -->` before the next one; write it below the card.';

const answerAlone =
  'This answer has no question, so it is read as text; begin the paragraph with a line `Q: …` if it is a card.';

const notFirst =
  'stands in the middle of a paragraph, so it is read as text; put an empty line above it if it is a card.';

const ownParagraph = {
  question: `This question ${notFirst}`,
  cloze: `This gap card ${notFirst}`,
  term: `This term ${notFirst}`,
};

function draftOf(mark: Starter, line: Line, block: Block, sequence: Sequence): Draft {
  const isTerm = mark.kind === 'term';
  const at = ({ start, end }: { start: number; end: number }) => ({
    start: line.start + start,
    end: line.start + end,
  });
  return {
    kind: isTerm && mark.isTwoWay ? 'two-way' : mark.kind,
    source: sequence.text,
    line: line.line,
    endLine: line.line,
    headings: block.headings,
    front: isTerm ? at(mark.left) : at({ start: mark.from, end: line.text.length }),
    back: isTerm ? at(mark.right) : null,
    stage: isTerm ? 'back' : 'front',
    metadata: [],
    framed: null,
  };
}
