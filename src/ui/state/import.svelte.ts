import { AppError } from '../../contract/errors.ts';
import type { ImportPlan } from '../../contract/import.ts';
import type { App } from './app.svelte.ts';
import type { ImportItem } from './read-files.ts';
import { messageOf } from './toasts.svelte.ts';

/** How far a running job is. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly message: string;
}

/** From choosing files through the preview to what was imported. */
export class ImportState {
  stage: 'choose' | 'preview' | 'done' = $state('choose');
  deck = $state('');
  plan: ImportPlan | null = $state.raw(null);
  progress: Progress | null = $state.raw(null);
  problem: string | null = $state(null);
  file: string | null = $state(null);
  showsUnchanged = $state(false);
  isUndone = $state(false);
  #items: readonly ImportItem[] = [];
  #job: string | null = null;
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  get isWorking(): boolean {
    return this.progress !== null;
  }

  /** Waits for files being read and shows what they would bring. */
  async open(reading: Promise<readonly ImportItem[]>): Promise<void> {
    if (this.isWorking) return;
    this.problem = null;
    this.progress = { done: 0, of: 0, message: 'Reading files' };
    try {
      this.#items = await reading;
    } catch (error) {
      this.problem = messageOf(error);
      this.#items = [];
    }
    this.progress = null;
    if (this.#items.length > 0) await this.preview();
    else
      this.problem ??=
        'Nothing to import was found there. Choose Markdown files (.md) or a folder that holds some.';
  }

  /** Asks again what the same files would bring, as after the deck was changed. */
  async preview(): Promise<void> {
    const plan = await this.#run('import.preview', 'Looking for cards');
    if (plan === null) return;
    this.plan = plan;
    this.file = null;
    this.stage = 'preview';
  }

  async apply(): Promise<void> {
    if (this.stage !== 'preview') return;
    const plan = await this.#run('import.apply', 'Importing');
    if (plan === null) return;
    this.plan = plan;
    this.isUndone = false;
    this.stage = 'done';
  }

  /** Stops what is running; the backend leaves nothing half done. */
  async cancel(): Promise<void> {
    if (this.#job !== null) await this.#app.client.call('job.cancel', { job: this.#job });
  }

  async undo(): Promise<void> {
    if (this.isUndone) return;
    try {
      const { undone } = await this.#app.client.call('edit.undo');
      this.isUndone = true;
      this.#app.toasts.say(`Taken back: ${undone}`);
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }

  startOver(): void {
    this.stage = 'choose';
    this.plan = null;
    this.problem = null;
    this.deck = '';
    this.#items = [];
  }

  async #run(method: 'import.preview' | 'import.apply', message: string): Promise<ImportPlan | null> {
    if (this.isWorking) return null;
    this.problem = null;
    this.progress = { done: 0, of: 0, message };
    const deck = this.deck.trim();
    try {
      const start = this.#app.client.call(method, {
        items: [...this.#items],
        deck: deck === '' ? null : deck,
      });
      const ending = this.#app.client.job<ImportPlan>(start, (done, of, at) => {
        this.progress = { done, of, message: at };
      });
      this.#job = await start.then(
        ({ job }) => job,
        () => null,
      );
      return await ending;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'cancelled')) this.problem = messageOf(error);
      return null;
    } finally {
      this.progress = null;
      this.#job = null;
    }
  }
}
