import type { Connection } from '../db/open.ts';

export interface DeckRecord {
  readonly id: number;
  readonly name: string;
  readonly new_per_day: number | null;
  readonly reviews_per_day: number | null;
  readonly added_at: number;
}

/** SQL of the table `decks`; a name holds its levels, separated by `::`. */
export function decksTable(db: Connection) {
  const all = db.prepare<[], DeckRecord>('select * from decks');
  const byId = db.prepare<[number], DeckRecord>('select * from decks where id = ?');
  const byName = db.prepare<[string], DeckRecord>('select * from decks where name = ?');
  const insert = db.prepare<[string, number]>('insert into decks (name, added_at) values (?, ?)');
  const setName = db.prepare<[string, number]>('update decks set name = ? where id = ?');
  const setLimits = db.prepare<[number | null, number | null, number]>(
    'update decks set new_per_day = ?, reviews_per_day = ? where id = ?',
  );
  const cardCounts = db.prepare<[], { deck_id: number; cards: number }>(
    'select deck_id, sum(cards) as cards from tallies where kind <> 5 group by deck_id',
  );

  return {
    /** All decks, each parent right before its children, siblings in the order they were added. */
    all: (): DeckRecord[] => inTreeOrder(all.all()),
    get: (id: number): DeckRecord | undefined => byId.get(id),
    named: (name: string): DeckRecord | undefined => byName.get(name),
    /** The deck of that name, made with all its parents where they are missing. `added` hears of each made. */
    ensure(name: string, at: number, added: (id: number) => void = () => undefined): number {
      const parts = name.split('::');
      let id = 0;
      for (let depth = 1; depth <= parts.length; depth += 1) {
        const partial = parts.slice(0, depth).join('::');
        const known = byName.get(partial);
        id = known?.id ?? Number(insert.run(partial, at).lastInsertRowid);
        if (known === undefined) added(id);
      }
      return id;
    },
    setName: (id: number, name: string): void => void setName.run(name, id),
    setLimits: (id: number, newPerDay: number | null, reviewsPerDay: number | null): void =>
      void setLimits.run(newPerDay, reviewsPerDay, id),
    cardCounts: (): Map<number, number> => new Map(cardCounts.all().map((row) => [row.deck_id, row.cards])),
  };
}

/** Whether a deck is the given one or lies below it. */
export function isWithin(name: string, parent: string): boolean {
  return name === parent || name.startsWith(`${parent}::`);
}

function inTreeOrder(decks: DeckRecord[]): DeckRecord[] {
  const ids = new Map(decks.map(({ name, id }) => [name, id]));
  const path = ({ name }: DeckRecord) => {
    const parts = name.split('::');
    return parts.map((_, level) => ids.get(parts.slice(0, level + 1).join('::')) ?? 0);
  };
  return decks
    .map((deck) => ({ deck, path: path(deck) }))
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ deck }) => deck);
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((id, level) => id !== b[level]);
  return differs < 0 ? a.length - b.length : (a[differs] ?? 0) - (b[differs] ?? 0);
}
