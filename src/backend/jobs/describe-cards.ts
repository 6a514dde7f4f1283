import type { PlacedText, PlannedCard } from '../../contract/import.ts';
import { plainFacesOf } from '../../core/notes/faces.ts';
import type { Finding, KnownNote, ParsedNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { suspended, type CardRecord } from '../tables/cards.ts';
import type { NoteRecord } from '../tables/notes.ts';
import { findingSentence, findingsOn, type PlannedChange } from './plan.ts';

/** Lists the cards of a plan. */
export class CardLister {
  readonly #collection: Collection;
  readonly #pathOf: (location: string) => string;
  readonly #findingsIn: (location: string) => readonly Finding[];
  readonly #day: number;

  constructor(
    collection: Collection,
    pathOf: (location: string) => string,
    findingsIn: (location: string) => readonly Finding[],
  ) {
    this.#collection = collection;
    this.#pathOf = pathOf;
    this.#findingsIn = findingsIn;
    this.#day = collection.now().day;
  }

  /** The cards of one note. */
  cardsOf(change: PlannedChange): PlannedCard[] {
    const { placed, known, text } = change;
    const place = placed ?? known;
    if (place === null) return [];
    const note = text === null ? place.note : { ...place.note, ...text };
    const stored = known === null ? [] : this.#collection.cards.ofNote(known.id);
    const findings = placed === null ? [] : findingsOn(placed.note, this.#findingsIn(placed.path));
    const back = new Map([...change.ordinals].map(([before, now]) => [now, before]));
    return plainFacesOf(note).map(({ ordinal, front, back: answer }) => {
      const before = placed === null ? ordinal : back.get(ordinal);
      const card = stored.find((one) => one.ordinal === before && one.suspended !== suspended.deleted);
      return {
        note: change.key,
        change: change.kind,
        kind: note.kind,
        ordinal,
        front,
        back: answer,
        ...this.#textsOf(note, place.path, place.deck),
        remark: remarkOf(note, findings.map(findingSentence)),
        before: this.#before(change, before ?? null),
        dueInDays: card === undefined ? null : dueInDays(card, this.#day),
        isLearned: card !== undefined && card.phase !== 0,
        hasSchedule: note.schedules.some((schedule) => schedule.ordinal === ordinal),
        decision: change.decision,
      };
    });
  }

  /** The cards of a note of a file that is as it was. */
  unchanged(record: NoteRecord, location: string, key: string): PlannedCard[] {
    const note = record.imported;
    const stored = this.#collection.cards.ofNote(record.id);
    const deck = this.#collection.decks.get(stored[0]?.deck_id ?? 0)?.name ?? '';
    return plainFacesOf(note).map(({ ordinal, front, back }) => {
      const card = stored.find((one) => one.ordinal === ordinal);
      return {
        note: key,
        change: 'unchanged',
        kind: note.kind,
        ordinal,
        front,
        back,
        ...this.#textsOf(note, location, deck),
        remark: remarkOf(note, record.findings),
        before: null,
        dueInDays: card === undefined ? null : dueInDays(card, this.#day),
        isLearned: card !== undefined && card.phase !== 0,
        hasSchedule: false,
        decision: 'none',
      };
    });
  }

  /** A note of a question, as people read it. */
  placedText({ path, note }: { readonly path: string; readonly note: ParsedNote }): PlacedText {
    const [first] = plainFacesOf(note);
    return {
      front: first?.front ?? note.front,
      back: first?.back ?? note.back,
      path: this.#pathOf(path),
      line: note.line,
    };
  }

  #textsOf(note: ParsedNote, location: string, deck: string) {
    const { proposal } = note;
    return {
      noteFront: note.front,
      noteBack: note.back,
      dialect: proposal === null ? note.dialect : null,
      rule: proposal?.rule ?? null,
      quality: proposal?.quality ?? null,
      path: this.#pathOf(location),
      line: note.line,
      endLine: note.endLine,
      headings: note.headings,
      tags: note.tags,
      deck,
    };
  }

  /** How a card reads in the collection now, and where it stood; where the note had no such card, how the note did. */
  #before({ kind, placed, known, origin }: PlannedChange, ordinal: number | null): PlacedText | null {
    const source = origin ?? (kind === 'merged' && placed === null ? known : null);
    if (source === null || !['changed', 'moved', 'split', 'merged'].includes(kind)) return null;
    return this.#readNow(source, ordinal);
  }

  #readNow(known: KnownNote, ordinal: number | null): PlacedText {
    const note = this.#collection.notes.get(known.id)?.note ?? known.note;
    const faces = plainFacesOf(note);
    const { front, back } = faces.find((face) => face.ordinal === ordinal) ?? faces[0] ?? note;
    return { front, back, path: this.#pathOf(known.path), line: known.note.line };
  }
}

function remarkOf(note: ParsedNote, findings: readonly string[]): string | null {
  const parts = [...(note.remark === null ? [] : [note.remark]), ...findings];
  return parts.length === 0 ? null : parts.join('\n\n');
}

function dueInDays(card: CardRecord, day: number): number | null {
  if (card.due_at !== null) return 0;
  return card.due_day === null ? null : card.due_day - day;
}
