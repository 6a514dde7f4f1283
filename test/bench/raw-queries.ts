import { defaultParameters } from '../../src/core/schedule/parameters.ts';
import type { Connection } from './collection.ts';

/** A deck as the raw queries give it, without its subdecks. */
export interface RawDeck {
  readonly deckId: number;
  readonly name: string;
  readonly newCount: number;
  readonly learningCount: number;
  readonly dueCount: number;
  readonly cardCount: number;
  readonly recall: number | null;
}

const decay = -(defaultParameters.weights[20] ?? 0);
const factor = 0.9 ** (1 / decay) - 1;
const recall = `pow(1 + ${factor} * max(0, @day - last_day) / stability, ${decay})`;

const counts = `
  select deck_id, sum(iif(kind = 0, cards, 0)) as new, sum(iif(kind = 1, cards, 0)) as learning,
    sum(iif(kind = 2 and day <= @day, cards, 0)) as due from tallies group by 1`;

/** Prepared queries that give what the service gives, with no program around them. */
export function rawQueries(db: Connection, at: number) {
  const day = Math.floor((at - 4 * 3_600_000) / 86_400_000);
  const decks = db.prepare<{ day: number }, RawDeck>(
    `with counts as (${counts}),
       buried as (select deck_id, sum(phase = 0) as new, sum(due_day <= @day) as due from cards
         where buried_day = @day and suspended = 0 group by 1),
       whole as (select deck_id, count(*) as cards from cards group by 1),
       recalls as (select deck_id, avg(${recall}) as recall from cards where due_day is not null and suspended = 0 group by 1)
     select d.id as deckId, d.name, counts.new - coalesce(buried.new, 0) as newCount, counts.learning as learningCount,
       counts.due - coalesce(buried.due, 0) as dueCount, coalesce(whole.cards, 0) as cardCount, recalls.recall
     from decks d left join counts on counts.deck_id = d.id
       left join buried on buried.deck_id = d.id left join whole on whole.deck_id = d.id left join recalls on recalls.deck_id = d.id`,
  );
  const left = db.prepare<{ day: number }>(`with counts as (${counts}) select * from counts`);
  const next = db.prepare<{ day: number }>(
    `with heads as (select (select c.id from cards c where c.deck_id = d.id and c.due_day <= @day and c.suspended = 0
         and c.buried_day is not @day order by c.due_day, c.shuffle, c.id limit 1) as id from decks d)
     select c.*, n.*, d.name from heads join cards c using (id) join notes n on n.id = c.note_id join decks d on d.id = c.deck_id
     order by c.due_day, c.shuffle, c.id limit 1`,
  );
  const learning = db.prepare<[]>(
    'select id, due_at from cards where due_at is not null and suspended = 0 order by due_at limit 1',
  );
  const answered = db.prepare<{ day: number }>('select sum(answered) from daily where day = @day');
  const page = db.prepare<{ day: number }>(
    `select c.*, n.*, d.name, ${recall} as recall from cards c join notes n on n.id = c.note_id join decks d on d.id = c.deck_id
     order by c.id limit 50`,
  );
  const total = db.prepare<[]>('select count(*) from cards');
  return {
    decks: () => decks.all({ day }),
    next: () => [left.all({ day }), learning.get(), next.get({ day }), answered.get({ day })],
    page: () => [page.all({ day }), total.get()],
  };
}
