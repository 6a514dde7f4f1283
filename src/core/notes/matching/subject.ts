import { flatText, readCloze } from '../cloze.ts';
import { contentKey, joined, normalise, placeKey } from '../identity.ts';
import type { KnownNote, ParsedNote, PlacedNote } from '../types.ts';
import { numbersOf } from '../write-cloze.ts';
import { contentWords } from './difference.ts';
import { gramsOf, type Grams } from './likeness.ts';
import { gapWord, wordsOf, type Word } from './words.ts';

/** A gap of a cloze with the card that asks for it. */
export interface NumberedGap {
  readonly ordinal: number;
  readonly answer: string;
}

/** A known or a placed note with what the matching asks of it, each worked out when first asked for. */
export class Subject<Source extends KnownNote | PlacedNote = KnownNote | PlacedNote> {
  readonly source: Source;
  readonly note: ParsedNote;
  readonly path: string;
  readonly contentKey: string;
  readonly place: string;
  #cloze: { context: string; full: string; gaps: NumberedGap[] } | undefined;
  #asked: Word[] | undefined;
  #answered: Word[] | undefined;
  #all: Word[] | undefined;
  #content: Word[] | undefined;
  #askedGrams: Grams | undefined;
  #answeredGrams: Grams | undefined;
  #grams: Grams | undefined;

  constructor(source: Source) {
    this.source = source;
    this.note = source.note;
    this.path = source.path;
    this.contentKey = contentKey(source.note);
    this.place = placeKey(source.path, source.note);
  }

  get isCloze(): boolean {
    return this.note.kind === 'cloze';
  }

  /** The words of the question; of a cloze those around its gaps. */
  get asked(): readonly Word[] {
    return (this.#asked ??= wordsOf(this.isCloze ? this.#readCloze().context : this.note.front));
  }

  /** The words of the answer; of a cloze those in its gaps, in an order of their own, so that it does not matter which comes first. */
  get answered(): readonly Word[] {
    const answers = () =>
      this.gaps
        .map(({ answer }) => normalise(answer))
        .sort()
        .join(' ; ');
    return (this.#answered ??= wordsOf(this.isCloze ? answers() : this.note.back));
  }

  /** All words; of a cloze in the order of the text. */
  get all(): readonly Word[] {
    return (this.#all ??= this.isCloze ? wordsOf(this.#readCloze().full) : [...this.asked, ...this.answered]);
  }

  get content(): readonly Word[] {
    return (this.#content ??= contentWords(this.all));
  }

  get askedGrams(): Grams {
    return (this.#askedGrams ??= gramsOf(this.asked));
  }

  get answeredGrams(): Grams {
    return (this.#answeredGrams ??= gramsOf(this.answered));
  }

  get grams(): Grams {
    return (this.#grams ??= gramsOf(this.all));
  }

  /** The gaps of a cloze in order; none for other notes. */
  get gaps(): readonly NumberedGap[] {
    return this.isCloze ? this.#readCloze().gaps : [];
  }

  /** Equal for two notes that ask the same but for markup, case and punctuation. */
  get askedKey(): string {
    return joined(this.isCloze ? 'cloze' : 'pair', keyOf(this.asked, this.note.front));
  }

  /** Equal for two notes with the same answers but for markup, case and punctuation; null where an answer says too little to know a note by. */
  get answeredKey(): string | null {
    if (!isTellingAnswer(this.answered)) return null;
    return joined(this.isCloze ? 'cloze' : 'pair', keyOf(this.answered, this.note.back));
  }

  /** Equal for two cloze notes with the same text, whatever their gaps; null for other notes. */
  get textKey(): string | null {
    return this.isCloze ? joined('text', keyOf(this.all, this.note.front)) : null;
  }

  /** Equal for two notes that say the same but for small words, markup, case and punctuation. */
  get gistKey(): string {
    return joined(
      this.isCloze ? 'cloze' : 'pair',
      keyOf(contentWords(this.asked), this.note.front),
      keyOf(contentWords(this.answered), this.note.back),
    );
  }

  #readCloze(): { context: string; full: string; gaps: NumberedGap[] } {
    return (this.#cloze ??= clozeOf(this.note.front));
  }
}

export type KnownSubject = Subject<KnownNote>;
export type PlacedSubject = Subject<PlacedNote>;

/** Whether a note can be known by such an answer, which `80` and `yes` are too short for. */
export function isTellingAnswer(words: readonly Word[]): boolean {
  return words.length >= 3 || words.reduce((sum, { text }) => sum + text.length, 0) >= 16;
}

function keyOf(words: readonly Word[], text: string): string {
  return words.length === 0 ? normalise(text) : words.map((word) => word.text).join(' ');
}

function clozeOf(text: string): { context: string; full: string; gaps: NumberedGap[] } {
  const cloze = readCloze(text);
  if ('message' in cloze) return { context: text, full: text, gaps: [] };
  const numbers = numbersOf(cloze.parts);
  return {
    context: cloze.parts.map((part) => (typeof part === 'string' ? part : ` ${gapWord} `)).join(''),
    full: flatText(cloze.parts),
    gaps: [...numbers].map(([{ answer }, ordinal]) => ({ ordinal, answer })),
  };
}
