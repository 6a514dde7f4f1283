import type { ResultOf } from '../../contract/api.ts';
import { plainText } from '../../core/notes/plain-text.ts';
import { formatDeck } from '../format.ts';
import type { Screen } from '../route.ts';
import type { App } from './app.svelte.ts';

/** One place to jump to. */
export interface Destination {
  readonly id: string;
  readonly kind: 'screen' | 'deck' | 'card';
  readonly title: string;
  readonly detail: string;
  readonly screen: Screen;
  readonly query: Readonly<Record<string, string>>;
}

const places: readonly Destination[] = [
  { id: 'today', kind: 'screen', title: 'Today', detail: '', screen: 'today', query: {} },
  { id: 'review', kind: 'screen', title: 'Start review', detail: '', screen: 'review', query: {} },
  {
    id: 'drills',
    kind: 'screen',
    title: 'Start review, drills only',
    detail: '',
    screen: 'review',
    query: { only: 'drills' },
  },
  { id: 'library', kind: 'screen', title: 'Library', detail: '', screen: 'library', query: {} },
  { id: 'skills', kind: 'screen', title: 'Drills', detail: '', screen: 'drills', query: {} },
  { id: 'exams', kind: 'screen', title: 'Exams', detail: '', screen: 'exams', query: {} },
  { id: 'exam-setup', kind: 'screen', title: 'New exam', detail: '', screen: 'exam-setup', query: {} },
  { id: 'import', kind: 'screen', title: 'Import notes', detail: '', screen: 'import', query: {} },
  { id: 'settings', kind: 'screen', title: 'Settings', detail: '', screen: 'settings', query: {} },
];

/** What Ctrl+K finds: screens at once, decks and cards as the backend answers. */
export class PaletteState {
  query = $state('');
  index = $state(0);
  #found: ResultOf<'search.jump'> = $state.raw([]);
  #asked = 0;
  readonly #app: App;

  destinations: readonly Destination[] = $derived.by(() => {
    const words = this.query.trim().toLowerCase();
    const screens = places.filter((place) => place.title.toLowerCase().includes(words));
    return [...screens, ...this.#found.map(toDestination)];
  });

  constructor(app: App) {
    this.#app = app;
  }

  /** Searches for what is typed; of several answers under way only the last asked for counts. */
  async search(): Promise<void> {
    this.index = 0;
    const ask = ++this.#asked;
    const query = this.query.trim();
    try {
      const found = await this.#app.client.call('search.jump', { query });
      if (ask === this.#asked) this.#found = found;
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }

  move(by: number): void {
    const { length } = this.destinations;
    if (length > 0) this.index = (this.index + by + length) % length;
  }
}

function toDestination(hit: ResultOf<'search.jump'>[number]): Destination {
  return hit.kind === 'deck'
    ? {
        id: `deck-${String(hit.deckId)}`,
        kind: 'deck',
        title: formatDeck(hit.name),
        detail: 'Review this deck',
        screen: 'review',
        query: { deck: String(hit.deckId) },
      }
    : {
        id: `card-${String(hit.cardId)}`,
        kind: 'card',
        title: plainText(hit.front),
        detail: formatDeck(hit.deck),
        screen: 'library',
        query: { card: String(hit.cardId) },
      };
}
