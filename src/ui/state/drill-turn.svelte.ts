import type { Client } from '../../contract/client.ts';
import type { ResultOf } from '../../contract/api.ts';
import type { Answer, DrillInstance } from '../../core/drills/types.ts';

/** One drill being answered: first open, then marked. */
export class DrillTurn {
  readonly instance: DrillInstance;
  typed = $state('');
  /** What is missing in an answer that could not be read. */
  formProblem: string | null = $state(null);
  verdict: ResultOf<'drill.check'> | null = $state.raw(null);
  answer: Answer | null = $state.raw(null);
  answeredMs = $state(0);
  /** Whether an earlier try could not be read. */
  isCorrection = $state(false);
  readonly #client: Client;
  readonly #shownAt = performance.now();

  constructor(client: Client, instance: DrillInstance) {
    this.#client = client;
    this.instance = instance;
  }

  get choiceCount(): number {
    return this.instance.answer.kind === 'choice' ? this.instance.answer.choices.length : 0;
  }

  /** Which choice was taken, once it is marked. */
  get chosen(): number | null {
    return this.verdict !== null && this.answer?.kind === 'choice' ? this.answer.index : null;
  }

  /** Which choice is right, once the answer is marked; never before. */
  get right(): number | null {
    const { answer } = this.instance;
    return this.verdict !== null && answer.kind === 'choice' ? answer.right : null;
  }

  /** Has an answer marked; one whose form is unreadable stays open with what was typed. */
  async check(answer: Answer): Promise<void> {
    const tookMs = Math.round(performance.now() - this.#shownAt);
    const { family, level, seed } = this.instance;
    const { isCorrection } = this;
    const verdict = await this.#client.call('drill.check', {
      family,
      level,
      seed,
      answer,
      isCorrection,
      tookMs,
    });
    this.formProblem = verdict.formProblem;
    if (verdict.formProblem !== null) {
      this.isCorrection = true;
      return;
    }
    this.answer = answer;
    this.answeredMs = tookMs;
    this.verdict = verdict;
  }
}
