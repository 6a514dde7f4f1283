import { AppError } from '../../contract/errors.ts';
import type { ExportedFile, ExportFormat, ExportReport } from '../../contract/export.ts';
import type { App } from './app.svelte.ts';
import { download } from './download.ts';
import { exportChoices } from './export-formats.ts';
import type { Progress } from './import.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

/** A deck being exported: the format, the place, and what came of it. */
export class DeckExport {
  format: ExportFormat = $state('nexthop');
  /** Where to write to; empty for a download. */
  to = $state('');
  progress: Progress | null = $state.raw(null);
  problem: string | null = $state(null);
  report: ExportReport | null = $state.raw(null);
  #job: string | null = null;
  readonly #app: App;
  readonly #deckId: number | null;
  readonly #title: string;

  /** `title` names the folder that is proposed; a null deck means all. */
  constructor(app: App, deckId: number | null, title: string) {
    this.#app = app;
    this.#deckId = deckId;
    this.#title = title;
  }

  get isWorking(): boolean {
    return this.progress !== null;
  }

  /** Asks for a folder through the system's dialog, and proposes a new one inside it. */
  async choosePlace(): Promise<void> {
    const [folder] = (await this.#app.host.dialogs?.chooseFolder()) ?? [];
    if (folder === undefined) return;
    const separator = folder.includes('\\') ? '\\' : '/';
    const name = this.#title.replace(/[<>:"/\\|?*]+/g, '-').trim();
    this.to = `${folder.endsWith(separator) ? folder.slice(0, -1) : folder}${separator}${name}`;
  }

  /** Exports, and downloads the file if no place is given; whether it was done. */
  async start(): Promise<boolean> {
    if (this.isWorking) return false;
    this.problem = null;
    this.report = null;
    this.progress = { done: 0, of: 0, message: 'Exporting' };
    const to = this.to.trim();
    try {
      const start = this.#app.client.call('deck.export', {
        deckId: this.#deckId,
        format: this.format,
        to: to === '' ? null : to,
      });
      const ending = this.#app.client.job<ExportReport>(start, (done, of, message) => {
        this.progress = { done, of, message };
      });
      this.#job = (await start).job;
      const report = await ending;
      if (to === '') this.#download(report.files);
      this.report = report;
      return true;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'cancelled')) this.problem = messageOf(error);
      return false;
    } finally {
      this.progress = null;
      this.#job = null;
    }
  }

  /** Stops what is running; nothing is left half done. */
  async cancel(): Promise<void> {
    if (this.#job !== null) await this.#app.client.call('job.cancel', { job: this.#job });
  }

  #download(files: readonly ExportedFile[]): void {
    const texts = files.filter((file) => 'text' in file);
    const isTable = exportChoices.some(({ format, isOneFile }) => format === this.format && isOneFile);
    const [file, ...more] = isTable ? texts.slice(0, 1) : files;
    if (file === undefined || !('text' in file) || more.length > 0)
      throw new RangeError(
        `This export makes ${String(files.length)} files, which cannot be downloaded one by one. Name a folder to write them to.`,
      );
    download(file.path.split('/').at(-1) ?? file.path, new Blob([file.text], { type: 'text/plain' }));
  }
}
