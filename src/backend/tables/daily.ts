import type { Connection } from '../db/open.ts';

export interface DayTotals {
  readonly deckId: number;
  readonly newSeen: number;
  readonly reviews: number;
  readonly answered: number;
}

/** SQL of the roll-up tables `daily` and `tallies`. */
export function dailyTable(db: Connection) {
  const add = db.prepare(
    `insert into daily (day, deck_id, new_seen, reviews, answered, again, took_ms)
     values (@day, @deckId, @newSeen, @reviews, @answered, @again, @tookMs)
     on conflict do update set new_seen = new_seen + @newSeen, reviews = reviews + @reviews, answered = answered + @answered,
       again = again + @again, took_ms = took_ms + @tookMs`,
  );
  const totals = db.prepare<[number], DayTotals>(
    'select deck_id as deckId, new_seen as newSeen, reviews, answered from daily where day = ?',
  );
  const pace = db.prepare<[number], { tookMs: number | null; answered: number | null }>(
    'select sum(took_ms) as tookMs, sum(answered) as answered from daily where day >= ?',
  );
  const waiting = db.prepare<[number], { deckId: number; kind: number; cards: number }>(
    `select deck_id as deckId, kind, sum(cards) as cards from tallies where kind in (0, 1) or (kind = 2 and day <= ?) group by deck_id, kind`,
  );
  const upcoming = db.prepare<{ from: number; to: number }, { day: number; cards: number }>(
    `select max(day, @from) as day, sum(cards) as cards from tallies where kind = 2 and day <= @to group by 1`,
  );

  return {
    /** Adds to a deck's day; negative numbers take an answer back. */
    add: (row: {
      day: number;
      deckId: number;
      newSeen: number;
      reviews: number;
      answered: number;
      again: number;
      tookMs: number;
    }): void => void add.run(row),
    totals: (day: number): DayTotals[] => totals.all(day),
    /** Mean milliseconds an answer took since the day; null if there was none. */
    meanTookMs(sinceDay: number): number | null {
      const row = pace.get(sinceDay);
      return row?.answered ? (row.tookMs ?? 0) / row.answered : null;
    },
    /** Cards not suspended by deck and kind (0 new, 1 in steps, 2 due by the day), buried ones included. */
    waiting: (day: number): { deckId: number; kind: number; cards: number }[] => waiting.all(day),
    /** Reviews due per day, overdue ones on the first. */
    upcoming: (from: number, days: number): number[] => {
      const found = new Map(
        upcoming.all({ from, to: from + days - 1 }).map(({ day, cards }) => [day, cards]),
      );
      return Array.from({ length: days }, (_, index) => found.get(from + index) ?? 0);
    },
  };
}
