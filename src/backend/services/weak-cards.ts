import type { Collection } from '../collection.ts';
import { suspended } from '../tables/cards.ts';
import type { PaperRecord } from '../tables/papers.ts';
import { askedOf } from './paper-json.ts';

/** A card that did not get all points in a paper. */
interface WeakCard {
  readonly cardId: number;
  /** Title of the skill, or the card's front. */
  readonly title: string;
}

/** The cards of a paper that can be reviewed and did not get all points: those with the least credit first, then those that were least expected to be right. */
export function weakCards(collection: Collection, paper: PaperRecord): WeakCard[] {
  const missed = collection.papers
    .tasks(paper.id)
    .filter(({ credit }) => credit !== null && credit < 1)
    .sort((a, b) => (a.credit ?? 0) - (b.credit ?? 0) || a.chance - b.chance || a.position - b.position);
  return [...Map.groupBy(missed, (task) => task.card_id)].flatMap(([cardId, own]) => {
    const [first] = own;
    const card = cardId === null ? undefined : collection.cards.get(cardId);
    if (first === undefined || card === undefined || card.suspended !== suspended.no) return [];
    const asked = askedOf(first);
    return { cardId: card.id, title: asked.kind === 'drill' ? asked.title : asked.front };
  });
}
