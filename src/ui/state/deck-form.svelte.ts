import type { Client } from '../../contract/client.ts';
import type { DeckSummary } from '../../contract/deck.ts';
import { messageOf } from './toasts.svelte.ts';

const most = 9999;

/** A deck's name and limits being set; an empty limit is the one of the settings. */
export class DeckForm {
  name = $state('');
  newPerDay = $state('');
  reviewsPerDay = $state('');
  problem: string | null = $state(null);
  isSaving = $state(false);
  readonly #client: Client;
  readonly #deckId: number;

  constructor(client: Client, deck: DeckSummary) {
    this.#client = client;
    this.#deckId = deck.deckId;
    this.name = deck.name;
    this.newPerDay = deck.newPerDay === null ? '' : String(deck.newPerDay);
    this.reviewsPerDay = deck.reviewsPerDay === null ? '' : String(deck.reviewsPerDay);
  }

  /** The deck as saved; null if it was refused, and then `problem` says why. */
  async save(): Promise<DeckSummary | null> {
    if (this.isSaving) return null;
    this.isSaving = true;
    this.problem = null;
    try {
      return await this.#client.call('deck.update', {
        deckId: this.#deckId,
        name: this.name,
        newPerDay: limitOf(this.newPerDay),
        reviewsPerDay: limitOf(this.reviewsPerDay),
      });
    } catch (error) {
      this.problem = messageOf(error);
      return null;
    } finally {
      this.isSaving = false;
    }
  }
}

function limitOf(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  const limit = Number(typed);
  if (!Number.isInteger(limit) || limit < 0 || limit > most)
    throw new RangeError(`Give a whole number from 0 to ${String(most)}, or leave the field empty.`);
  return limit;
}
