import type { Tokens } from 'marked';
import type { NoteKind } from './types.ts';

/**
 * A card between `<!-- card -->` and `<!-- end -->`: its texts are taken as they stand, whatever marks are in them,
 * but for empty lines around them.
 */
export interface FramedCard {
  readonly kind: Exclude<NoteKind, 'drill'>;
  readonly front: string;
  /** Empty where the frame has no `<!-- answer -->`. */
  readonly back: string;
  readonly remark: string | null;
}

type Part = 'front' | 'answer' | 'note';

/** More dashes than these make no frame, so that a text of many openings is searched a bounded number of times. */
const mostDashes = 7;
const opening = /^ {0,3}<!--(-{0,7}) card(?:: (two-way|cloze))? \1-->[ \t]*\n/;
const openingAlone = /^ {0,3}<!--(-{0,7}) card(?:: (?:two-way|cloze))? \1-->/;
const anyMark = /^[ \t]*<!---{0,7} (?:answer|note|end|card(?:: (?:two-way|cloze))?) -{0,7}-->/m;
const mark = /^<!--(-{0,7}) (answer|note|end|card(?:: (?:two-way|cloze))?) \1-->[ \t]*$/;

/**
 * Makes marked read a frame as one block of HTML, so that nothing in it is taken for Markdown by anyone;
 * takes time linear in the text.
 */
export const framedCardExtension = {
  name: 'framedCard',
  level: 'block' as const,
  tokenizer(source: string): Tokens.HTML | undefined {
    const raw = frameAt(source)?.raw;
    return raw === undefined ? undefined : { type: 'html', raw, text: raw, block: true, pre: false };
  },
};

/** How many characters of a text belong to the frame it begins with, a line end included; 0 if it begins with none. */
export function frameLength(source: string): number {
  return frameAt(source)?.raw.length ?? 0;
}

/** The card of a block that is a frame; null if it is none. */
export function readFramedCard(raw: string): FramedCard | null {
  return frameAt(raw)?.card ?? null;
}

/** Whether a block begins like a frame, which then lacks its end. */
export function isFrameOpening(raw: string): boolean {
  return openingAlone.test(raw);
}

/** Whether a text has a line that would begin, divide or end a frame. */
export function holdsFrameMark(text: string): boolean {
  return anyMark.test(text);
}

/** Writes a card as a frame, with as many dashes as keep its texts from ending it; null if no number of dashes does. */
export function writeFramedCard({ kind, front, back, remark }: FramedCard): string | null {
  const lines = [front, back, remark ?? ''].flatMap((text) => text.split('\n'));
  const taken = new Set(lines.flatMap((line) => mark.exec(line)?.[1]?.length ?? []));
  const free = Array.from({ length: mostDashes + 1 }, (_, count) => count).find((count) => !taken.has(count));
  if (free === undefined) return null;
  const write = (name: string) => `<!--${'-'.repeat(free)} ${name} ${'-'.repeat(free)}-->\n`;
  const text = (content: string) => (content === '' ? '' : `${content}\n`);
  return [
    write(kind === 'basic' ? 'card' : `card: ${kind}`),
    text(front),
    back === '' ? '' : write('answer') + text(back),
    remark === null ? '' : write('note') + text(remark),
    write('end').trimEnd(),
  ].join('');
}

function frameAt(source: string): { raw: string; card: FramedCard } | null {
  const begin = opening.exec(source);
  if (!begin) return null;
  const dashes = begin[1];
  const texts: Partial<Record<Part, string>> = {};
  let part: Part = 'front';
  let from = begin[0].length;
  for (let at = markedLine(source, from); at >= 0; at = markedLine(source, at + 1)) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const found = mark.exec(source.slice(at, end));
    if (!found || found[1] !== dashes) continue;
    texts[part] = source.slice(from, Math.max(from, at - 1));
    const next = found[2] ?? '';
    if (next === 'end') return { raw: source.slice(0, end + 1), card: cardOf(begin[2], texts) };
    if (next.startsWith('card') || (next === 'answer' && part !== 'front') || part === 'note') return null;
    part = next === 'answer' ? 'answer' : 'note';
    from = end + 1;
  }
  return null;
}

/** Where the next line that begins with `<!--` begins; `from` is the beginning of a line, or within one. */
function markedLine(source: string, from: number): number {
  const index = source.indexOf('\n<!--', from - 1);
  return index < 0 ? -1 : index + 1;
}

function cardOf(kind: string | undefined, texts: Partial<Record<Part, string>>): FramedCard {
  return {
    kind: kind === 'two-way' || kind === 'cloze' ? kind : 'basic',
    front: tidied(texts.front ?? ''),
    back: tidied(texts.answer ?? ''),
    remark: tidied(texts.note ?? '') || null,
  };
}

/** A text without empty lines around it, as cards hold it. */
export function tidied(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}
