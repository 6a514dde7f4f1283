import type { Blueprint, ExamSummary } from '../../contract/exam.ts';
import type { App } from './app.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

/** All exams, and what a new one can begin with; kept up to date while it is started. */
export class Exams {
  list: readonly ExamSummary[] | null = $state.raw(null);
  blueprints: readonly Blueprint[] = $state.raw([]);
  problem: string | null = $state(null);
  #loadedAt = 0;
  readonly #app: Pick<App, 'client' | 'onChange' | 'now'>;

  ahead: readonly ExamSummary[] = $derived((this.list ?? []).filter(({ at }) => at > this.#loadedAt));
  over: readonly ExamSummary[] = $derived((this.list ?? []).filter(({ at }) => at <= this.#loadedAt));

  constructor(app: Pick<App, 'client' | 'onChange' | 'now'>) {
    this.#app = app;
  }

  /** Loads, and loads again when something changes; returns how to stop. */
  start(): () => void {
    void this.load();
    return this.#app.onChange(() => void this.load());
  }

  async load(): Promise<void> {
    try {
      const [list, blueprints] = await Promise.all([
        this.#app.client.call('exam.list'),
        this.#app.client.call('exam.blueprints'),
      ]);
      this.#loadedAt = this.#app.now();
      this.list = list;
      this.blueprints = blueprints;
      this.problem = null;
    } catch (error) {
      this.problem = messageOf(error);
    }
  }
}
