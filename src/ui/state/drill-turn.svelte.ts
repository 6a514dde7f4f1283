import type { Client } from '../../contract/client.ts';
import type { ResultOf } from '../../contract/api.ts';
import type { Answer, DrillInstance } from '../../core/drills/types.ts';
import { rightAnswer } from '../../core/exam/right-answer.ts';
import { AnswerTurn } from './answer-turn.svelte.ts';

/** An answer given before, with what was said of it. */
export interface GivenAnswer {
  readonly answer: Answer;
  readonly verdict: ResultOf<'drill.check'>;
  readonly answeredMs: number;
}

/** One drill being answered: first open, then marked at once. */
export class DrillTurn extends AnswerTurn {
  readonly canCheck = true;
  verdict: ResultOf<'drill.check'> | null = $state.raw(null);
  answer: Answer | null = $state.raw(null);
  /** By the clock that starts with the window. */
  readonly shownAt = performance.now();
  readonly #client: Client;
  readonly #fail: (error: unknown) => void;

  /** `given` makes a turn that is over. */
  constructor(
    client: Client,
    instance: DrillInstance,
    fail: (error: unknown) => void,
    given: GivenAnswer | null = null,
  ) {
    super(instance);
    this.#client = client;
    this.#fail = fail;
    if (given !== null) this.#show(given);
  }

  /** Which choice was taken, once it is marked. */
  override get chosen(): number | null {
    return this.verdict === null ? null : this.choice;
  }

  /** Has what was typed, put in order or marked checked; what is not whole yet is only told. */
  async submit(): Promise<void> {
    if (this.verdict !== null || this.isBusy || this.instance.answer.kind === 'choice') return;
    const { draft, missing } = this;
    if (draft === null || missing !== null) this.formProblem = missing;
    else await this.#check(draft);
  }

  /** Shows the right answer and why it is right, without one being given. */
  async reveal(): Promise<void> {
    if (this.verdict !== null || this.isBusy) return;
    this.isRevealed = true;
    await this.#check(rightAnswer(this.instance));
  }

  protected async answered(isFinal: boolean): Promise<void> {
    const { draft } = this;
    const { kind } = this.instance.answer;
    if (kind !== 'typed' && kind !== 'fields') this.formProblem = null;
    if (isFinal && draft !== null) await this.#check(draft);
  }

  /** Has an answer marked; one whose form is unreadable stays open with what was typed. */
  async #check(answer: Answer): Promise<void> {
    const answeredMs = Math.round(performance.now() - this.shownAt);
    const { family, level, seed } = this.instance;
    const { isCorrection } = this;
    this.isBusy = true;
    try {
      const verdict = await this.#client.call('drill.check', {
        ...{ family, level, seed, answer, isCorrection },
        tookMs: answeredMs,
      });
      this.formProblem = verdict.formProblem;
      if (verdict.formProblem === null) this.#show({ answer, verdict, answeredMs });
      else this.isCorrection = true;
    } catch (error) {
      this.isRevealed = false;
      this.#fail(error);
    } finally {
      this.isBusy = false;
    }
  }

  #show({ answer, verdict, answeredMs }: GivenAnswer): void {
    this.answer = answer;
    this.answeredMs = answeredMs;
    this.verdict = verdict;
    this.fillIn(answer);
  }
}
