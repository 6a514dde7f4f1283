import { createClient, type Client, type Connection } from '../../src/contract/client.ts';
import type { ReviewCard, ReviewStep } from '../../src/contract/review.ts';

const grades = [3, 3, 4, 3, 2, 3, 3, 1, 3, 3] as const;

/** Someone answering card after card, as the review screen does. */
export class Session {
  readonly #client: Client;
  #step: ReviewStep;
  #answers = 0;

  private constructor(client: Client, step: ReviewStep) {
    this.#client = client;
    this.#step = step;
  }

  /** Begins with today's limits set so high that they end no run. */
  static async begin(connection: Connection): Promise<Session> {
    const client = createClient(connection);
    await client.call('settings.set', { reviewsPerDay: 9999 });
    return new Session(client, await client.call('review.next', {}));
  }

  /** The card that is shown. Throws an Error if none is left. */
  get card(): ReviewCard {
    if (this.#step.card === null)
      throw new Error('There is no card left to answer; the collection is too small.');
    return this.#step.card;
  }

  /** Answers the shown card and gets the next one; gives the milliseconds from call to reply. */
  async answer(): Promise<number> {
    const { cardId, version } = this.card;
    const grade = grades[this.#answers % grades.length] ?? 3;
    this.#answers += 1;
    const start = performance.now();
    this.#step = await this.#client.call('review.answer', { cardId, version, grade, tookMs: 4000 });
    return performance.now() - start;
  }
}
