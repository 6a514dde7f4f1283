import type { PlanCalendar } from '../../contract/plan.ts';
import type { App } from './app.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

/** What a plan towards an exam's date does or would do; kept up to date while it is started. */
export class ExamPlan {
  calendar: PlanCalendar | null = $state.raw(null);
  /** Why there is no plan; null while there is or will be one. */
  problem: string | null = $state(null);
  isBusy = $state(false);
  readonly #app: Pick<App, 'client' | 'onChange' | 'toasts'>;
  readonly #examId: number;

  constructor(app: Pick<App, 'client' | 'onChange' | 'toasts'>, examId: number) {
    this.#app = app;
    this.#examId = examId;
  }

  /** Loads, and loads again when something changes; returns how to stop. */
  start(): () => void {
    void this.load();
    return this.#app.onChange(() => void this.load());
  }

  async load(): Promise<void> {
    try {
      this.calendar = await this.#app.client.call('plan.calendar', { examId: this.#examId });
      this.problem = null;
    } catch (error) {
      this.calendar = null;
      this.problem = messageOf(error);
    }
  }

  /** Turns the plan on or off; what is refused leaves it as it was. */
  async follow(isOn: boolean): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      this.calendar = await this.#app.client.call('plan.follow', { examId: this.#examId, isOn });
    } catch (error) {
      this.#app.toasts.fail(error);
    } finally {
      this.isBusy = false;
    }
  }
}
