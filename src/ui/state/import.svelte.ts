import { SvelteMap } from 'svelte/reactivity';
import { AppError } from '../../contract/errors.ts';
import type { ImportPlan } from '../../contract/import.ts';
import type { App } from './app.svelte.ts';
import { ImportChoices, type NoteDecision } from './import-choices.svelte.ts';
import {
  filtersOf,
  narrowed,
  notesOf,
  questionsShown,
  type ListFilter,
  type PlannedNote,
} from './import-list.ts';
import { isChosen } from './import-tree.ts';
import type { ImportItem } from './read-files.ts';
import { messageOf } from './toasts.svelte.ts';

/** How far a running job is. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly message: string;
}

/** Where the notes come from: what was chosen now, or a folder known from before. */
type Origin =
  | { readonly kind: 'items'; readonly items: readonly ImportItem[] }
  | { readonly kind: 'source'; readonly sourceId: number };

const nothing: Origin = { kind: 'items', items: [] };

/** From choosing files through the preview and its decisions to what was imported. */
export class ImportState {
  stage: 'choose' | 'preview' | 'done' = $state('choose');
  deck = $state('');
  /** A dialect the person names for all files; empty to have it found. */
  dialect = $state('');
  plan: ImportPlan | null = $state.raw(null);
  progress: Progress | null = $state.raw(null);
  problem: string | null = $state(null);
  isUndone = $state(false);

  filter: ListFilter = $state('all');
  path: string | null = $state(null);
  rule: string | null = $state(null);
  words = $state('');
  selected = $state(0);
  editing: PlannedNote | null = $state.raw(null);
  readonly choices = new ImportChoices();

  readonly notes = $derived(this.plan === null ? [] : notesOf(this.plan));
  readonly filters = $derived(filtersOf(this.notes));
  readonly shown = $derived(
    narrowed(this.notes, { filter: this.filter, path: this.path, rule: this.rule, words: this.words }).filter(
      ({ cards: [card] }) => !this.choices.isExcluded(card.path),
    ),
  );
  readonly questions = $derived(this.plan === null ? [] : questionsShown(this.plan, this.path));
  /** Cards that the import would make, rewrite or move. */
  readonly amount = $derived(
    this.notes.filter((note) => this.#isImported(note)).reduce((sum, { cards }) => sum + cards.length, 0),
  );

  /** What the rules that propose cards are called. */
  readonly ruleTitles: ReadonlyMap<string, string> = $derived(
    new SvelteMap(this.plan?.rules.map(({ rule, title }) => [rule, title])),
  );

  #origin: Origin = nothing;
  #job: string | null = null;
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  get isWorking(): boolean {
    return this.progress !== null;
  }

  /** Whether the deck and the dialect can still be named: those of a folder known from before are known. */
  get canRetarget(): boolean {
    return this.#origin.kind === 'items';
  }

  /** Waits for files being read and shows what they would bring. */
  async open(reading: Promise<readonly ImportItem[]>): Promise<void> {
    if (this.isWorking) return;
    this.problem = null;
    this.progress = { done: 0, of: 0, message: 'Reading files' };
    let items: readonly ImportItem[] = [];
    try {
      items = await reading;
    } catch (error) {
      this.problem = messageOf(error);
    }
    this.progress = null;
    this.#begin({ kind: 'items', items });
    if (items.length > 0) await this.preview();
    else
      this.problem ??=
        'Nothing to import was found there. Choose Markdown, CSV or text files, or a folder that holds some.';
  }

  /** Shows what has changed in a folder known from before. */
  async openSource(sourceId: number): Promise<void> {
    if (this.isWorking) return;
    this.#begin({ kind: 'source', sourceId });
    await this.preview();
  }

  /** Asks again what the same files would bring, as after the deck was changed. */
  async preview(): Promise<void> {
    const plan = await this.#run('preview', 'Looking for cards');
    if (plan === null) return;
    this.plan = plan;
    this.stage = 'preview';
    this.selected = 0;
  }

  async apply(): Promise<void> {
    if (this.stage !== 'preview' || this.editing !== null) return;
    const plan = await this.#run('apply', 'Importing');
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
    this.#begin(nothing);
    this.stage = 'choose';
    this.plan = null;
    this.deck = '';
    this.dialect = '';
  }

  /** Narrows the list, and begins at its top. */
  narrow(change: Partial<Pick<ImportState, 'filter' | 'path' | 'rule' | 'words'>>): void {
    Object.assign(this, change);
    this.selected = 0;
  }

  move(by: number): void {
    this.selected = Math.max(0, Math.min(this.shown.length - 1, this.selected + by));
  }

  /** Decides about the selected note and goes on to the next. */
  decide(decision: NoteDecision): void {
    const note = this.shown[this.selected];
    if (note === undefined) return;
    this.choices.decide(note, decision);
    this.move(1);
  }

  /** Takes the option of that number, from 0, for the selected note. */
  choose(index: number): void {
    const note = this.shown[this.selected];
    const option = note && this.choices.optionsOf(note)[index];
    if (option) this.decide(option.decision);
  }

  /** Opens the selected proposal to be put in the person's own words. */
  edit(): void {
    const note = this.shown[this.selected];
    if (note && note.cards[0].rule !== null && note.change === 'new') this.editing = note;
  }

  /** Leaves a file or all files of a folder out, or takes them in again. */
  exclude(path: string, isExcluded: boolean): void {
    this.choices.exclude(this.#filesAt(path), isExcluded);
  }

  /** Whether a file, or every file of a folder, is left out. */
  isExcluded(path: string): boolean {
    return this.#filesAt(path).every((file) => this.choices.isExcluded(file));
  }

  #filesAt(path: string): string[] {
    return (this.plan?.files ?? []).map((file) => file.path).filter((file) => isChosen(file, path));
  }

  #isImported(note: PlannedNote): boolean {
    const isKept = !['unchanged', 'gone'].includes(note.change);
    return (
      isKept &&
      !this.choices.isExcluded(note.cards[0].path) &&
      this.choices.decisionOf(note) !== 'reject' &&
      (note.change !== 'rejected' || this.choices.decisionOf(note) === 'accept')
    );
  }

  #begin(origin: Origin): void {
    this.#origin = origin;
    this.choices.clear();
    this.problem = null;
    this.editing = null;
    this.narrow({ filter: 'all', path: null, rule: null, words: '' });
  }

  async #run(step: 'preview' | 'apply', message: string): Promise<ImportPlan | null> {
    if (this.isWorking) return null;
    this.problem = null;
    this.progress = { done: 0, of: 0, message };
    try {
      const start = this.#start(step);
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

  #start(step: 'preview' | 'apply'): Promise<{ readonly job: string }> {
    const { client } = this.#app;
    const decided =
      step === 'apply'
        ? { choices: this.choices.forImport(this.notes), fingerprint: this.plan?.fingerprint ?? null }
        : {};
    if (this.#origin.kind === 'source')
      return client.call(`source.${step}`, { sourceId: this.#origin.sourceId, lists: 'changes', ...decided });
    const [deck, dialect] = [this.deck.trim(), this.dialect];
    return client.call(`import.${step}`, {
      items: [...this.#origin.items],
      deck: deck === '' ? null : deck,
      dialect: dialect === '' ? null : dialect,
      exclude: this.choices.excluded,
      lists: 'changes',
      ...decided,
    });
  }
}
