import { count } from '../format.ts';

/** Which cards a session takes: of a deck, of one kind, the ones named, or those a paper found weak; null for all. */
export interface ReviewScope {
  readonly deckId: number | null;
  readonly only: 'cards' | 'drills' | null;
  readonly cardIds: readonly number[] | null;
  readonly paperId: number | null;
}

type Query = Readonly<Record<string, string>>;

/** The session an address asks for, such as `#/review?deck=3` or `#/review?cards=5,9`; what cannot be read is left out. */
export function scopeOf({ deck, only, cards, paper }: Query): ReviewScope {
  return {
    deckId: idOf(deck),
    only: only === 'cards' || only === 'drills' ? only : null,
    cardIds: cards === undefined ? null : cardsOf(cards),
    paperId: idOf(paper),
  };
}

/** What a session studies, if it is something of its own; else null. */
export function studiedText({ cards, paper, exam }: Query): string | null {
  if (paper !== undefined) return 'The weak ones of a mock paper';
  if (cards === undefined) return null;
  const amount = count(cardsOf(cards).length, 'card');
  return exam === undefined ? amount : `${amount} for ${exam}`;
}

function cardsOf(text: string): number[] {
  return text.split(',').flatMap((part) => idOf(part) ?? []);
}

function idOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
