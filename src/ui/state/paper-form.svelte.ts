import type { ExamSummary } from '../../contract/exam.ts';
import type { Client } from '../../contract/client.ts';
import type { PaperMode } from '../../contract/paper.ts';
import { messageOf } from './toasts.svelte.ts';

const MS_PER_MINUTE = 60_000;
const MOST_SEED = 2 ** 32 - 1;

/** A mock paper about to be drawn; the minutes follow the tasks until the person says otherwise. */
export class PaperForm {
  mode: PaperMode = $state('strict');
  weighting: 'blueprint' | 'weak' = $state('blueprint');
  tasks = $state('');
  seed = $state('');
  problem: string | null = $state(null);
  isStarting = $state(false);
  readonly #client: Client;
  readonly #exam: ExamSummary;
  #minutes: string | null = $state(null);

  constructor(client: Client, exam: ExamSummary) {
    this.#client = client;
    this.#exam = exam;
    this.tasks = String(exam.taskCount);
  }

  get minutes(): string {
    if (this.#minutes !== null) return this.#minutes;
    const tasks = Number(this.tasks);
    const share = tasks > 0 ? tasks / this.#exam.taskCount : 1;
    return String(Math.max(1, Math.round((this.#exam.durationMs * share) / MS_PER_MINUTE)));
  }

  set minutes(text: string) {
    this.#minutes = text;
  }

  /** The id of the paper drawn; null if it was refused, and then `problem` says why. */
  async start(): Promise<number | null> {
    if (this.isStarting) return null;
    this.isStarting = true;
    this.problem = null;
    try {
      const { mode, weighting } = this;
      const taskCount = wholeNumber(this.tasks, 1, 200, 'tasks');
      const minutes = mode === 'strict' ? wholeNumber(this.minutes, 1, 1440, 'minutes') : null;
      const seed = this.seed.trim() === '' ? null : wholeNumber(this.seed, 0, MOST_SEED, 'the seed');
      const durationMs = minutes === null ? null : minutes * MS_PER_MINUTE;
      const input = { examId: this.#exam.examId, mode, weighting, taskCount, durationMs, seed };
      return (await this.#client.call('paper.start', input)).paperId;
    } catch (error) {
      this.problem = messageOf(error);
      return null;
    } finally {
      this.isStarting = false;
    }
  }
}

function wholeNumber(text: string, from: number, to: number, what: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isInteger(value) || value < from || value > to)
    throw new RangeError(`Give a whole number from ${String(from)} to ${String(to)} for ${what}.`);
  return value;
}
