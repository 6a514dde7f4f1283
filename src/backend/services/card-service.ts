import { existsSync, readFileSync } from 'node:fs';
import type { ApiOf, CheckedOf } from '../../contract/api.ts';
import type { CardDetails, CardRow } from '../../contract/card.ts';
import { AppError } from '../../contract/errors.ts';
import { facesOf } from '../../core/notes/faces.ts';
import type { ParsedNote } from '../../core/notes/types.ts';
import { recall } from '../../core/schedule/recall.ts';
import type { Parameters } from '../../core/schedule/types.ts';
import type { Collection } from '../collection.ts';
import { gradeOf, stateOf, suspended, type CardRecord } from '../tables/cards.ts';
import { forgetDeckRecall } from './deck-recall.ts';
import { cardCondition } from './card-query.ts';
import { faceOf, noteOf, sourceOf, titleOf } from './show-card.ts';
import { EditLog } from './edit-log.ts';

const from = 'from cards c join notes n on n.id = c.note_id join decks d on d.id = c.deck_id';
const isThere = 'c.suspended <> 3';

/** What a list is sorted by; recall falls as the days since the last review outgrow the stability. */
const orders = {
  added: () => 'c.id',
  due: () => 'coalesce(c.due_day, c.due_at / 86400000, 99999999)',
  stability: () => 'c.stability',
  recall: (day: number) => `(c.last_day - ${day}) / c.stability`,
  front: () => 'n.front collate nocase',
  deck: () => 'd.name',
} as const;

/** Looking at cards, and changing what is not their schedule. */
export function cardService(collection: Collection, changed: () => void): ApiOf<'card'> {
  /** One edit of several cards: remembered, carried out, undoable. */
  const editAll = (
    ids: readonly number[],
    columns: readonly string[],
    label: string,
    change: (card: CardRecord) => void,
  ) => {
    const count = collection.transact(() => {
      const log = new EditLog(collection);
      const cards = [...new Set(ids)].map((id) => requireCard(collection, id));
      for (const card of cards) {
        log.remember('cards', card.id, columns);
        change(card);
      }
      forgetDeckRecall(collection);
      log.save(cards.length === 1 ? label : `${label} (${cards.length} cards)`, collection.now().at);
      return cards.length;
    });
    changed();
    return { changed: count };
  };

  return {
    'card.list': (input) => collection.db.transaction(() => list(collection, input))(),
    'card.get': ({ cardId }) => details(collection, requireCard(collection, cardId)),
    'card.edit'(input) {
      collection.transact(() => edit(collection, input));
      changed();
      return details(collection, requireCard(collection, input.cardId));
    },
    'card.suspend': ({ cardIds, suspended: isOn }) =>
      editAll(cardIds, ['suspended'], isOn ? 'Suspend' : 'Unsuspend', ({ id, note_id: noteId }) => {
        collection.cards.setSuspended(id, isOn ? suspended.byPerson : suspended.no);
        collection.heldCards.refreshWaitingFor(noteId);
      }),
    'card.bury': ({ cardIds }) =>
      editAll(cardIds, ['buried_day'], 'Bury', ({ id }) =>
        collection.cards.setBuried(id, collection.now().day),
      ),
    'card.flag': ({ cardIds, flag }) =>
      editAll(cardIds, ['flag'], 'Flag', ({ id }) => collection.cards.setFlag(id, flag)),
    'card.source': ({ cardId }) => source(collection, requireCard(collection, cardId)),
  } satisfies ApiOf<'card'>;
}

/** The stored card; throws AppError `not-found`, also for one that was deleted. */
function requireCard(collection: Collection, cardId: number): CardRecord {
  const card = collection.cards.get(cardId);
  if (card === undefined || card.suspended === suspended.deleted)
    throw new AppError('not-found', `There is no card ${cardId}.`);
  return card;
}

function list(collection: Collection, input: CheckedOf<'card.list'>): ReturnType<ApiOf<'card'>['card.list']> {
  const condition = cardCondition(collection, input.query);
  const direction = input.descending ? 'desc' : 'asc';
  const count =
    condition.where === '1'
      ? null
      : collection.db.prepare<unknown[], { total: number }>(
          `select count(*) as total ${from} where ${isThere} and ${condition.where}`,
        );
  const all = collection.cards.count();
  const today = todayOf(collection);
  const rows = collection.db
    .prepare<unknown[], CardRecord>(
      `select c.* ${from} where ${isThere} and ${condition.where} order by ${orders[input.sort](collection.now().day)} ${direction} nulls last, c.id ${direction} limit ? offset ?`,
    )
    .all(...condition.values, input.limit, input.offset);
  return {
    total: count?.get(...condition.values)?.total ?? all,
    all,
    rows: rows.map((card) => row(card, noteOf(collection, card).note, today)),
  };
}

/** What every row of a list is seen by: read once for all of them. */
interface Today {
  readonly day: number;
  readonly parameters: Parameters;
  readonly deckNames: ReadonlyMap<number, string>;
}

function todayOf(collection: Collection): Today {
  return {
    day: collection.now().day,
    parameters: collection.parameters(),
    deckNames: new Map(collection.decks.all().map(({ id, name }) => [id, name])),
  };
}

function row(card: CardRecord, note: ParsedNote, { day, parameters, deckNames }: Today): CardRow {
  const state = stateOf(card);
  const isWaiting = card.due_at !== null;
  return {
    cardId: card.id,
    deck: deckNames.get(card.deck_id) ?? '',
    kind: note.kind,
    front: titleOf(note, card.ordinal),
    phase: state.phase,
    dueInDays: isWaiting ? 0 : card.due_day === null ? null : card.due_day - day,
    stabilityDays: card.stability,
    recall: recall(state, day, parameters),
    isSuspended: card.suspended !== 0,
    isBuried: card.buried_day === day,
    flag: card.flag,
  };
}

function details(collection: Collection, card: CardRecord): CardDetails {
  const { note, fileId, addedAt, findings } = noteOf(collection, card);
  return {
    ...row(card, note, todayOf(collection)),
    noteId: card.note_id,
    back: faceOf(note, card.ordinal).back,
    remark: note.remark,
    findings,
    noteFront: note.front,
    noteBack: note.back,
    tags: note.tags,
    addedAt,
    source: sourceOf(collection, fileId, note),
    media: fileId === null ? {} : collection.media.namesOf(fileId),
    difficulty: card.difficulty,
    desiredRetention: collection.settings().desiredRetention,
    lapses: card.lapses,
    reviews: collection.reviews.standing(card.id).map((review) => ({
      at: review.id,
      grade: gradeOf(review.grade),
      tookMs: review.took_ms,
      stability: review.stability,
      day: review.day,
    })),
    today: collection.now().day,
  };
}

function edit(collection: Collection, input: CheckedOf<'card.edit'>): void {
  const card = requireCard(collection, input.cardId);
  const record = noteOf(collection, card);
  const { note } = record;
  if (note.kind === 'drill')
    throw new AppError('bad-input', 'A drill is made anew each time and cannot be edited.');
  const text = {
    front: (input.front ?? note.front).trim(),
    back: (input.back ?? note.back).trim(),
    tags: input.tags ?? note.tags,
  };
  if (text.front === '')
    throw new AppError('bad-input', 'A card needs a front. Write a question, or suspend the card.');
  if (note.kind !== 'cloze' && text.back === '')
    throw new AppError('bad-input', 'A card needs a back. Write an answer, or suspend the card.');
  const ordinals = facesOfText(note, text);
  const before = facesOfText(note, note);
  if (ordinals.size !== before.size || [...before].some((ordinal) => !ordinals.has(ordinal))) {
    throw new AppError(
      'bad-input',
      'Editing a card keeps its gaps: each {{gap}} it has now must stay, and none may be added. Change them in your notes and import again.',
    );
  }
  const log = new EditLog(collection);
  log.remember('notes', record.id, ['front', 'back', 'tags', 'imported', 'changed_at']);
  const { at } = collection.now();
  collection.notes.edit(record.id, text, record.imported, at);
  log.save('Edit', at);
}

function facesOfText(note: ParsedNote, text: { front: string; back: string }): Set<number> {
  return new Set(facesOf({ ...note, ...text }).map(({ ordinal }) => ordinal));
}

/** Shows the place in the notes: from the file as it is now where its lines still hold the text, else as imported. */
function source(collection: Collection, card: CardRecord): ReturnType<ApiOf<'card'>['card.source']> {
  const { imported, fileId } = noteOf(collection, card);
  const file = fileId === null ? undefined : collection.files.get(fileId);
  if (file === undefined) throw new AppError('not-found', 'This card did not come from a file.');
  const isOfDisk = !/^(upload|bundled):/.test(file.location);
  const isOnDisk = isOfDisk && existsSync(file.location);
  const excerpt = isOnDisk ? linesOf(file.location, imported.line, imported.endLine) : null;
  const isFound =
    excerpt !== null && imported.front.split('\n').every((part) => excerpt.includes(part.trim()));
  return {
    file: isOnDisk ? file.location : null,
    path: file.path,
    headings: imported.headings,
    line: imported.line,
    text: isFound ? excerpt : asImported(imported.front, imported.back),
    isCurrent: isFound || !isOfDisk,
  };
}

function linesOf(path: string, first: number, last: number): string {
  return readFileSync(path, 'utf8')
    .split(/\r\n|\r|\n/)
    .slice(first - 1, last)
    .join('\n');
}

function asImported(front: string, back: string): string {
  return back === '' ? front : `${front}\n\n${back}`;
}
