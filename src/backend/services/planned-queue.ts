import { dayStart } from '../clock.ts';
import type { Collection } from '../collection.ts';
import type { Scope } from './queue.ts';

/** Cards of a deck by where they stand: 0 new, 2 in review. */
interface Row {
  readonly deckId: number;
  readonly phase: number;
  readonly isDrill: number;
  readonly cards: number;
}

/** What an exam's plan has to do with the queue of a day. */
export class PlannedQueue {
  readonly #collection: Collection;
  readonly #only: Scope['only'];
  readonly #day: number;

  constructor(collection: Collection, { only }: Scope) {
    this.#collection = collection;
    this.#only = only;
    this.#day = collection.now().day;
  }

  /** Cards that the ordinary queue would show or count and that the plan decides on. */
  takenOver(): Row[] {
    return this.#kept(statements(this.#collection).takenOver.all({ day: this.#day }));
  }

  /** Cards the plan asks today that were not answered yet. */
  waiting(): Row[] {
    return this.#kept(statements(this.#collection).waiting.all({ day: this.#day }));
  }

  /** Today's answers to cards of the plan that were new, or in review. */
  done(): Row[] {
    const since = dayStart(this.#day, this.#collection.settings().rolloverHour);
    return this.#kept(statements(this.#collection).done.all({ day: this.#day, since }));
  }

  /** By how many more drills than the ordinary queue counts as due the day has. */
  drillsMore(): number {
    const sum = (rows: readonly Row[]) =>
      rows.reduce((total, { isDrill, cards }) => (isDrill === 1 ? total + cards : total), 0);
    return sum(this.waiting()) - sum(this.takenOver().filter(({ phase }) => phase !== 0));
  }

  /** The card whose turn it is among those of the decks, or null. */
  first(deckIds: ReadonlySet<number>): number | null {
    for (const card of statements(this.#collection).inOrder.iterate({ day: this.#day, only: this.#only }))
      if (deckIds.has(card.deckId)) return card.id;
    return null;
  }

  #kept(rows: Row[]): Row[] {
    return this.#only === null
      ? rows
      : rows.filter(({ isDrill }) => (isDrill === 1) === (this.#only === 'drills'));
  }
}

function makeStatements({ db }: Collection) {
  const columns = 'c.deck_id as deckId, c.phase, c.is_drill as isDrill, count(*) as cards';
  const isAsked = `p.place is not null and p.day = @day and c.suspended = 0 and c.buried_day is not @day
    and c.last_day is not @day and (c.phase = 2 or (c.phase = 0 and c.held = 0))`;
  return {
    takenOver: db.prepare<{ day: number }, Row>(
      `select ${columns} from planned_cards p join cards c on c.id = p.card_id
       where c.suspended = 0 and c.buried_day is not @day and ((c.phase = 0 and c.held = 0) or c.due_day <= @day)
       group by 1, 2, 3`,
    ),
    waiting: db.prepare<{ day: number }, Row>(
      `select ${columns} from planned_cards p join cards c on c.id = p.card_id where ${isAsked} group by 1, 2, 3`,
    ),
    done: db.prepare<{ day: number; since: number }, Row>(
      `select c.deck_id as deckId, r.phase, c.is_drill as isDrill, count(*) as cards
       from reviews r join cards c on c.id = r.card_id
       where r.id >= @since and r.day = @day and r.grade is not null and r.phase in (0, 2)
         and exists (select 1 from planned_cards p where p.card_id = r.card_id)
         and not exists (select 1 from reviews u where u.undoes = r.id)
       group by 1, 2, 3`,
    ),
    inOrder: db.prepare<{ day: number; only: Scope['only'] }, { id: number; deckId: number }>(
      `select c.id, c.deck_id as deckId from planned_cards p join cards c on c.id = p.card_id
       where ${isAsked} and (@only is null or c.is_drill = (@only = 'drills')) order by p.place`,
    ),
  };
}

const prepared = new WeakMap<Collection, ReturnType<typeof makeStatements>>();

function statements(collection: Collection): ReturnType<typeof makeStatements> {
  const known = prepared.get(collection) ?? makeStatements(collection);
  prepared.set(collection, known);
  return known;
}
