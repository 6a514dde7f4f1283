import type { FamilySummary, PastInstance } from '../../contract/drill.ts';
import type { Level } from '../../core/drills/types.ts';
import type { App } from './app.svelte.ts';
import { DrillTurn } from './drill-turn.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

/** One instance of a family to look at: a sample of a level, or one that was asked before. */
export class Samples {
  readonly familyId: string;
  family: FamilySummary | null = $state.raw(null);
  past: PastInstance | null = $state.raw(null);
  turn: DrillTurn | null = $state.raw(null);
  level: Level = $state(1);
  /** Samples of a level are counted from 1. */
  number = $state(1);
  problem: string | null = $state(null);
  readonly #app: Pick<App, 'client' | 'toasts'>;
  #asked = 0;

  constructor(app: Pick<App, 'client' | 'toasts'>, familyId: string, level: Level = 1) {
    this.#app = app;
    this.familyId = familyId;
    this.level = level;
  }

  /** Opens the first sample of the level, or a past instance by its row in the log. */
  async open(reviewId: number | null): Promise<void> {
    try {
      const all = await this.#app.client.call('drill.families');
      this.family = all.find(({ id }) => id === this.familyId) ?? null;
      if (this.family === null) this.problem = 'There is no such drill.';
      else if (reviewId === null) await this.#show();
      else await this.#reopen(reviewId);
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  async go(by: -1 | 1): Promise<void> {
    if (this.number + by < 1) return;
    this.number += by;
    await this.#show();
  }

  async choose(level: Level): Promise<void> {
    this.level = level;
    this.number = 1;
    await this.#show();
  }

  /** Of several asked for quickly, only the last is shown. */
  async #show(): Promise<void> {
    const ask = ++this.#asked;
    const { familyId: family, level, number: seed } = this;
    try {
      const instance = await this.#app.client.call('drill.make', { family, level, seed });
      if (ask !== this.#asked) return;
      const turn = new DrillTurn(this.#app.client, instance, (error) => {
        this.#app.toasts.fail(error);
      });
      turn.isBrowsed = true;
      this.turn = turn;
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }

  async #reopen(reviewId: number): Promise<void> {
    const { client } = this.#app;
    const rows = await client.call('drill.past', { family: this.familyId });
    this.past = rows.find((row) => row.reviewId === reviewId) ?? null;
    if (this.past === null) {
      this.problem = 'That answer was taken back, or is too long ago to be listed.';
      return;
    }
    const { family, level, seed, answer, answeredMs } = this.past;
    const asked = { family, level, seed };
    const instance = await client.call('drill.make', asked);
    // Whatever its form, the answer counted, so that it is marked as one that was corrected.
    const verdict = await client.call('drill.check', { ...asked, answer, isCorrection: true });
    this.level = level;
    this.turn = new DrillTurn(client, instance, () => undefined, { answer, verdict, answeredMs });
  }
}
