import type { CardDetails, CardRow } from '../../contract/card.ts';
import type { InputOf } from '../../contract/api.ts';
import type { App } from './app.svelte.ts';

type Sort = NonNullable<InputOf<'card.list'>['sort']>;

const PAGE_ROWS = 100;

/** The list of all cards, of which only the rows in sight are fetched, and the card looked at. */
export class Library {
  query = $state('');
  sort: Sort = $state('added');
  descending = $state(false);
  total = $state(0);
  all = $state(0);
  problem: string | null = $state(null);
  isLoaded = $state(false);
  /** Index of the selected row; null when the card shown is not from the list. */
  index: number | null = $state(null);
  card: CardDetails | null = $state.raw(null);
  #pages: Readonly<Record<number, readonly CardRow[]>> = $state.raw({});
  #listing = 0;
  #showing = 0;
  /** Settles when the card asked for last is shown: what a key does is done to the row selected, not to the one before. */
  #shown: Promise<void> = Promise.resolve();
  #inSight = { first: 0, last: 0 };
  #underWay: readonly number[] = [];
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** The row at a place in the list, or null while it is on its way. */
  row(index: number): CardRow | null {
    return this.#pages[Math.floor(index / PAGE_ROWS)]?.[index % PAGE_ROWS] ?? null;
  }

  /** Fetches the rows in sight, as far as they are not here. */
  async see(first: number, last: number): Promise<void> {
    this.#inSight = { first, last };
    const pages: Promise<void>[] = [];
    for (let page = Math.floor(first / PAGE_ROWS); page <= Math.floor(last / PAGE_ROWS); page++) {
      if (this.#pages[page] === undefined && !this.#underWay.includes(page)) pages.push(this.#loadPage(page));
    }
    await Promise.all(pages);
  }

  /** Lists anew after the query or the order changed. */
  async search(): Promise<void> {
    this.index = null;
    this.#inSight = { first: 0, last: 0 };
    await this.refresh();
  }

  async sortBy(sort: Sort): Promise<void> {
    this.descending = this.sort === sort ? !this.descending : false;
    this.sort = sort;
    await this.search();
  }

  /** Fetches again what is in sight, and the card shown, because something changed. */
  async refresh(): Promise<void> {
    this.#listing++;
    this.#underWay = [];
    const { first, last } = this.#inSight;
    const from = Math.floor(first / PAGE_ROWS);
    const to = Math.floor(last / PAGE_ROWS);
    await Promise.all(Array.from({ length: to - from + 1 }, (_, step) => this.#loadPage(from + step, true)));
    if (this.card !== null) await this.show(this.card.cardId);
  }

  async select(index: number): Promise<void> {
    const within = Math.max(0, Math.min(this.total - 1, index));
    if (this.total === 0 || within === this.index) return;
    this.index = within;
    await this.see(within, within);
    const row = this.row(within);
    if (row !== null) await this.show(row.cardId);
  }

  /** Shows a card; of several asked for in a row only the last counts. */
  show(cardId: number): Promise<void> {
    this.#shown = this.#load(cardId);
    return this.#shown;
  }

  async #load(cardId: number): Promise<void> {
    const asked = ++this.#showing;
    try {
      const card = await this.#app.client.call('card.get', { cardId });
      if (asked === this.#showing) this.card = card;
    } catch (error) {
      if (asked !== this.#showing) return;
      this.card = null;
      this.#app.toasts.fail(error);
    }
  }

  close(): void {
    this.#showing++;
    this.card = null;
    this.index = null;
  }

  async toggleSuspended(): Promise<void> {
    await this.#shown;
    const { card } = this;
    if (card === null) return;
    const suspended = !card.isSuspended;
    await this.#try(async () => {
      await this.#app.client.call('card.suspend', { cardIds: [card.cardId], suspended });
      this.#app.toasts.say(suspended ? 'Suspended.' : 'Resumed.', {
        label: 'Undo',
        run: () => void this.undo(),
      });
      await this.refresh();
    });
  }

  async undo(): Promise<void> {
    await this.#try(async () => {
      const { undone } = await this.#app.client.call('edit.undo');
      this.#app.toasts.say(`Taken back: ${undone}`);
      await this.refresh();
    });
  }

  async #loadPage(page: number, startsAnew = false): Promise<void> {
    const listing = this.#listing;
    const { query, sort, descending } = this;
    this.#underWay = [...this.#underWay, page];
    try {
      const offset = page * PAGE_ROWS;
      const found = await this.#app.client.call('card.list', {
        query,
        sort,
        descending,
        offset,
        limit: PAGE_ROWS,
      });
      if (listing !== this.#listing) return;
      this.total = found.total;
      this.all = found.all;
      this.#pages = { ...this.#pages, [page]: found.rows };
      if (startsAnew) this.#forgetOthers();
      this.problem = null;
      this.isLoaded = true;
    } catch (error) {
      if (listing === this.#listing) this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      if (listing === this.#listing) this.#underWay = this.#underWay.filter((other) => other !== page);
    }
  }

  /** After a new listing only what is in sight is true; the rest is fetched when it is scrolled to. */
  #forgetOthers(): void {
    const { first, last } = this.#inSight;
    const isInSight = (page: number) =>
      page >= Math.floor(first / PAGE_ROWS) && page <= Math.floor(last / PAGE_ROWS);
    const kept = Object.entries(this.#pages).filter(([page]) => isInSight(Number(page)));
    this.#pages = Object.fromEntries(kept);
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }
}
