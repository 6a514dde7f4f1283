import type { ApiOf } from '../../contract/api.ts';
import type { DeckSummary } from '../../contract/deck.ts';
import { AppError } from '../../contract/errors.ts';
import type { Collection } from '../collection.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { isWithin } from '../tables/decks.ts';
import { deckRecall } from './deck-recall.ts';
import type { QueueDeck } from './deck-tree.ts';
import { Queue } from './queue.ts';
import { EditLog } from './edit-log.ts';
import { keepPlan } from './keep-plan.ts';

/** Decks with what they hold for today. */
export function deckService(collection: Collection, jobs: Jobs, changed: () => void): ApiOf<'deck'> {
  return {
    'deck.list'() {
      keepPlan(collection);
      return listDecks(collection);
    },
    'deck.export': (input) => ({ job: jobs.start('exportDeck', input) }),
    'deck.update'({ deckId, name, newPerDay, reviewsPerDay }) {
      collection.transact(() => {
        const deck = collection.decks.get(deckId);
        if (deck === undefined) throw new AppError('not-found', 'That deck is not there any more.');
        const log = new EditLog(collection);
        log.remember('decks', deckId, ['new_per_day', 'reviews_per_day']);
        collection.decks.setLimits(
          deckId,
          newPerDay === undefined ? deck.new_per_day : newPerDay,
          reviewsPerDay === undefined ? deck.reviews_per_day : reviewsPerDay,
        );
        if (name !== undefined && name !== deck.name) rename(collection, log, deck.name, name);
        log.save('Deck settings', collection.now().at);
      });
      changed();
      keepPlan(collection);
      const summary = listDecks(collection).find((deck) => deck.deckId === deckId);
      if (summary === undefined) throw new AppError('not-found', 'That deck is not there any more.');
      return summary;
    },
  } satisfies ApiOf<'deck'>;
}

/** Every deck with counts that heed the limits and include its subdecks. */
export function listDecks(
  collection: Collection,
  queue = new Queue(collection, { deckId: null, only: null }),
): DeckSummary[] {
  const counts = collection.decks.cardCounts();
  const recall = deckRecall(
    collection,
    queue.decks.map(({ deck }) => deck.id),
  );
  return queue.decks.map((node) => {
    const below = withSubdecks(node);
    const seen = below.flatMap(({ deck }) => recall.get(deck.id) ?? []);
    const cards = seen.reduce((sum, part) => sum + part.cards, 0);
    const levels = node.deck.name.split('::');
    return {
      deckId: node.deck.id,
      name: node.deck.name,
      title: levels.at(-1) ?? node.deck.name,
      depth: levels.length - 1,
      newCount: node.take.new,
      learningCount: node.take.learning,
      dueCount: node.take.due,
      cardCount: below.reduce((sum, { deck }) => sum + (counts.get(deck.id) ?? 0), 0),
      recall: cards === 0 ? null : seen.reduce((sum, part) => sum + part.recall * part.cards, 0) / cards,
      newPerDay: node.deck.new_per_day,
      reviewsPerDay: node.deck.reviews_per_day,
    };
  });
}

function withSubdecks(node: QueueDeck): QueueDeck[] {
  return [node, ...node.children.flatMap(withSubdecks)];
}

/** Renames a deck with everything below it; a name that is taken is refused, and so is a move below itself. */
function rename(collection: Collection, log: EditLog, from: string, to: string): void {
  const name = to
    .split('::')
    .map((part) => part.trim())
    .join('::');
  if (name.split('::').includes(''))
    throw new AppError('bad-input', 'A deck name cannot have an empty level. Write it as “A::B”.');
  if (isWithin(name, from) || collection.decks.named(name) !== undefined) {
    throw new AppError(
      'conflict',
      `There is a deck “${name}” already, or it would lie inside itself. Choose another name.`,
    );
  }
  const moving = collection.decks.all().filter((deck) => isWithin(deck.name, from));
  for (const deck of moving) {
    log.remember('decks', deck.id, ['name']);
    collection.decks.setName(deck.id, name + deck.name.slice(from.length));
  }
  const parent = name.split('::').slice(0, -1).join('::');
  if (parent !== '') collection.decks.ensure(parent, collection.now().at, (id) => log.added('decks', id));
}
