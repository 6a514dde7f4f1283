import { stringify } from 'yaml';
import { parseFile } from '../parse-file.ts';
import { holdsFrameMark, writeFramedCard } from '../framed-card.ts';
import type { ParsedNote } from '../types.ts';
import { closers } from './closers.ts';
import { definesDrill, drillBlock, givenByFile } from './drill-text.ts';
import { HeadingWriter, headlessFirst } from './heading-lines.ts';
import { differences } from './same-note.ts';
import type { ExportedDeck, ExportedNote, Loss, WrittenDeck } from './types.ts';
import { prepared, shortTitle } from './prepared.ts';

type Shared = Pick<ParsedNote, 'tags' | 'needs'>;

/** A note with its lines; null if it could not be written. */
interface Written {
  readonly note: ParsedNote;
  readonly text: string | null;
}

/** Begins a block of Markdown rather than a line of text, so that it needs a line of its own. */
const blockStart = /^(?:[ \t]*(?:[-*+>|#`~<$:]|\d{1,9}[.)])| {4}|\t)/;

/**
 * Writes a deck in Nexthop's own syntax. Each card is written in the plainest form that reads back as the same card, at the last
 * in a frame; schedules are not part of the syntax.
 */
export function writeNexthopText(deck: ExportedDeck): WrittenDeck {
  const notes = headlessFirst(
    deck.notes.filter(({ note }) => note.kind !== 'drill').map(prepared),
    ({ note }) => note.headings,
  );
  const groups = [
    ...Map.groupBy(deck.notes.filter(({ note }) => note.kind === 'drill').map(prepared), ({ note }) =>
      JSON.stringify(givenByFile(note)),
    ).values(),
  ];
  const withNotes = groups.findIndex((drills) => notes.every(({ note }) => isBelow(note, sharedOf(drills))));
  const drills = groups[withNotes] ?? [];
  const others = groups.filter((group) => group !== drills);
  const losses: Loss[] = [];
  const texts = [];
  if (notes.length > 0 || drills.length > 0) {
    const shared = drills.length > 0 ? sharedOf(drills) : commonOf(notes);
    const cards = notes.map((exported) => ({
      note: exported.note,
      text: writeNote(exported, shared, losses),
    }));
    texts.push({ suffix: '', text: fileText(deck.name, shared, drills, cards) });
  }
  others.forEach((group, index) =>
    texts.push({
      suffix: `drills${index === 0 ? '' : ` ${index + 1}`}`,
      text: fileText(deck.name, sharedOf(group), group, []),
    }),
  );
  return { texts, losses };
}

/** What the front matter says for a group of drills that all have the same tags and needs. */
function sharedOf(drills: readonly ExportedNote[]): Shared {
  const note = drills[0]?.note;
  return note === undefined ? { tags: [], needs: [] } : givenByFile(note);
}

/** The tags and needs that all notes begin with. */
function commonOf(notes: readonly ExportedNote[]): Shared {
  const common = (lists: readonly (readonly string[])[]) => {
    const [first = [], ...others] = lists;
    const length = first.findIndex((word, index) => others.some((list) => list[index] !== word));
    return length < 0 ? first : first.slice(0, length);
  };
  return {
    tags: common(notes.map(({ note }) => note.tags)),
    needs: common(notes.map(({ note }) => note.needs)),
  };
}

function isBelow(note: ParsedNote, { tags, needs }: Shared): boolean {
  return (
    tags.every((tag, index) => note.tags[index] === tag) &&
    needs.every((name, index) => note.needs[index] === name)
  );
}

function fileText(
  deck: string,
  shared: Shared,
  drills: readonly ExportedNote[],
  cards: readonly Written[],
): string {
  const headings = new HeadingWriter();
  const named = drills.filter(({ note }) => !definesDrill(note));
  const body = withBlocks(cards, drills).flatMap(({ note, text }) => {
    if (text === null) return [];
    const lines = headings.linesFor(note.headings);
    return lines === '' ? [text] : [lines, text];
  });
  return [frontMatter(deck, shared, named), ...body].join('\n\n') + '\n';
}

/** The cards with the drills that notes define, each behind what stands under its heading; without one, before any heading. */
function withBlocks(cards: readonly Written[], drills: readonly ExportedNote[]): Written[] {
  const all = [...cards];
  for (const { note } of drills.filter((drill) => definesDrill(drill.note))) {
    const isBeside = (other: Written) => note.headings.join('\n') === other.note.headings.join('\n');
    const isElsewhere = (other: Written) => !isBeside(other);
    const next =
      note.headings.length === 0 ? all.findIndex(isElsewhere) : all.findLastIndex(isBeside) + 1 || -1;
    all.splice(next < 0 ? all.length : next, 0, { note, text: drillBlock(note) });
  }
  return all;
}

function frontMatter(deck: string | null, { tags, needs }: Shared, drills: readonly ExportedNote[]): string {
  const keys = {
    ...(deck === null ? {} : { dialect: 'nexthop', deck }),
    ...(tags.length > 0 ? { tags: tags.map(markedTag) } : {}),
    ...(drills.length > 0 ? { drills: drills.map(({ note }) => note.front) } : {}),
    ...(needs.length > 0 ? { needs } : {}),
  };
  return `---\n${stringify(keys, { lineWidth: 0 })}---`;
}

/** One `#` in front of a tag is left out when it is read. */
function markedTag(tag: string): string {
  return tag.startsWith('#') ? `#${tag}` : tag;
}

/** The lines of a note; null, with the loss, if it cannot be written at all. */
function writeNote(exported: ExportedNote, shared: Shared, losses: Loss[]): string | null {
  const { note, id } = exported;
  for (const text of plainForms(note, shared)) if (readBack(text, note, shared).join() === '') return text;
  const frame = framed(note, shared);
  const differing = frame === null ? null : readBack(frame, note, shared);
  if (frame === null || differing?.[0] === 'content') {
    losses.push({
      id,
      message: `The card “${shortTitle(note)}” cannot be written as Markdown that reads back the same, so it was left out; its text is too entangled.`,
    });
    return null;
  }
  for (const aspect of differing ?? [])
    losses.push({ id, message: `${lossOf[aspect]} (“${shortTitle(note)}”)` });
  return frame;
}

const lossOf: Readonly<Record<ReturnType<typeof differences>[number], string>> = {
  content: 'This card’s text reads back differently.',
  remark: 'This card’s remark reads back differently.',
  id: 'This card’s id cannot be written, so it goes without one.',
  tags: 'This card has a tag with a comma or a line break, which is written as several tags.',
  needs: 'This card needs something whose name is no id, which is left out when it is read.',
  headings: 'This card stands below more headings than Markdown has levels; the deepest were left out.',
};

/** In what a note differs when it is read back between a card and text that would close whatever it leaves open; `content` first if it is not one card any more. */
function readBack(text: string, note: ParsedNote, shared: Shared): ReturnType<typeof differences> {
  const headings = new HeadingWriter().linesFor(note.headings);
  const parts = [frontMatter(null, shared, []), headings, cardAbove, text, 'Text that follows.', closers];
  const { notes } = parseFile({ path: '', text: parts.filter(Boolean).join('\n\n') });
  const [above, read, ...more] = notes;
  const isOne =
    above?.front === 'Above' && above.back === 'Above' && above.remark === null && more.length === 0;
  return read === undefined || !isOne ? ['content'] : differences(note, read);
}

const cardAbove = 'Q: Above\nA: Above\nid: ----above----';

function plainForms(note: ParsedNote, shared: Shared): string[] {
  const { kind, front, back, remark } = note;
  if ([front, back, remark ?? ''].some(holdsFrameMark)) return [];
  const below = metadata(note, shared, remark);
  if (kind === 'two-way')
    return front.includes('\n') || back.includes('\n') ? [] : [`${front} ::: ${back}\n${below}`];
  if (kind === 'cloze') return front.includes('\n\n') ? [] : [`C: ${front}\n${below}`];
  const isLine = !back.includes('\n') && !blockStart.test(back);
  return [`${labelled('Q', front)}\n${labelled('A', back)}${isLine ? '\n' : '\n\n'}${below}`];
}

function labelled(label: string, text: string): string {
  return blockStart.test(text) ? `${label}:\n\n${text}` : `${label}: ${text}`;
}

function framed(note: ParsedNote, shared: Shared): string | null {
  const { kind, front, back, remark } = note;
  if (kind === 'drill') return null;
  const frame = writeFramedCard({ kind, front, back, remark });
  return frame === null ? null : `${frame}\n${metadata(note, shared, null)}`;
}

function metadata({ tags, needs, explicitId }: ParsedNote, shared: Shared, remark: string | null): string {
  const own = tags.slice(shared.tags.length).map(markedTag);
  const needed = needs.slice(shared.needs.length);
  return [
    ...(remark === null ? [] : remark.split('\n\n').map((part) => `note: ${part}`)),
    ...(own.length > 0 ? [`tags: ${own.join(', ')}`] : []),
    ...(needed.length > 0 ? [`needs: ${needed.join(', ')}`] : []),
    `id: ${explicitId ?? ''}`,
  ].join('\n');
}
