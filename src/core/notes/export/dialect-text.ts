import { shownHash, writeCarried, type Carried } from '../carried.ts';
import { holdsFrameMark } from '../framed-card.ts';
import { parseFile } from '../parse-file.ts';
import type { ParsedNote } from '../types.ts';
import { definesDrill, drillBlock, givenByFile } from './drill-text.ts';
import { HeadingWriter, headlessFirst } from './heading-lines.ts';
import { prepared, shortTitle } from './prepared.ts';
import { closers } from './closers.ts';
import { differences } from './same-note.ts';
import type { CardSchedule, ExportedDeck, ExportedNote, Loss, WrittenDeck } from './types.ts';

/** How a card may be written: the text for a comment that is put at its end, and what is lost that way. */
export interface Form {
  write(comment: string): string;
  /** A whole sentence; null if other programs read it as it is. */
  readonly loss: string | null;
}

/** How cards are written in another program's dialect. */
export interface DialectWriter {
  readonly dialect: string;
  /** The program as people call it. */
  readonly program: string;
  /** The beginning of a deck's file. */
  header(deck: string): string;
  /** A card that ends where the next one begins, to write others behind. */
  readonly sample: string;
  /** The forms of a card, the most faithful first; at least one must be readable whatever the card holds. */
  forms(note: ParsedNote): readonly Form[];
  /** What stands behind the card, such as its schedule; empty if nothing. */
  footer(schedules: readonly CardSchedule[]): string;
}

/**
 * Writes a deck for another program. What its dialect has no words for, and texts that it would misread, go into a comment at
 * the end of the card, so that Nexthop reads all of it back as it was; what the other program makes of it is among the losses.
 */
export function writeDialectText(writer: DialectWriter, deck: ExportedDeck): WrittenDeck {
  const losses: Loss[] = [];
  const notes = headlessFirst(deck.notes.map(prepared), ({ note }) => note.headings);
  const headings = new HeadingWriter();
  const body = notes.flatMap((exported) => {
    const { note, id } = exported;
    const { text, loss } = writeNote(writer, deck.name, exported);
    if (loss !== null) losses.push({ id, message: loss });
    if (text === null) return [];
    const lines = headings.linesFor(note.headings);
    return lines === '' ? [text] : [lines, text];
  });
  if (body.length === 0) return { texts: [], losses };
  const text = [writer.header(deck.name), ...body].join('\n\n') + '\n';
  return { texts: [{ suffix: '', text }], losses };
}

interface Written {
  readonly text: string | null;
  readonly loss: string | null;
}

function writeNote(writer: DialectWriter, deck: string, exported: ExportedNote): Written {
  const { note, id, schedules } = exported;
  const title = `“${shortTitle(note)}”`;
  if (definesDrill(note)) {
    const { tags, needs } = givenByFile(note);
    const isWhole = tags.length + needs.length === 0;
    const loss = isWhole ? null : `The drill ${title} goes without the tags and needs of its file.`;
    return { text: drillBlock(note), loss };
  }
  if (note.kind === 'drill')
    return {
      text: null,
      loss: `The drill ${title} makes its questions anew each time, which ${writer.program} cannot do; it was left out.`,
    };
  const footer = writer.footer(schedules);
  for (const form of writer.forms(note)) {
    const text = faithful(writer, deck, note, id, (comment) => `${form.write(comment)}${footer}`);
    if (text !== null) return { text, loss: form.loss === null ? null : `${title}: ${form.loss}` };
  }
  return {
    text: null,
    loss: `The card ${title} cannot be written so that it reads back the same, so it was left out; its text is too entangled.`,
  };
}

/** The card with a comment that carries no more than it must; null if it does not read back as one card. */
function faithful(
  writer: DialectWriter,
  deck: string,
  note: ParsedNote,
  id: string,
  write: (comment: string) => string,
): string | null {
  const lines = new HeadingWriter().linesFor(note.headings);
  const readBack = (carried: Carried) => {
    const card = write(writeCarried(carried));
    const parts = [writer.header(deck), lines, writer.sample, card, writer.sample, closers];
    const text = parts.filter(Boolean).join('\n\n');
    const parsed = parseFile(
      { path: 'x.md', text },
      { dialect: writer.dialect, options: {}, proposes: false },
    );
    const [before, read, after, ...more] = parsed.notes;
    const isOne = before && read && after && more.length === 0;
    return isOne && isSample(before) && isSample(after) && before.deck === after.deck
      ? { card, read, deck: read.deck ?? parsed.deck, flaws: differences(note, read) }
      : null;
  };
  if (holdsFrameMark(write(''))) return null;
  const first = readBack({ id });
  if (!first) return null;
  const { read } = first;
  const carried: Carried = {
    id,
    ...(first.deck === deck ? {} : { deck }),
    ...(first.flaws.includes('remark') && note.remark !== null ? { remark: note.remark } : {}),
    ...(first.flaws.includes('tags') ? { tags: note.tags } : {}),
    ...(first.flaws.includes('needs') ? { needs: note.needs } : {}),
    ...(first.flaws.includes('content')
      ? { kind: note.kind, texts: { front: note.front, back: note.back, shown: shownHash(read) } }
      : {}),
  };
  const last = readBack(carried);
  const isSame = last?.deck === deck && last.flaws.every((aspect) => aspect === 'headings');
  return isSame ? last.card : null;
}

function isSample({ front, back, remark }: ParsedNote): boolean {
  return [front, back].every((text) => text === 'Sample') && remark === null;
}
