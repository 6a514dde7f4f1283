import type { CardDetails } from '../../contract/card.ts';
import type { Client } from '../../contract/client.ts';
import { messageOf } from './toasts.svelte.ts';

/** A note being edited; nothing is changed before it is saved. */
export class Editor {
  details: CardDetails | null = $state.raw(null);
  front = $state('');
  back = $state('');
  tags = $state('');
  problem: string | null = $state(null);
  isSaving = $state(false);
  readonly #client: Client;
  readonly #cardId: number;

  constructor(client: Client, cardId: number) {
    this.#client = client;
    this.#cardId = cardId;
  }

  /** A gap text has no answer of its own. */
  get hasBack(): boolean {
    return this.details !== null && this.details.kind !== 'cloze';
  }

  get isChanged(): boolean {
    const { details } = this;
    return (
      details !== null &&
      (this.front !== details.noteFront ||
        this.back !== details.noteBack ||
        this.tags !== details.tags.join(', '))
    );
  }

  async load(): Promise<void> {
    try {
      const details = await this.#client.call('card.get', { cardId: this.#cardId });
      this.front = details.noteFront;
      this.back = details.noteBack;
      this.tags = details.tags.join(', ');
      this.details = details;
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  /** Saves and answers whether it worked; if not, the text stays and `problem` says why. */
  async save(): Promise<boolean> {
    if (this.details === null || this.isSaving) return false;
    this.isSaving = true;
    try {
      await this.#client.call('card.edit', {
        cardId: this.#cardId,
        front: this.front,
        ...(this.hasBack ? { back: this.back } : {}),
        tags: this.tags
          .split(',')
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ''),
      });
      return true;
    } catch (error) {
      this.problem = messageOf(error);
      return false;
    } finally {
      this.isSaving = false;
    }
  }
}
