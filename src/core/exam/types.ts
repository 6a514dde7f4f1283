import type { Level } from '../drills/types.ts';
import type { CardState } from '../schedule/types.ts';

/** One part of what an exam asks, and what of the collection belongs to it. */
export interface Domain {
  readonly name: string;
  /** Share of the tasks, above 0, in any unit: it is taken of the sum of all. */
  readonly weight: number;
  /** Decks, each with everything below it. */
  readonly deckIds: readonly number[];
  readonly tags: readonly string[];
  /** Ids of drill families, also of those that no deck holds. */
  readonly families: readonly string[];
}

/** Something a paper can ask: a card, or a skill through a fresh instance. It belongs to the first domain that names it. */
export interface ExamItem {
  /** Unique in the exam: `card/12`, or `family/route-match` for a skill that no deck holds. */
  readonly key: string;
  /** Null for a skill that no deck holds. */
  readonly cardId: number | null;
  /** Id of the drill family; null for a card. */
  readonly family: string | null;
  /** Index of its domain. */
  readonly domain: number;
  /** Of a new card for what no deck holds. */
  readonly state: CardState;
  /** The level a review would ask a skill at now; null for a card. */
  readonly level: Level | null;
  /** Expected milliseconds of one review, from the person's own pace. */
  readonly paceMs: number;
}

/** A task or review that was predicted and then answered; what the forecast is corrected and judged by. */
export interface Evidence {
  /** Retrievability by FSRS before it, from 0 to 1, not corrected. */
  readonly chance: number;
  /** Points got, from 0 to 1. */
  readonly credit: number;
  readonly kind: 'card' | 'drill';
  /** How many levels above the one it had reached a drill was asked at; 0 for a card. */
  readonly levelsAbove: number;
  /** How often the item had been answered before, at least once. */
  readonly answersBefore: number;
}
