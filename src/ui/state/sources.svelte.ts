import type { Source } from '../../contract/source.ts';
import type { App } from './app.svelte.ts';

/** The folders notes were read from, and what waits in them. */
export class Sources {
  list: readonly Source[] = $state.raw([]);
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Loads the list and keeps it up to date; returns how to stop. */
  start(): () => void {
    void this.load();
    return this.#app.onChange((what) => {
      if (what.includes('sources') || what.includes('cards')) void this.load();
    });
  }

  async load(): Promise<void> {
    try {
      const all = await this.#app.client.call('source.list');
      this.list = all.filter(({ kind }) => kind === 'folder' || kind === 'file');
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }

  async watch({ sourceId }: Source, watch: Source['watch']): Promise<void> {
    await this.#change(() => this.#app.client.call('source.set', { sourceId, watch }));
  }

  /** Forgets a folder; its cards stay. */
  async remove({ sourceId, title }: Source): Promise<void> {
    await this.#change(() => this.#app.client.call('source.remove', { sourceId }));
    this.#app.toasts.say(`${title} is no longer looked at. Its cards stay.`);
  }

  async #change(change: () => Promise<unknown>): Promise<void> {
    try {
      await change();
      await this.load();
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }
}

/** The changes that wait in a source, as a number of cards. */
export function changesWaiting({ waiting }: Source): number {
  if (waiting === null) return 0;
  const { new: fresh, changed, moved, split, merged, gone } = waiting.counts;
  return fresh + changed + moved + split + merged + gone;
}
