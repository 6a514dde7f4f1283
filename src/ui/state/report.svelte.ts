import type { PaperReport, WrittenFile } from '../../contract/paper.ts';
import type { InputOf } from '../../contract/api.ts';
import type { App } from './app.svelte.ts';
import { download } from './download.ts';
import { SatTask } from './sat-task.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

/** What to write of a paper, and as what. */
export type ExportChoice = Omit<InputOf<'paper.export'>, 'paperId'>;

/** The report of one paper, with its tasks to look through. */
export class Report {
  readonly paperId: number;
  report: PaperReport | null = $state.raw(null);
  /** When the exam is; null if it is gone or over. */
  examAt: number | null = $state(null);
  problem: string | null = $state(null);
  /** Index of the task that is looked at; null for none. */
  looked: number | null = $state(null);
  /** What is being written. */
  exporting: string | null = $state(null);
  isBusy = $state(false);
  readonly #app: Pick<App, 'client' | 'toasts' | 'go' | 'now'>;

  tasks: readonly SatTask[] = $derived(this.report?.paper.tasks.map((task) => new SatTask(task, null)) ?? []);
  shown: SatTask | null = $derived(this.looked === null ? null : (this.tasks[this.looked] ?? null));

  constructor(app: Pick<App, 'client' | 'toasts' | 'go' | 'now'>, paperId: number) {
    this.#app = app;
    this.paperId = paperId;
  }

  async load(): Promise<void> {
    const { client } = this.#app;
    try {
      this.report = await client.call('paper.report', { paperId: this.paperId });
    } catch (error) {
      this.problem = messageOf(error);
      return;
    }
    try {
      const { at } = await client.call('exam.get', { examId: this.report.paper.examId });
      this.examAt = at > this.#app.now() ? at : null;
    } catch {
      // The report outlives its exam; only the date is missing then.
      this.examAt = null;
    }
  }

  /** Opens the first task that went wrong, else the first. */
  look(): void {
    const wrong = this.tasks.findIndex(({ standing }) => standing !== 'right');
    if (this.tasks.length > 0) this.looked = Math.max(0, wrong);
  }

  goThrough(by: -1 | 1): void {
    if (this.looked === null) return;
    this.looked = Math.min(Math.max(0, this.looked + by), this.tasks.length - 1);
  }

  /** A review of the cards that did not get all points. */
  study(): void {
    if (this.report?.next) this.#app.go('review', { paper: String(this.paperId) });
  }

  /** Sits the same tasks once more. */
  async repeat(): Promise<void> {
    const { report } = this;
    if (report === null || this.isBusy) return;
    this.isBusy = true;
    try {
      const { paperId } = await this.#app.client.call('paper.repeat', {
        paperId: this.paperId,
        mode: report.paper.mode,
      });
      this.#app.go('paper', { id: String(paperId) });
    } catch (error) {
      this.#app.toasts.fail(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** Has the report or the empty paper written, and downloads it; whether it was done. */
  async export(choice: ExportChoice): Promise<boolean> {
    if (this.exporting !== null) return false;
    this.exporting = 'Writing';
    try {
      const start = this.#app.client.call('paper.export', { paperId: this.paperId, ...choice });
      const file = await this.#app.client.job<WrittenFile>(start, (_done, _of, message) => {
        this.exporting = message;
      });
      download(file.name, new Blob([bytesOf(file)], { type: file.type }));
      return true;
    } catch (error) {
      this.#app.toasts.fail(error);
      return false;
    } finally {
      this.exporting = null;
    }
  }
}

function bytesOf({ base64 }: WrittenFile): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
