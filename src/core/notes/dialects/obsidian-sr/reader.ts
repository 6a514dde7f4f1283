import { readCloze } from '../../cloze.ts';
import type { Report } from '../../dialect.ts';
import type { FlowLine } from '../../flow.ts';
import { isCarriedLine } from '../../carried.ts';
import { newNote } from '../../new-note.ts';
import { isWithin } from '../../spans.ts';
import { readInlineCard, type InlineCard } from '../../inline-card.ts';
import type { NoteKind, ParsedNote } from '../../types.ts';
import { clozesIn } from './cloze-pattern.ts';
import { clozeTexts, ordinalsOf, type LineClozes } from './cloze-texts.ts';
import { deckTagsOf } from './decks.ts';
import { scheduleComment, schedulesIn, siblingsIn, idIn } from './schedule-comment.ts';
import { optionalPatterns, type Settings } from './settings.ts';

/** What holds for all cards of a file. */
export interface FileSettings extends Settings {
  readonly fileTags: readonly string[];
  /** Deck of the cards above the first tag, as `A::B`. */
  readonly deck: string | null;
  /** Labels that the file defines as footnotes, so that they are no numbers of clozes. */
  readonly footnotes: ReadonlySet<string>;
}

interface Chunk {
  lines: FlowLine[];
  /** Index of the separator line; -1 while there is none. */
  separator: number;
  isReversed: boolean;
}

const callout = /^[> \t]*\[!sr\|[^\]\n]*\]/i;
const blockId = /(?:^|[ \t])\^(sr-data-id-|sr-id-)?([A-Za-z0-9-]{1,64})[ \t]*$/;
const longestLine = 20_000;
const quoteMarks = /^(?: {0,3}>[ \t]?)+/;

/** Walks the lines of a file and makes notes of its cards. */
export class CardReader {
  readonly notes: ParsedNote[] = [];
  readonly #settings: FileSettings;
  readonly #report: Report;
  #deck: string | null;
  #otherDecks: readonly string[] = [];
  #chunk: Chunk = emptyChunk();

  constructor(settings: FileSettings, report: Report) {
    this.#settings = settings;
    this.#report = report;
    this.#deck = settings.deck;
  }

  read(flow: readonly FlowLine[]): void {
    for (let index = 0; index < flow.length; index += 1) {
      const line = flow[index];
      if (!line) continue;
      if (isEnd(line) || isScheduleLine(line)) {
        this.#edge(line, flow, index);
        continue;
      }
      const content = contentOf(line);
      if (this.#settings.end !== null && content === this.#settings.end) this.#finish('');
      else if ((line.kind === 'html' && !isCarriedLine(line.text)) || callout.test(line.text)) continue;
      else index = this.#take(line, content, flow, index);
    }
    this.#finish('');
  }

  /** An empty line, heading, rule or comment with a schedule: what may end a card. */
  #edge(line: FlowLine, flow: readonly FlowLine[], index: number): void {
    if (isScheduleLine(line)) return this.#finish(line.text);
    const goesOn = line.kind === 'empty' && this.#settings.end !== null && this.#isCard();
    if (goesOn) return void this.#chunk.lines.push(line);
    // The comment may stand behind one empty line, or there in a call-out.
    const next = line.kind === 'empty' ? flow[index + 1] : undefined;
    if (!next || !(callout.test(next.text) || isScheduleLine(next))) this.#finish('');
  }

  /** Whether what is being read is a card already, so that an empty line may belong to it. */
  #isCard(): boolean {
    const { lines, separator } = this.#chunk;
    const hasCloze = ({ text, kind, opaque }: FlowLine) =>
      kind === 'text' &&
      text.length <= longestLine &&
      clozesIn(text, this.#settings.patterns, (index) => isWithin(opaque, index)).length > 0;
    return separator >= 0 || lines.some(hasCloze);
  }

  /** Takes a line with text in it; gives the index of the last line it has used. */
  #take(line: FlowLine, content: string, flow: readonly FlowLine[], index: number): number {
    const { multiline, multilineReversed, tags } = this.#settings;
    const deckTags = deckTagsOf(line, tags);
    const isOwnTag = deckTags[0] !== undefined && line.text.slice(line.from, deckTags[0].start).trim() === '';
    const rest = deckTags.length ? withoutTags(line, deckTags) : content;
    const isAlone = rest === '';
    if (deckTags.length > 0 && (isAlone || !isOwnTag)) this.#enter(deckTags.map(({ deck }) => deck));
    if (isAlone) {
      this.#finish('');
      return index;
    }
    const own = isOwnTag ? deckTags.map(({ deck }) => deck) : null;
    const isSeparator = line.kind === 'text' && !isWithin(line.opaque, line.from);
    if (isSeparator && (content === multiline || content === multilineReversed)) {
      this.#separate(content === multilineReversed, line);
      return index;
    }
    const inline = this.#chunk.separator < 0 ? this.#inline(line) : null;
    if (inline?.kind === 'card') {
      const end = inline.at + inline.length;
      const start = own ? (deckTags.at(-1)?.end ?? line.from) : line.from;
      const comment = commentAt(flow, index);
      const parts = { front: line.text.slice(start, inline.at), back: line.text.slice(end) };
      this.#chunk = emptyChunk();
      this.#add(inline.isTwoWay ? 'two-way' : 'basic', parts, [line], comment.text, own);
      return comment.index;
    }
    if (inline?.kind === 'near-miss')
      this.#report(
        line.line,
        `This is no card because ${inline.message}; write ` + '`question::answer` on one line.',
      );
    this.#chunk.lines.push(line);
    return index;
  }

  /** Clozes may hold separators of their own, as in `{{1::answer::hint}}`. */
  #inline(line: FlowLine): InlineCard {
    const { separators, patterns } = this.#settings;
    if (!separators.some(({ mark }) => line.text.includes(mark))) return { kind: 'none' };
    const isOpaque = (index: number) => isWithin(line.opaque, index);
    return readInlineCard(
      line,
      separators,
      line.text.length > longestLine ? [] : clozesIn(line.text, patterns, isOpaque),
    );
  }

  #enter(decks: readonly (string | null)[]): void {
    this.#deck = decks[0] ?? null;
    this.#otherDecks = decks.slice(1).flatMap((deck) => deck ?? []);
  }

  #separate(isReversed: boolean, line: FlowLine): void {
    const chunk = this.#chunk;
    if (chunk.separator < 0 && chunk.lines.some(({ kind }) => kind !== 'empty')) {
      chunk.separator = chunk.lines.length;
      chunk.isReversed = isReversed;
    }
    chunk.lines.push(line);
  }

  /** Ends the card that is being read; `comment` is the line with its schedule. */
  #finish(comment: string): void {
    const { lines, separator, isReversed } = this.#chunk;
    this.#chunk = emptyChunk();
    const [first] = lines;
    if (!first) return;
    const tagged = deckTagsOf(first, this.#settings.tags);
    const startsWithTag =
      tagged[0] !== undefined && first.text.slice(first.from, tagged[0].start).trim() === '';
    const own = startsWithTag ? tagged.map(({ deck }) => deck) : null;
    const shown = lines.map((line, index) =>
      index === 0 && own ? withoutTags(line, tagged) : line.text.replace(quoteMarks, ''),
    );
    if (separator < 0) return this.#finishCloze(lines, comment, own);
    const parts = {
      front: shown.slice(0, separator).join('\n'),
      back: shown.slice(separator + 1).join('\n'),
    };
    this.#add(isReversed ? 'two-way' : 'basic', parts, lines, comment, own);
  }

  #finishCloze(lines: readonly FlowLine[], comment: string, own: readonly (string | null)[] | null): void {
    const { footnotes } = this.#settings;
    const last = lines.at(-1);
    const ids = cleanEnd(last?.text ?? '');
    // A schedule proves that the text is a card, whatever patterns the settings name.
    const hasSchedule = (comment + ids.comment).includes('<!--SR:');
    const patterns = hasSchedule
      ? [...this.#settings.patterns, ...optionalPatterns]
      : this.#settings.patterns;
    const found = lines.map((line): LineClozes => {
      // A footnote that the file does not define is the number or the hint of a cloze.
      const isDefined = (start: number) =>
        footnotes.has(/^\[\^([^\]\s]{1,100})\]/.exec(line.text.slice(start, start + 104))?.[1] ?? '');
      const opaque = line.opaque.filter(({ kind, start }) => kind !== 'footnote' || isDefined(start));
      const isOpaque = (index: number) => index < line.from || isWithin(opaque, index);
      const clozes =
        line.kind === 'text' && line.text.length <= longestLine
          ? clozesIn(line.text, patterns, isOpaque)
          : [];
      const tagged = own && line === lines[0] ? deckTagsOf(line, this.#settings.tags).at(-1)?.end : undefined;
      return { text: line.text, from: tagged ?? quoteMarks.exec(line.text)?.[0].length ?? 0, clozes };
    });
    if (!found.some(({ clozes }) => clozes.length > 0)) {
      if (hasSchedule) this.#report(last?.line ?? 1, withoutCard);
      return;
    }
    const texts = clozeTexts(found, (text) => cleanEnd(text).text);
    let sibling = 0;
    for (const text of texts) {
      const cloze = readCloze(text);
      if ('message' in cloze) {
        this.#report(lines[0]?.line ?? 1, cloze.message.replace('This gap card', 'This cloze'));
        continue;
      }
      const ordinals = ordinalsOf(cloze);
      this.#push(
        'cloze',
        text,
        '',
        lines,
        { comment: comment + ids.comment, id: ids.id },
        own,
        ordinals,
        sibling,
      );
      sibling += ordinals.length;
    }
    this.#tellSpare(comment + ids.comment, sibling, lines[0]?.line ?? 1);
  }

  #add(
    kind: NoteKind,
    parts: { readonly front: string; readonly back: string },
    lines: readonly FlowLine[],
    comment: string,
    own: readonly (string | null)[] | null,
  ): void {
    const end = cleanEnd(parts.back);
    const front = unmarked(parts.front, lines.length === 1);
    const back = end.text.replace(/^(?:[ \t]*\n)+/, '').trim();
    const line = lines[0]?.line ?? 1;
    if (front === '' || back === '')
      return this.#report(
        line,
        'This card has nothing on one of its sides; write text above and below the separator.',
      );
    const ordinals = kind === 'two-way' ? [0, 1] : [0];
    const all = comment + end.comment;
    this.#push(kind, front, back, lines, { comment: all, id: end.id }, own, ordinals, 0);
    this.#tellSpare(all, ordinals.length, line);
  }

  #push(
    kind: NoteKind,
    front: string,
    back: string,
    lines: readonly FlowLine[],
    found: { readonly comment: string; readonly id: string | null },
    own: readonly (string | null)[] | null,
    ordinals: readonly number[],
    sibling: number,
  ): void {
    const [first] = lines;
    const last = lines.filter(({ kind: one }) => one !== 'empty').at(-1);
    const inside = insideOf(found.comment);
    const before = ordinals.length === 0 ? [] : Array.from({ length: sibling }, () => -1);
    const schedules = schedulesIn(inside, [...before, ...ordinals]).filter(({ ordinal }) => ordinal >= 0);
    const deck = own ? (own[0] ?? null) : this.#deck;
    const others = own ? own.slice(1).flatMap((name) => name ?? []) : this.#otherDecks;
    const id = idIn(inside);
    const explicitId = id === null ? found.id : `sr:${id}`;
    this.notes.push(
      newNote({
        kind,
        front,
        back,
        headings: first?.headings ?? [],
        line: first?.line ?? 1,
        endLine: last?.line ?? first?.line ?? 1,
        dialect: 'obsidian-sr',
        explicitId: sibling === 0 ? explicitId : null,
        tags: [...new Set([...this.#settings.fileTags, ...others.map((name) => name.replaceAll('::', '/'))])],
        schedules,
        ...(deck === null ? {} : { deck }),
      }),
    );
  }

  #tellSpare(comment: string, cards: number, line: number): void {
    const siblings = siblingsIn(insideOf(comment));
    if (siblings > cards)
      this.#report(
        line,
        `This note brings schedules for ${siblings} cards but makes ${cards}, so the last ones were left out; check which of its cards is gone.`,
      );
  }
}

const withoutCard =
  'This schedule belongs to no card that was found above it; set the separators and clozes of your vault under `options` in `nexthop.yml`.';

function emptyChunk(): Chunk {
  return { lines: [], separator: -1, isReversed: false };
}

function isEnd({ kind }: FlowLine): boolean {
  return kind === 'empty' || kind === 'heading' || kind === 'rule';
}

/** Whether a line holds nothing but the comment of a schedule, perhaps in a quote. */
function isScheduleLine({ kind, text }: FlowLine): boolean {
  return kind !== 'code' && /^[> \t]*<!--SR:/.test(text);
}

/** The schedule below a card of one line, behind at most one empty line and perhaps in a call-out. */
function commentAt(flow: readonly FlowLine[], index: number): { text: string; index: number } {
  let at = index + 1;
  if (flow[at]?.kind === 'empty') at += 1;
  if (callout.test(flow[at]?.text ?? '')) at += 1;
  const line = flow[at];
  return line && isScheduleLine(line) ? { text: line.text, index: at } : { text: '', index };
}

function contentOf({ text, from }: FlowLine): string {
  return text.slice(Math.min(from, text.length)).trim() || text.replace(quoteMarks, '').trim();
}

function withoutTags({ text, from }: FlowLine, tags: readonly { start: number; end: number }[]): string {
  let rest = '';
  let end = from;
  for (const tag of tags) {
    rest += text.slice(end, tag.start);
    end = tag.end;
  }
  return (rest + text.slice(end)).trim();
}

/** A side of a card without the marks of lists, where it is one line, and without the box of a task. */
function unmarked(text: string, isOneLine: boolean): string {
  const trimmed = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  return isOneLine
    ? trimmed.trim().replace(/^\[[ xX]\][ \t]+/, '')
    : trimmed.replace(/^[ \t]+(?=\S)/, '').trim();
}

/** The end of a card's text without its schedule and without the id of its block. */
function cleanEnd(text: string): { text: string; comment: string; id: string | null } {
  const comments = text.match(scheduleComment) ?? [];
  const rest = comments.length ? text.replace(scheduleComment, '').trimEnd() : text;
  const match = blockId.exec(rest);
  if (!match) return { text: rest, comment: comments.join(''), id: null };
  const [whole, prefix, name = ''] = match;
  const isSure = prefix !== undefined || /^(?=.*\d)[a-z0-9]{6,}$/.test(name);
  return {
    text: rest.slice(0, rest.length - whole.length).trimEnd(),
    comment: comments.join(''),
    id: isSure ? (prefix === undefined ? `block:${name}` : `sr:${name}`) : null,
  };
}

function insideOf(comment: string): string {
  return [...comment.matchAll(scheduleComment)]
    .map(([, inside = '']) => (inside.startsWith('!') ? inside : `!${inside}`))
    .join('');
}
