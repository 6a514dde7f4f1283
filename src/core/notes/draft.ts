import { readCloze } from './cloze.ts';
import type { Report } from './dialect.ts';
import type { FramedCard } from './framed-card.ts';
import { joinMetadata, type MetadataLine } from './metadata.ts';
import type { Span } from './spans.ts';
import type { ParsedNote } from './types.ts';

/** A card while it is read; front and back are stretches of `source`, which is the text of its sequence. */
export interface Draft {
  readonly kind: 'question' | 'term' | 'two-way' | 'cloze';
  readonly source: string;
  readonly line: number;
  endLine: number;
  readonly headings: readonly string[];
  front: Span;
  /** Null while a question has no answer yet, and for a cloze. */
  back: Span | null;
  /** What the next line goes on with; once settled only lines such as `id: x` belong to the card. */
  stage: 'front' | 'back' | 'metadata' | 'settled';
  readonly metadata: MetadataLine[];
  /** For a card in a frame, its texts, which then count instead of the stretches of the source. */
  readonly framed: FramedCard | null;
}

const noteKinds = { question: 'basic', term: 'basic', 'two-way': 'two-way', cloze: 'cloze' } as const;

/** What a file gives to each of its notes. */
export interface Defaults {
  readonly dialect: string;
  readonly tags: readonly string[];
  readonly needs: readonly string[];
}

/** Whether the blocks that follow belong to the draft's question or answer. */
export function takesBlocks(draft: Draft | null): draft is Draft & { readonly kind: 'question' } {
  return draft?.kind === 'question' && (draft.stage === 'front' || draft.stage === 'back');
}

/** Lengthens what the draft is at to `end` of its source. */
export function extend(draft: Draft, end: number, endLine: number): void {
  if (draft.stage === 'front') draft.front = { start: draft.front.start, end };
  if (draft.stage === 'back' && draft.back) draft.back = { start: draft.back.start, end };
  draft.endLine = endLine;
}

/** The note a draft makes; null, with a report, if it lacks something. */
export function noteOf(draft: Draft, defaults: Defaults, report: Report): ParsedNote | null {
  const front = draft.framed?.front ?? textOf(draft.source, draft.front);
  const back = draft.framed?.back ?? (draft.back ? textOf(draft.source, draft.back) : '');
  const flaw = flawOf(draft, front, back);
  if (flaw !== null) {
    report(draft.line, flaw);
    return null;
  }
  const { headings, line, endLine } = draft;
  const note = withMetadata(
    { kind: noteKinds[draft.kind], front, back, headings, line, endLine },
    draft.metadata,
    defaults,
    report,
  );
  const remarks = [draft.framed?.remark, note.remark].filter((remark) => typeof remark === 'string');
  return { ...note, remark: remarks.length === 0 ? null : remarks.join('\n\n') };
}

/** Adds to the parts of a note what its file and the lines below it say. */
export function withMetadata(
  parts: Pick<ParsedNote, 'kind' | 'front' | 'back' | 'headings' | 'line' | 'endLine'>,
  lines: readonly MetadataLine[],
  defaults: Defaults,
  report: Report,
): ParsedNote {
  const { remark, explicitId, tags, needs } = joinMetadata(lines, report);
  return {
    ...parts,
    remark,
    explicitId,
    tags: [...new Set([...defaults.tags, ...tags])],
    needs: [...new Set([...defaults.needs, ...needs])].filter((name) => name !== explicitId),
    dialect: defaults.dialect,
    proposal: null,
    schedules: [],
  };
}

function flawOf(draft: Draft, front: string, back: string): string | null {
  if (draft.kind === 'cloze') {
    const cloze = readCloze(front);
    return 'message' in cloze ? cloze.message : null;
  }
  if (draft.framed)
    return front.trim() === ''
      ? 'This card has no question; write it below `<!-- card -->`.'
      : draft.kind === 'two-way' && back.trim() === ''
        ? 'This card is asked both ways, but its second side is empty; write it below `<!-- answer -->`.'
        : null;
  if (front === '') return 'This question is empty; write it behind `Q: `.';
  if (draft.back === null)
    return 'This question has no answer; write it below, on a line that begins with `A: `.';
  return back === '' ? 'This question has an empty answer; write it behind `A: `.' : null;
}

/** Without empty lines around it; an indented code block that comes first keeps its indentation. */
function textOf(source: string, { start, end }: Span): string {
  const text = source.slice(start, end);
  const beginsParagraph = /^[ \t]*\n?[ \t]*\S/.test(text);
  return (beginsParagraph ? text.trimStart() : text.replace(/^(?:[ \t]*\n)+/, '')).trimEnd();
}
