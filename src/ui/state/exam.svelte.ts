import type { ExamSummary, Forecast, ForecastRecord } from '../../contract/exam.ts';
import type { PaperSummary } from '../../contract/paper.ts';
import type { App } from './app.svelte.ts';
import { fieldsOf } from './exam-draft.ts';
import { messageOf } from './toasts.svelte.ts';

/** One exam with its forecast, record and papers; each part is shown as soon as it is known. */
export class ExamState {
  exam: ExamSummary | null = $state.raw(null);
  forecast: Forecast | null = $state.raw(null);
  /** Why there is no forecast; null while there is or will be one. */
  forecastProblem: string | null = $state(null);
  record: ForecastRecord | null = $state.raw(null);
  papers: readonly PaperSummary[] | null = $state.raw(null);
  problem: string | null = $state(null);
  isOver = $state(false);
  readonly #app: Pick<App, 'client' | 'onChange' | 'toasts' | 'now'>;
  readonly #examId: number;
  #minutes: number | null = null;
  #asked = 0;

  constructor(app: Pick<App, 'client' | 'onChange' | 'toasts' | 'now'>, examId: number) {
    this.#app = app;
    this.#examId = examId;
  }

  /** Loads, and loads again when something changes; returns how to stop. */
  start(): () => void {
    void this.load();
    return this.#app.onChange(() => void this.load());
  }

  async load(): Promise<void> {
    const { client } = this.#app;
    const key = { examId: this.#examId };
    try {
      this.exam = await client.call('exam.get', key);
      this.isOver = this.exam.at <= this.#app.now();
      this.problem = null;
    } catch (error) {
      this.problem = messageOf(error);
      return;
    }
    const parts = [
      this.#part(async () => {
        this.papers = await client.call('paper.list', key);
      }),
      this.#part(async () => {
        this.record = await client.call('exam.record', key);
      }),
    ];
    if (!this.isOver) parts.push(this.#loadForecast());
    await Promise.all(parts);
  }

  /** Forecasts with other minutes a day; of several asked for, the last counts. */
  async setMinutes(minutes: number): Promise<void> {
    this.#minutes = minutes;
    await this.#loadForecast();
  }

  /** Makes the minutes of the forecast those of the exam. */
  async keepMinutes(): Promise<void> {
    const { exam, forecast } = this;
    if (exam === null || forecast === null) return;
    const { minutesPerDay } = forecast;
    await this.#part(async () => {
      await this.#app.client.call('exam.save', { examId: exam.examId, ...fieldsOf(exam), minutesPerDay });
      this.#app.toasts.say(`${String(minutesPerDay)} minutes a day are kept.`);
      await this.load();
    });
  }

  async #loadForecast(): Promise<void> {
    const ask = ++this.#asked;
    const input = { examId: this.#examId, minutesPerDay: this.#minutes };
    try {
      const forecast = await this.#app.client.call('exam.forecast', input);
      if (ask !== this.#asked) return;
      this.forecast = forecast;
      this.forecastProblem = null;
    } catch (error) {
      if (ask !== this.#asked) return;
      this.forecast = null;
      this.forecastProblem = messageOf(error);
    }
  }

  async #part(load: () => Promise<void>): Promise<void> {
    try {
      await load();
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }
}
