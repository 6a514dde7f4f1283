import { AppError } from '../../contract/errors.ts';
import type { CardSource, GradeOutcome, ReviewCard } from '../../contract/review.ts';
import { levelFor } from '../../core/drills/level-for.ts';
import { aimFor, nextInstance } from '../../core/drills/next-instance.ts';
import type { DrillFamily, DrillInstance, Level } from '../../core/drills/types.ts';
import { facesOf } from '../../core/notes/faces.ts';
import type { Face, ParsedNote } from '../../core/notes/types.ts';
import { hash } from '../../core/schedule/hash.ts';
import { outcomes } from '../../core/schedule/outcomes.ts';
import type { CardState, Grade } from '../../core/schedule/types.ts';
import type { Collection } from '../collection.ts';
import { stateOf, type CardRecord } from '../tables/cards.ts';
import type { NoteRecord, ReadBefore } from '../tables/notes.ts';
import { familyOfNote } from './drill-families.ts';

/** What the log keeps of a drill's review. */
export interface DrillDetail {
  readonly level: Level;
  readonly seed: number;
  readonly answer: unknown;
  readonly right: boolean;
  readonly misconception: string | null;
  readonly suggestedGrade: Grade;
  readonly answeredMs: number;
  /** Of the instance, so that it is not asked again soon; answers given before there were any have none. */
  readonly fingerprint?: number;
  /** Of a drill that notes define: the hash of its definition then. */
  readonly definition?: string;
}

/** How many past results of a skill decide its level and pace. */
const recentResults = 20;
/** How many reviews a skill goes without repeating an instance. */
const unrepeated = 200;

/** Everything a screen needs to ask a card and offer its four grades. */
export function showCard(collection: Collection, card: CardRecord): ReviewCard {
  const { note, fileId, findings, before } = noteOf(collection, card);
  const face = faceOf(note, card.ordinal);
  const deck = collection.decks.get(card.deck_id);
  const moment = collection.now();
  const results = outcomes(stateOf(card), collection.parameters(), moment, fuzzSeedOf(card));
  const label = (grade: Grade) => outcomeOf(grade, results[grade], moment);
  return {
    cardId: card.id,
    noteId: card.note_id,
    version: card.version,
    deckId: card.deck_id,
    deck: deck?.name ?? '',
    kind: note.kind,
    front: face.front,
    back: face.back,
    remark: note.remark,
    findings,
    changed: changedSince(card, before),
    tags: note.tags,
    flag: card.flag,
    phase: stateOf(card).phase,
    source: sourceOf(collection, fileId, note),
    media: fileId === null ? {} : collection.media.namesOf(fileId),
    outcomes: [label(1), label(2), label(3), label(4)],
    drill: note.kind === 'drill' ? drillOf(collection, card, note) : null,
  };
}

/** How a card read when it was last answered; null if it was not since, or reads the same. */
function changedSince(
  { ordinal, last_at: lastAt }: CardRecord,
  before: readonly ReadBefore[],
): ReviewCard['changed'] {
  const read = before.find((one) => one.ordinal === ordinal);
  return read === undefined || lastAt === null || lastAt >= read.at
    ? null
    : { front: read.front, back: read.back };
}

/** The note behind a card; a card without one cannot be stored. */
export function noteOf(collection: Collection, card: CardRecord): NoteRecord {
  const note = collection.notes.get(card.note_id);
  if (note === undefined) throw new Error(`Card ${card.id} has no note ${card.note_id}.`);
  return note;
}

/** The face with an ordinal; what is left of it if the note no longer has it. */
export function faceOf(note: ParsedNote, ordinal: number): Face {
  return (
    facesOf(note).find((face) => face.ordinal === ordinal) ?? { ordinal, front: note.front, back: note.back }
  );
}

/** What a card is listed by: its front, or the title of its drill family. */
export function titleOf(note: ParsedNote, ordinal: number): string {
  return note.kind === 'drill' ? (familyOfNote(note)?.title ?? note.front) : faceOf(note, ordinal).front;
}

/** File, headings and line a note came from; null if it came from none. */
export function sourceOf(collection: Collection, fileId: number | null, note: ParsedNote): CardSource | null {
  const file = fileId === null ? undefined : collection.files.get(fileId);
  return file === undefined ? null : { path: file.path, headings: note.headings, line: note.line };
}

/** The same for the same review, so that a replay gives the same interval. */
export function fuzzSeedOf(card: CardRecord): number {
  return hash(card.id, card.reps);
}

/**
 * The drill instance a skill asks now: decided by the collection's seed and how often it was asked, new among the last
 * 200, and such that a mistake made lately would show again.
 */
function instanceFor(collection: Collection, card: CardRecord, family: DrillFamily): DrillInstance {
  const past = pastDrills(collection, card.id, unrepeated);
  const level = levelFor(card.stability, past);
  const seen = new Set(past.flatMap((one) => (one.fingerprint === undefined ? [] : [one.fingerprint])));
  const aim = aimFor(
    family,
    past.map(({ misconception }) => misconception),
    card.version,
  );
  return nextInstance(family, level, hash(collection.seed, card.id, card.version), { aim, seen });
}

/** A skill's past results, newest first. */
export function pastDrills(collection: Collection, cardId: number, most = recentResults): DrillDetail[] {
  return collection.reviews.drillAnswers(cardId, most).map(({ drill }) => JSON.parse(drill) as DrillDetail);
}

/** Median time of past answers at a level in milliseconds; of all levels while there are fewer than three, null before the third of any. */
export function paceOf(past: readonly DrillDetail[], level: Level): number | null {
  const atLevel = past.filter((one) => one.level === level);
  const times = (atLevel.length < 3 ? past : atLevel).map(({ answeredMs }) => answeredMs);
  if (times.length < 3) return null;
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? null;
}

function drillOf(collection: Collection, card: CardRecord, note: ParsedNote): ReviewCard['drill'] {
  const family = familyOfNote(note);
  if (family === null)
    throw new AppError(
      'conflict',
      `The drill “${note.front}” cannot be asked any more. Suspend it in the Library, or mend it in your notes and import them again.`,
    );
  const instance = instanceFor(collection, card, family);
  const paceMs = paceOf(pastDrills(collection, card.id), instance.level);
  return { title: family.title, instance, paceMs };
}

function outcomeOf(grade: Grade, state: CardState, moment: { at: number; day: number }): GradeOutcome {
  return {
    grade,
    inMs: state.dueAt === null ? null : state.dueAt - moment.at,
    inDays: state.dueDay === null ? null : state.dueDay - moment.day,
  };
}
