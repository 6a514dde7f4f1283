import { join } from 'node:path';
import { createClient } from '../../src/contract/client.ts';
import type { DeckSummary } from '../../src/contract/deck.ts';
import type { Subjects } from './build.ts';
import { copyCollection, openBackend, openRaw, startAt } from './collection.ts';
import { rawQueries, type RawDeck } from './raw-queries.ts';
import { Session } from './session.ts';
import { byTurns, timed, type Pair } from './statistics.ts';
import { ratioRow, type Row } from './table.ts';

const rounds = 60;
const warmUp = 5;
const mostMs = 8000;

const questions = [
  { name: 'decks', what: 'deck counts', mostGrowth: 2 },
  { name: 'next', what: 'next card with counts', mostGrowth: 3 },
  { name: 'page', what: 'first 50 cards of the library', mostGrowth: 3 },
] as const;

type Times = Readonly<Record<(typeof questions)[number]['name'], Pair>>;

/** What screens ask, against prepared queries on the same collection, and against itself on a collection a tenth the size. */
export async function measureQueries(
  subjects: Subjects,
  collections: { readonly small: string; readonly large: string },
  folder: string,
): Promise<Row[]> {
  const small = await timesOn(subjects, copyCollection(collections.small, join(folder, 'queries-small')));
  const large = await timesOn(subjects, copyCollection(collections.large, join(folder, 'queries-large')));
  return questions.flatMap(({ name, what, mostGrowth }) => [
    ratioRow(`${what} : raw query, 10,000 cards`, small[name], 2),
    ratioRow(`${what} : raw query, 100,000 cards`, large[name], 2),
    ratioRow(
      `${what}, 100,000 : 10,000 cards`,
      { ours: large[name].ours, raw: small[name].ours },
      mostGrowth,
    ),
  ]);
}

/** Every question follows an answer, so that nothing remembered from the one before is of use. */
async function timesOn(subjects: Subjects, dataDir: string): Promise<Times> {
  const backend = openBackend(subjects, dataDir, { now: () => startAt });
  const client = createClient(backend);
  const session = await Session.begin(backend);
  await client.call('settings.set', { newPerDay: 9999 });
  const db = openRaw(dataDir);
  const raw = rawQueries(db, startAt);
  assertSame(await client.call('deck.list', {}), raw.decks());

  const afterAnswer = (ask: () => unknown) => async () => {
    await session.answer();
    return timed(ask);
  };
  const compare = async (ask: () => unknown, askRaw: () => unknown) => {
    await byTurns(warmUp, afterAnswer(ask), afterAnswer(askRaw));
    return byTurns(rounds, afterAnswer(ask), afterAnswer(askRaw), mostMs);
  };
  const times = {
    decks: await compare(() => client.call('deck.list', {}), raw.decks),
    next: await compare(() => client.call('review.next', {}), raw.next),
    page: await compare(() => client.call('card.list', {}), raw.page),
  };
  db.close();
  await backend.close();
  return times;
}

/** The comparison means nothing unless both give the same; decks without cards of their own are left out. */
function assertSame(ours: readonly DeckSummary[], raw: readonly RawDeck[]): void {
  for (const deck of raw.filter(({ cardCount }) => cardCount > 0)) {
    const found = ours.find(({ deckId }) => deckId === deck.deckId);
    for (const name of ['newCount', 'dueCount', 'learningCount', 'cardCount'] as const)
      if (found?.[name] !== deck[name])
        throw new Error(
          `Deck ${deck.deckId}: ${name} is ${found?.[name]}, but the raw query gives ${deck[name]}.`,
        );
    if (Math.abs((found?.recall ?? 0) - (deck.recall ?? 0)) > 1e-9)
      throw new Error(
        `Deck ${deck.deckId}: recall is ${found?.recall}, but the raw query gives ${deck.recall}.`,
      );
  }
}
