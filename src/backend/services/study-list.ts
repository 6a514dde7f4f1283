import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { dayStart } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { phaseNumber } from '../tables/cards.ts';
import { markingOf } from './paper-json.ts';
import { learnAheadMs } from './queue.ts';
import { queueSql } from './queue-sql.ts';
import { requirePaper } from './require-paper.ts';
import { weakCards } from './weak-cards.ts';

/** What a session asks next, and what is left of it. */
export interface Session {
  readonly totals: {
    readonly new: number;
    readonly learning: number;
    readonly due: number;
    readonly answered: number;
  };
  /** The card whose turn it is, or null. */
  first(): number | null;
  /** The instant the next card in steps is due, or null. */
  nextLearningAt(): number | null;
}

/** Certain cards, and from which instant on answers to them count. */
interface List {
  readonly cardIds: readonly number[];
  readonly since: number;
}

interface ListedCard {
  readonly id: number;
  readonly phase: number;
  readonly dueAt: number | null;
  readonly answers: number;
}

/**
 * The session of a scope that names certain cards: each is asked once, in the list's order, and comes back in its learning
 * steps. Null if the scope names none. Throws AppError `not-found` or, of a paper that is not marked, `conflict`.
 */
export function studyList(collection: Collection, scope: CheckedOf<'review.next'>): Session | null {
  const list = listOf(collection, scope);
  if (list === null) return null;
  const { at, day } = collection.now();
  const cards = listedCards(collection, list);
  const waiting = cards.filter(({ answers }) => answers === 0);
  const inSteps = cards
    .filter(({ answers, dueAt }) => answers > 0 && dueAt !== null)
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  const dueBy = (instant: number) => inSteps.find(({ dueAt }) => (dueAt ?? 0) <= instant)?.id;
  const justUndone = queueSql(collection).justUndone.get({ day, only: null })?.id;
  const isNew = ({ phase }: ListedCard) => phase === phaseNumber('new');
  return {
    totals: {
      new: waiting.filter(isNew).length,
      learning: inSteps.length + waiting.filter(({ dueAt }) => dueAt !== null).length,
      due: waiting.filter((card) => !isNew(card) && card.dueAt === null).length,
      answered: cards.reduce((sum, { answers }) => sum + answers, 0),
    },
    first: () =>
      cards.find(({ id }) => id === justUndone)?.id ??
      dueBy(at) ??
      waiting[0]?.id ??
      dueBy(at + learnAheadMs) ??
      null,
    nextLearningAt: () => inSteps[0]?.dueAt ?? null,
  };
}

function listOf(
  collection: Collection,
  { paperId, cardIds }: Pick<CheckedOf<'review.next'>, 'paperId' | 'cardIds'>,
): List | null {
  if (paperId !== null) return ofPaper(collection, paperId);
  if (cardIds === null) return null;
  const { day } = collection.now();
  return { cardIds, since: dayStart(day, collection.settings().rolloverHour) };
}

function ofPaper(collection: Collection, paperId: number): List {
  const paper = requirePaper(collection, paperId);
  if (paper.done_at === null)
    throw new AppError(
      'conflict',
      'This paper is not marked to its end yet. Mark it to study what was weak.',
    );
  // What the paper's own results became in the log are no answers since.
  const ownReviews = collection.papers.tasks(paperId).map((task) => markingOf(task)?.reviewId ?? 0);
  return {
    cardIds: weakCards(collection, paper).map(({ cardId }) => cardId),
    since: Math.max(paper.done_at, ...ownReviews.map((id) => id + 1)),
  };
}

function listedCards({ db }: Collection, { cardIds, since }: List): ListedCard[] {
  return db
    .prepare<{ ids: string; since: number }, ListedCard>(
      `select c.id, c.phase, c.due_at as dueAt,
         (select count(*) from reviews r where r.card_id = c.id and r.id >= @since and r.grade is not null
            and not exists (select 1 from reviews u where u.undoes = r.id)) as answers
       from json_each(@ids) listed join cards c on c.id = listed.value
       where c.suspended = 0 group by c.id order by min(listed.key)`,
    )
    .all({ ids: JSON.stringify(cardIds), since });
}
