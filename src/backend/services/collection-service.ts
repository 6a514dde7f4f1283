import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiOf } from '../../contract/api.ts';
import type { Overview } from '../../contract/collection.ts';
import { AppError } from '../../contract/errors.ts';
import { checkParameters, defaultParameters } from '../../core/schedule/parameters.ts';
import type { Collection } from '../collection.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { listDecks } from './deck-service.ts';
import { cardCondition } from './card-query.ts';
import { keepPlan } from './keep-plan.ts';
import { Queue } from './queue.ts';
import { noteOf, titleOf } from './show-card.ts';
import { undoLastEdit } from './undo.ts';
import { version } from '../../../package.json';

/** Milliseconds a card is taken to need while the person's own pace is unknown, and answers a new card takes on its first day. */
const usualPaceMs = 15_000;
const answersPerNewCard = 2;

/** What concerns the collection as a whole: overview, settings, search, media, check, export, undo, jobs. */
export function collectionService(
  collection: Collection,
  jobs: Jobs,
  changed: (what: 'settings' | 'everything') => void,
): ApiOf<'app' | 'today' | 'settings' | 'search' | 'media' | 'collection' | 'edit' | 'job'> {
  return {
    'app.info': () => ({ version, dataDir: collection.dataDir, now: collection.now().at }),
    'today.overview': () => overview(collection),
    'settings.get': () => collection.settings(),
    'settings.set'(values) {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      collection.transact(() => {
        collection.changeSettings(given);
        checkSettings(collection);
      });
      changed('settings');
      return collection.settings();
    },
    'search.jump': ({ query, limit }) => jump(collection, query, limit),
    'media.get'({ name }) {
      const known = collection.media.get(name);
      const file = join(collection.dataDir, 'media', name);
      if (known === undefined || !existsSync(file))
        throw new AppError('not-found', 'That image is not in the collection.');
      return { type: known.type, base64: readFileSync(file).toString('base64') };
    },
    'collection.check': () => ({ job: jobs.start('check', {}) }),
    'collection.export': ({ file }) => ({ job: jobs.start('export', { file }) }),
    'edit.undo'() {
      const undone = undoLastEdit(collection);
      changed('everything');
      return { undone };
    },
    'job.cancel': ({ job }) => ({ cancelled: jobs.cancel(job) }),
  };
}

function checkSettings(collection: Collection): void {
  try {
    checkParameters({ ...defaultParameters, ...collection.settings() });
  } catch (error) {
    throw new AppError('bad-input', error instanceof Error ? error.message : String(error));
  }
}

function overview(collection: Collection): Overview {
  keepPlan(collection);
  const { at, day } = collection.now();
  const queue = new Queue(collection, { deckId: null, only: null });
  const totals = queue.totals;
  const pace = Math.min(collection.daily.meanTookMs(day - 30) ?? usualPaceMs, 60_000);
  const answers = totals.due + totals.learning + totals.new * answersPerNewCard;
  return {
    now: at,
    newCount: totals.new,
    learningCount: totals.learning,
    dueCount: totals.due,
    drillCount: queue.drills,
    minutes: Math.ceil((answers * pace) / 60_000),
    cardCount: collection.cards.count(),
    familyCount:
      collection.db
        .prepare<[], number>('select count(*) from cards where is_drill = 1 and suspended <> 3')
        .pluck()
        .get() ?? 0,
    decks: listDecks(collection, queue),
    upcoming: collection.daily.upcoming(day, 14),
    answeredToday: totals.answered,
  };
}

function jump(
  collection: Collection,
  query: string,
  limit: number,
): ReturnType<ApiOf<'search'>['search.jump']> {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const decks = collection.decks
    .all()
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, Math.ceil(limit / 2))
    .map(({ id, name }) => ({ kind: 'deck' as const, deckId: id, name }));
  const words = wanted.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return decks;
  const { where, values } = cardCondition(collection, words.join(' '));
  const cards = collection.db
    .prepare<unknown[], number>(
      `select c.id from cards c where c.suspended <> 3 and ${where} order by c.id limit ?`,
    )
    .pluck()
    .all(...values, limit - decks.length)
    .flatMap((id) => {
      const card = collection.cards.get(id);
      if (card === undefined) return [];
      const { note } = noteOf(collection, card);
      const deck = collection.decks.get(card.deck_id)?.name ?? '';
      return [{ kind: 'card' as const, cardId: id, front: titleOf(note, card.ordinal), deck }];
    });
  return [...decks, ...cards];
}
