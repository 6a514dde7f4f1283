import { SvelteMap } from 'svelte/reactivity';
import type { Client } from '../../contract/client.ts';

const KEPT = 100;

/** Images of cards as data URLs, fetched once and shown when they arrive. */
export class Media {
  readonly #client: Client;
  readonly #urls = new SvelteMap<string, string>();
  /** Names asked for: on their way, or not to be had. */
  #asked: readonly string[] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  /** The image's URL, or null as long as it is not here. */
  url(name: string): string | null {
    return this.#urls.get(name) ?? null;
  }

  async load(name: string): Promise<void> {
    if (this.#urls.has(name) || this.#asked.includes(name)) return;
    this.#asked = [...this.#asked, name];
    try {
      const { type, base64 } = await this.#client.call('media.get', { name });
      if (this.#urls.size >= KEPT) this.#urls.delete([...this.#urls.keys()][0] ?? '');
      this.#urls.set(name, `data:${type};base64,${base64}`);
    } catch {
      // A missing image stays its alternative text; the name is not asked for again.
      return;
    }
    this.#asked = this.#asked.filter((other) => other !== name);
  }
}
