import { AppError } from '../../contract/errors.ts';
import type { ReviewCard, ReviewStep } from '../../contract/review.ts';
import type { Grade } from '../../core/schedule/types.ts';
import type { App } from './app.svelte.ts';
import { DrillTurn } from './drill-turn.svelte.ts';
import type { ReviewScope } from './review-scope.ts';
import type { SessionAnswer } from './session.ts';
import { messageOf } from './toasts.svelte.ts';

/** One sitting: the card shown, what was answered, and how far it is. */
export class Review {
  readonly scope: ReviewScope;
  step: ReviewStep | null = $state.raw(null);
  problem: string | null = $state(null);
  isBusy = $state(false);
  answers: readonly SessionAnswer[] = $state.raw([]);
  drill: DrillTurn | null = $state.raw(null);
  readonly startedAt = performance.now();
  readonly #app: Pick<App, 'client' | 'toasts'>;
  #isAnswerShown = $state(false);
  #shownAt = 0;
  #undoable: ('answer' | 'change')[] = [];

  constructor(app: Pick<App, 'client' | 'toasts'>, scope: ReviewScope) {
    this.#app = app;
    this.scope = scope;
  }

  get card(): ReviewCard | null {
    return this.step?.card ?? null;
  }

  get isAnswerShown(): boolean {
    return this.drill === null ? this.#isAnswerShown : this.drill.verdict !== null;
  }

  get left(): number {
    return this.step === null ? 0 : this.step.newCount + this.step.learningCount + this.step.dueCount;
  }

  /** The grade Space takes: what a drill suggests, else Good. */
  get suggestedGrade(): Grade {
    return this.drill?.verdict?.suggestedGrade ?? 3;
  }

  load(): Promise<void> {
    return this.#run(() => this.#app.client.call('review.next', this.scope));
  }

  showAnswer(): void {
    if (this.card !== null && this.drill === null) this.#isAnswerShown = true;
  }

  async grade(grade: Grade): Promise<void> {
    const { card, drill } = this;
    if (card === null || this.isBusy || !this.isAnswerShown) return;
    const tookMs = Math.round(performance.now() - this.#shownAt);
    await this.#run(async () => {
      const step = await this.#app.client.call('review.answer', {
        ...this.scope,
        cardId: card.cardId,
        version: card.version,
        grade,
        tookMs,
        drill: drill?.answer
          ? {
              level: drill.instance.level,
              seed: drill.instance.seed,
              answer: drill.answer,
              isCorrection: drill.isCorrection,
              answeredMs: drill.answeredMs,
            }
          : null,
      });
      this.answers = [...this.answers, { deck: card.deck, grade, tookMs }];
      this.#undoable.push('answer');
      return step;
    });
  }

  /** Takes back what was done last in this sitting; before it, the last answer of the sitting before. */
  async undo(): Promise<void> {
    if (this.isBusy) return;
    const last = this.#undoable.at(-1);
    if (last === undefined && this.step?.canUndo !== true) {
      this.#app.toasts.say('There is nothing to undo.');
      return;
    }
    await this.#run(async () => {
      if (last === 'change') return this.#undoChange();
      const step = await this.#app.client.call('review.undo', this.scope);
      this.#undoable.pop();
      this.answers = this.answers.slice(0, -1);
      this.#app.toasts.say('Answer taken back.');
      return step;
    });
  }

  async suspend(): Promise<void> {
    await this.#change('Suspended', (cardId) =>
      this.#app.client.call('card.suspend', { cardIds: [cardId], suspended: true }),
    );
  }

  async bury(): Promise<void> {
    await this.#change('Buried until tomorrow', (cardId) =>
      this.#app.client.call('card.bury', { cardIds: [cardId] }),
    );
  }

  async flag(flag: number): Promise<void> {
    const message = flag === 0 ? 'Flag taken off' : `Flag ${String(flag)} set`;
    await this.#change(message, (cardId) => this.#app.client.call('card.flag', { cardIds: [cardId], flag }));
  }

  /** Shows the note as it reads after an edit, on the side it was on. */
  async afterEdit(): Promise<void> {
    this.#undoable.push('change');
    await this.#run(() => this.#app.client.call('review.next', this.scope), true);
  }

  async #change(
    message: string,
    call: (cardId: number) => Promise<{ readonly changed: number }>,
  ): Promise<void> {
    const { card } = this;
    if (card === null || this.isBusy) return;
    await this.#run(async () => {
      await call(card.cardId);
      this.#undoable.push('change');
      this.#app.toasts.say(`${message}.`, { label: 'Undo', run: () => void this.undo() });
      return this.#app.client.call('review.next', this.scope);
    }, true);
  }

  async #undoChange(): Promise<ReviewStep> {
    const { undone } = await this.#app.client.call('edit.undo');
    this.#undoable.pop();
    this.#app.toasts.say(`Taken back: ${undone}`);
    return this.#app.client.call('review.next', this.scope);
  }

  /** One call at a time; what was answered elsewhere meanwhile only leads to the next card. */
  async #run(call: () => Promise<ReviewStep>, keepsSide = false): Promise<void> {
    if (this.isBusy || this.drill?.isBusy === true) return;
    this.isBusy = true;
    try {
      this.#show(await call(), keepsSide);
    } catch (error) {
      await this.#recover(error);
    } finally {
      this.isBusy = false;
    }
  }

  async #recover(error: unknown): Promise<void> {
    if (this.step === null) {
      this.problem = messageOf(error);
      return;
    }
    this.#app.toasts.fail(error);
    if (!(error instanceof AppError) || error.code !== 'conflict') return;
    try {
      this.#show(await this.#app.client.call('review.next', this.scope));
    } catch (again) {
      this.#app.toasts.fail(again);
    }
  }

  /** A card that was only changed stays on the side it was on; any other begins a new turn. */
  #show(step: ReviewStep, keepsSide = false): void {
    const { card } = this;
    const isSame =
      card !== null && card.cardId === step.card?.cardId && (keepsSide || card.version === step.card.version);
    this.problem = null;
    if (!isSame) {
      const instance = step.card?.drill?.instance;
      this.drill =
        instance === undefined
          ? null
          : new DrillTurn(this.#app.client, instance, (error) => {
              this.#app.toasts.fail(error);
            });
      this.#isAnswerShown = false;
      this.#shownAt = performance.now();
    }
    this.step = step;
  }
}
