import { z } from 'zod';

const deckId = z.int().positive();
const perDay = z.int().min(0).max(9999);

export const deckInputs = {
  'deck.list': z.strictObject({}),
  /** A null limit means the default of the settings. */
  'deck.update': z.strictObject({
    deckId,
    name: z.string().trim().min(1).max(500).optional(),
    newPerDay: perDay.nullable().optional(),
    reviewsPerDay: perDay.nullable().optional(),
  }),
};

/** One deck with what it holds for today; counts include its subdecks and heed the limits. */
export interface DeckSummary {
  readonly deckId: number;
  /** Full name, levels separated by `::`. */
  readonly name: string;
  /** Last part of the name. */
  readonly title: string;
  /** Levels above it. */
  readonly depth: number;
  readonly newCount: number;
  readonly learningCount: number;
  readonly dueCount: number;
  /** All its cards, whatever their state. */
  readonly cardCount: number;
  /** Mean retrievability now of its cards in review, from 0 to 1; null if there are none. */
  readonly recall: number | null;
  readonly newPerDay: number | null;
  readonly reviewsPerDay: number | null;
}

export interface DeckApi {
  'deck.list': () => DeckSummary[];
  'deck.update': (input: z.infer<(typeof deckInputs)['deck.update']>) => DeckSummary;
}
