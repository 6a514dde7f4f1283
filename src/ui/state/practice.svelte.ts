import type { FamilySummary } from '../../contract/drill.ts';
import type { Level } from '../../core/drills/types.ts';
import type { App } from './app.svelte.ts';
import { DrillTurn } from './drill-turn.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

/** Endless; until the first mistake; as many as can be answered in a time. */
export type PracticeMode = 'endless' | 'streak' | 'clock';

/** Which families are practised, and at what level; null for all, and for the level that would be asked in a review. */
export interface PracticeScope {
  readonly family: string | null;
  readonly topic: string | null;
  readonly level: Level | null;
  readonly mode: PracticeMode;
}

/** What a round against the clock takes. */
export const roundMs = 120_000;

/** One sitting of drills that leave the schedule alone. */
export class Practice {
  readonly scope: PracticeScope;
  families: readonly FamilySummary[] = $state.raw([]);
  /** The turns of the sitting, the open one last. */
  turns: readonly DrillTurn[] = $state.raw([]);
  problem: string | null = $state(null);
  /** Where the round began among the turns. */
  #roundStart = $state(0);
  #openMs = $state(0);
  #isBusy = false;
  readonly #app: Pick<App, 'client' | 'toasts'>;
  readonly #random: () => number;

  turn: DrillTurn | null = $derived(this.turns.at(-1) ?? null);
  round: readonly DrillTurn[] = $derived(this.turns.slice(this.#roundStart).filter(isMarked));
  answered: number = $derived(this.round.length);
  right: number = $derived(this.round.filter(isRight).length);
  /** Right answers in a row up to now. */
  streak: number = $derived(this.turns.filter(isMarked).reduce(goOn, 0));
  best: number = $derived(bestStreak(this.turns.filter(isMarked)));
  /** The streak that the last answer ended; null if it did not. */
  ended: number | null = $derived.by(() => {
    if (this.scope.mode !== 'streak' || this.turn?.verdict?.right !== false) return null;
    return this.turns.slice(0, -1).filter(isMarked).reduce(goOn, 0);
  });
  /** Time left in a round against the clock, which stands still while an explanation is read. */
  leftMs: number = $derived(
    Math.max(0, roundMs - this.#openMs - this.round.reduce((sum, { answeredMs }) => sum + answeredMs, 0)),
  );
  isOver: boolean = $derived.by(() => this.scope.mode === 'clock' && this.leftMs === 0);

  constructor(
    app: Pick<App, 'client' | 'toasts'>,
    scope: PracticeScope,
    random: () => number = () => Math.random(),
  ) {
    this.#app = app;
    this.scope = scope;
    this.#random = random;
  }

  get title(): string {
    const { family, topic } = this.scope;
    return family === null ? (topic ?? 'All drills') : (this.families[0]?.title ?? '');
  }

  async load(): Promise<void> {
    const { family, topic } = this.scope;
    try {
      const all = await this.#app.client.call('drill.families');
      this.families = all.filter(
        (one) => (family === null || one.id === family) && (topic === null || one.topic === topic),
      );
    } catch (error) {
      this.problem = messageOf(error);
      return;
    }
    if (this.families.length === 0) this.problem = 'There is no such drill.';
    else await this.next();
  }

  /** The next question; after a round against the clock, the first of another. */
  async next(): Promise<void> {
    const isOpen = this.turn !== null && this.turn.verdict === null && !this.isOver;
    if (isOpen || this.#isBusy) return;
    const family = this.#pick();
    if (family === undefined) return;
    const level = this.scope.level ?? family.skill.level;
    const seed = Math.floor(this.#random() * 2 ** 31);
    this.#isBusy = true;
    try {
      const instance = await this.#app.client.call('drill.make', { family: family.id, level, seed });
      const turn = new DrillTurn(this.#app.client, instance, (error) => {
        this.#app.toasts.fail(error);
      });
      if (this.isOver) this.#roundStart = this.turns.length;
      this.#openMs = 0;
      this.turns = [...this.turns, turn];
    } catch (error) {
      this.#app.toasts.fail(error);
    } finally {
      this.#isBusy = false;
    }
  }

  /** Lets the clock go on; to be called a few times a second. */
  tick(): void {
    if (this.isOver || this.turn === null) return;
    this.#openMs = this.turn.verdict === null ? performance.now() - this.turn.shownAt : 0;
  }

  /** One of the families, not the same twice where there are others. */
  #pick(): FamilySummary | undefined {
    const last = this.turn?.instance.family;
    const others = this.families.filter(({ id }) => id !== last);
    const among = others.length === 0 ? this.families : others;
    return among[Math.floor(this.#random() * among.length)];
  }
}

function isMarked(turn: DrillTurn): boolean {
  return turn.verdict !== null;
}

function isRight({ verdict }: DrillTurn): boolean {
  return verdict?.right === true;
}

function goOn(streak: number, turn: DrillTurn): number {
  return isRight(turn) ? streak + 1 : 0;
}

function bestStreak(turns: readonly DrillTurn[]): number {
  let [best, streak] = [0, 0];
  for (const turn of turns) {
    streak = goOn(streak, turn);
    best = Math.max(best, streak);
  }
  return best;
}
