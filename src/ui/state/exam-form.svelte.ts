import type { ExamFields, Pool } from '../../contract/exam.ts';
import type { FamilySummary } from '../../contract/drill.ts';
import type { App } from './app.svelte.ts';
import {
  draftOf,
  emptyDomain,
  emptyDraft,
  readDraft,
  type DomainDraft,
  type DraftProblems,
  type ExamDraft,
} from './exam-draft.ts';
import { messageOf } from './toasts.svelte.ts';

/** Which exam is set up: one there is, or a new one from a blueprint or from nothing. */
export interface SetupScope {
  readonly examId: number | null;
  readonly blueprint: string | null;
}

/** An exam being set up; what is wrong stands beside its field from the first try to save. */
export class ExamForm {
  draft: ExamDraft | null = $state(null);
  families: readonly FamilySummary[] = $state.raw([]);
  /** Full names of decks the blueprint asks and the collection lacks. */
  missingDecks: readonly string[] = $state.raw([]);
  /** What each domain could ask, by its id in the draft. */
  pools: Readonly<Record<number, Pool>> = $state.raw({});
  /** Why it cannot be shown. */
  problem: string | null = $state(null);
  /** Why it was not saved. */
  saveProblem: string | null = $state(null);
  isSaving = $state(false);
  readonly scope: SetupScope;
  readonly #app: Pick<App, 'client' | 'toasts' | 'now'>;
  #hasTried = $state(false);
  #asked = 0;

  problems: DraftProblems = $derived.by(() => (this.#hasTried ? (this.#read()?.problems ?? {}) : {}));

  constructor(app: Pick<App, 'client' | 'toasts' | 'now'>, scope: SetupScope) {
    this.#app = app;
    this.scope = scope;
  }

  async load(): Promise<void> {
    try {
      const [families, fields] = await Promise.all([this.#app.client.call('drill.families'), this.#begin()]);
      this.families = families;
      this.draft = fields === null ? emptyDraft(this.#app.now()) : draftOf(fields);
      this.problem = null;
      await this.countPools();
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  addDomain(): void {
    if (this.draft === null) return;
    this.draft.domains.push(emptyDomain(1 + Math.max(-1, ...this.draft.domains.map(({ id }) => id))));
  }

  removeDomain(id: number): void {
    if (this.draft === null) return;
    this.draft.domains = this.draft.domains.filter((domain) => domain.id !== id);
    void this.countPools();
  }

  /** Counts anew what the domains could ask; of several counts under way the last counts. */
  async countPools(): Promise<void> {
    const named = (this.draft?.domains ?? []).filter(namesSomething);
    const ask = ++this.#asked;
    try {
      const domains = named.map(({ deckIds, tags, families }) => ({
        ...{ deckIds: [...deckIds], tags: [...tags], families: [...families] },
      }));
      const pools = named.length === 0 ? [] : await this.#app.client.call('exam.pools', { domains });
      if (ask !== this.#asked) return;
      this.pools = Object.fromEntries(
        named.flatMap(({ id }, index) => {
          const pool = pools[index];
          return pool === undefined ? [] : [[id, pool] as const];
        }),
      );
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }

  /** The exam's id once it is saved; null if something is wrong, and then it is said. */
  async save(): Promise<number | null> {
    this.#hasTried = true;
    const fields = this.#read()?.fields ?? null;
    if (fields === null || this.isSaving) return null;
    this.isSaving = true;
    this.saveProblem = null;
    try {
      const { examId } = this.scope;
      const saved = await this.#app.client.call('exam.save', { examId, ...fields });
      return saved.examId;
    } catch (error) {
      this.saveProblem = messageOf(error);
      return null;
    } finally {
      this.isSaving = false;
    }
  }

  /** Whether it was removed; it can be taken back from the message that says so. */
  async remove(): Promise<boolean> {
    const { client, toasts } = this.#app;
    const { examId } = this.scope;
    if (examId === null) return false;
    try {
      const { removed } = await client.call('exam.remove', { examId });
      toasts.say(`${removed} was removed.`, { label: 'Undo', run: () => void this.#bringBack() });
      return true;
    } catch (error) {
      toasts.fail(error);
      return false;
    }
  }

  async #bringBack(): Promise<void> {
    try {
      const { undone } = await this.#app.client.call('edit.undo');
      this.#app.toasts.say(`Taken back: ${undone}`);
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }

  async #begin(): Promise<ExamFields | null> {
    const { examId, blueprint } = this.scope;
    if (examId !== null) return this.#app.client.call('exam.get', { examId });
    if (blueprint === null) return null;
    const found = (await this.#app.client.call('exam.blueprints')).find(({ id }) => id === blueprint);
    if (found === undefined) throw new Error('There is no such blueprint. Begin with an empty exam instead.');
    this.missingDecks = found.missingDecks;
    return found.exam;
  }

  #read() {
    if (this.draft === null) return null;
    return readDraft($state.snapshot(this.draft), this.scope.examId === null, this.#app.now());
  }
}

function namesSomething({ deckIds, tags, families }: DomainDraft): boolean {
  return deckIds.length + tags.length + families.length > 0;
}
