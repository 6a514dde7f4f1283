import type { Client } from '../../contract/client.ts';
import type { Overview, Settings } from '../../contract/collection.ts';
import type { Changed } from '../../contract/events.ts';
import { hashOf, parseRoute, type Route, type Screen } from '../route.ts';
import { chooseTheme } from '../theme/theme.ts';
import type { Host } from '../transport.ts';
import { Keyboard } from './keyboard.svelte.ts';
import { Media } from './media.svelte.ts';
import { Rendering } from './rendering.svelte.ts';
import { messageOf, Toasts } from './toasts.svelte.ts';

const SETTLE_MS = 150;
const EVERYTHING: readonly Changed[] = ['decks', 'cards', 'reviews', 'settings', 'sources', 'exams'];

/** What every screen shares: the connection, where the person is, and the counts of today. */
export class App {
  readonly host: Host;
  readonly client: Client;
  readonly keyboard = new Keyboard();
  readonly toasts = new Toasts();
  readonly media: Media;
  readonly rendering = new Rendering();

  route: Route = $state.raw(parseRoute(location.hash));
  overview: Overview | null = $state.raw(null);
  settings: Settings | null = $state.raw(null);
  problem: string | null = $state(null);
  overlay: 'palette' | 'keys' | null = $state(null);
  isConnected = $state(true);

  #listeners: readonly ((what: readonly Changed[]) => void)[] = [];
  #clockAheadMs = 0;
  #settling: ReturnType<typeof setTimeout> | null = null;
  #pending: readonly Changed[] = [];

  constructor(host: Host, client: Client) {
    this.host = host;
    this.client = client;
    this.media = new Media(client);
  }

  /** Loads what every screen needs and listens to the host; returns how to stop. */
  start(): () => void {
    void this.refresh();
    const stops = [
      this.host.onConnected((isConnected) => {
        this.#onConnected(isConnected);
      }),
      this.client.onEvent((event) => {
        if (event.kind === 'data.changed') this.#onChanged(event.what);
      }),
      this.keyboard.add({
        scopes: () => ['everywhere'],
        isModal: false,
        handlers: () => ({
          palette: () => {
            this.overlay = 'palette';
          },
          keys: () => {
            this.overlay = 'keys';
          },
        }),
      }),
    ];
    return () => {
      stops.forEach((stop) => {
        stop();
      });
    };
  }

  go(screen: Screen, query: Readonly<Record<string, string>> = {}): void {
    location.hash = hashOf(screen, query);
  }

  /** The instant by the backend's clock, which decides what is due. */
  now(): number {
    return Date.now() + this.#clockAheadMs;
  }

  /** Takes the address of the window for where the person is. */
  followAddress(): void {
    this.route = parseRoute(location.hash);
  }

  async refresh(): Promise<void> {
    try {
      [this.overview, this.settings] = await Promise.all([
        this.client.call('today.overview'),
        this.client.call('settings.get'),
      ]);
      this.#clockAheadMs = this.overview.now - Date.now();
      chooseTheme(this.settings.theme);
      this.problem = null;
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  /** Hears of changes made here, elsewhere, or while the connection was gone. */
  onChange(listener: (what: readonly Changed[]) => void): () => void {
    this.#listeners = [...this.#listeners, listener];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  #onConnected(isConnected: boolean): void {
    const isBack = isConnected && !this.isConnected;
    this.isConnected = isConnected;
    if (isBack) this.#onChanged(EVERYTHING);
  }

  /** Many changes at once, as during an import, lead to one refresh. */
  #onChanged(what: readonly Changed[]): void {
    this.#pending = [...this.#pending, ...what];
    this.#settling ??= setTimeout(() => {
      const kinds = EVERYTHING.filter((kind) => this.#pending.includes(kind));
      this.#pending = [];
      this.#settling = null;
      void this.refresh();
      for (const listener of this.#listeners) listener(kinds);
    }, SETTLE_MS);
  }
}
