import type { Collection } from '../collection.ts';
import type { Report } from './jobs.ts';

/** Rows by table, for the decks whose ids are the JSON list that is bound. */
const queries = {
  decks: 'select * from decks where id in (select value from chosen)',
  files:
    'select * from files where id in (select file_id from notes where id in (select note_id from chosen_cards))',
  notes: 'select * from notes where id in (select note_id from chosen_cards)',
  cards: 'select * from cards where id in (select id from chosen_cards)',
  reviews: 'select * from reviews where card_id in (select id from chosen_cards)',
  parameters:
    'select * from parameters where id in (select parameters_id from reviews where card_id in (select id from chosen_cards))',
  media_references:
    'select * from media_references where file_id in (select file_id from notes where id in (select note_id from chosen_cards))',
} as const;

const chosen = `with chosen as (select value from json_each(?)),
  chosen_cards as (select id, note_id from cards where deck_id in (select value from chosen)) `;

/** Decks as one JSON object in pieces, a list of rows per table as the database holds them: notes, cards, every review and its parameters. */
export function* deckJson({ db }: Collection, deckIds: readonly number[], report: Report): Generator<string> {
  yield '{"format":"nexthop-decks","version":1';
  const entries = Object.entries(queries);
  for (const [index, [table, query]] of entries.entries()) {
    report(index, entries.length, `Writing ${table}`);
    yield `,\n"${table}":[`;
    let separator = '\n';
    for (const row of db.prepare(chosen + query).iterate(JSON.stringify(deckIds))) {
      yield separator + JSON.stringify(row);
      separator = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}
