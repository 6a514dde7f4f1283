import type { Paper } from '../../contract/paper.ts';
import type { App } from './app.svelte.ts';
import { PaperClock } from './paper-clock.svelte.ts';
import { PaperSaves } from './paper-saves.svelte.ts';
import { SatTask } from './sat-task.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

/** Time spent on a task is saved at least this often. */
const TIME_SAVED_EVERY_MS = 10_000;
const TIME_UP_PAUSE_MS = 1000;

/** A paper being sat: the tasks with what is answered, the clock, and handing in. */
export class Sitting {
  readonly paperId: number;
  paper: Paper | null = $state.raw(null);
  clock: PaperClock | null = $state.raw(null);
  tasks: readonly SatTask[] = $state.raw([]);
  /** Index of the task shown. */
  position = $state(0);
  problem: string | null = $state(null);
  isBusy = $state(false);
  readonly saves: PaperSaves;
  readonly #app: Pick<App, 'client' | 'toasts'>;
  #spentMs = 0;
  #seenAt: number | null = null;
  #askedAt = -Infinity;

  shown: SatTask | null = $derived(this.tasks[this.position] ?? null);
  answered: number = $derived(this.#count((one) => one.standing !== 'open' && one.standing !== 'begun'));
  flagged: number = $derived(this.#count((one) => one.isFlagged));
  begun: number = $derived(this.#count((one) => one.standing === 'begun'));
  open: number = $derived(this.#count((one) => one.standing === 'open'));
  isStrict: boolean = $derived(this.paper?.mode === 'strict');

  constructor(app: Pick<App, 'client' | 'toasts'>, paperId: number) {
    this.#app = app;
    this.paperId = paperId;
    this.saves = new PaperSaves(
      (position, change) => app.client.call('paper.save', { paperId, position, ...change }),
      (error) => {
        app.toasts.fail(error);
        void this.load();
      },
    );
  }

  /** Opens the paper where it was left: at the first task that is not answered. */
  async load(): Promise<void> {
    try {
      this.#take(await this.#app.client.call('paper.get', { paperId: this.paperId }));
    } catch (error) {
      if (this.paper === null) this.problem = messageOf(error);
      else this.#app.toasts.fail(error);
    }
  }

  go(position: number): void {
    if (position < 0 || position >= this.tasks.length || position === this.position) return;
    this.#saveTime();
    this.position = position;
  }

  flag(): void {
    const { shown } = this;
    if (shown === null) return;
    shown.isFlagged = !shown.isFlagged;
    this.saves.put(this.position, { isFlagged: shown.isFlagged, addMs: 0 });
  }

  /** The person's own mark of a card whose key may be seen. */
  async mark(position: number, credit: 0 | 0.5 | 1): Promise<void> {
    await this.#run(async () => {
      const paper = await this.#app.client.call('paper.mark', { paperId: this.paperId, position, credit });
      this.#update(paper, position);
    });
  }

  /** Hands in what is answered; nothing can be changed afterwards. */
  async handIn(): Promise<void> {
    this.#saveTime();
    await this.#run(async () => {
      await this.saves.flush();
      this.#take(await this.#app.client.call('paper.submit', { paperId: this.paperId }));
    });
  }

  /** Throws the paper away; whether it was done. */
  async discard(): Promise<boolean> {
    return this.#run(async () => {
      await this.saves.flush();
      await this.#app.client.call('paper.discard', { paperId: this.paperId });
    });
  }

  /** Lets the clock and the time of the task shown go on; to be called a few times a second. */
  tick(isVisible: boolean): void {
    const { paper, clock } = this;
    if (paper?.status !== 'open' || clock === null) return;
    clock.tick();
    const now = performance.now();
    if (this.#seenAt !== null) this.#spentMs += now - this.#seenAt;
    this.#seenAt = isVisible ? now : null;
    if (this.#spentMs >= TIME_SAVED_EVERY_MS) this.#saveTime();
    if (clock.isUp && now - this.#askedAt > TIME_UP_PAUSE_MS) {
      this.#askedAt = now;
      void this.#endAtTimeUp();
    }
  }

  /** Sends what is not saved yet, because the page may go. */
  leave(): void {
    this.tick(false);
    this.#saveTime();
    this.saves.sendAll();
  }

  async #endAtTimeUp(): Promise<void> {
    this.saves.sendAll();
    await this.load();
    if (this.paper?.status !== 'open')
      this.#app.toasts.say('Time is up. The paper was handed in with what was answered by then.');
  }

  #take(paper: Paper): void {
    const isFirst = this.tasks.length !== paper.tasks.length;
    const isStill = paper.status === 'open';
    this.tasks = paper.tasks.map(
      (task) => new SatTask(task, isStill ? this.#hooksOf(paper, task.position) : null),
    );
    this.paper = paper;
    this.clock = new PaperClock(paper);
    if (!isFirst) return;
    const open = this.tasks.findIndex(({ standing }) => standing === 'open' || standing === 'begun');
    this.position = Math.max(0, open);
  }

  #update(paper: Paper, position: number): void {
    const task = paper.tasks[position];
    if (paper.status !== this.paper?.status) this.#take(paper);
    else if (task !== undefined) {
      this.tasks[position]?.show(task);
      this.paper = paper;
    }
  }

  #hooksOf(paper: Paper, position: number) {
    return {
      keep: (answer: SatTask['answer']) => {
        this.saves.put(position, { answer, addMs: this.#takeTime() });
      },
      check: paper.mode === 'study' ? () => this.#check(position) : null,
    };
  }

  async #check(position: number): Promise<void> {
    this.#saveTime();
    await this.#run(async () => {
      await this.saves.flush();
      const task = await this.#app.client.call('paper.check', { paperId: this.paperId, position });
      const formProblem = task.marking?.verdict?.formProblem ?? null;
      if (formProblem === null) this.tasks[position]?.show(task);
      else this.tasks[position]?.tell(formProblem);
    });
  }

  #saveTime(): void {
    const addMs = this.#takeTime();
    if (addMs > 0 && this.shown?.task.marking === null) this.saves.put(this.position, { addMs });
  }

  #takeTime(): number {
    const spent = Math.round(this.#spentMs);
    this.#spentMs = 0;
    return spent;
  }

  /** One call at a time; whether it went well. */
  async #run(call: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    try {
      await call();
      return true;
    } catch (error) {
      this.#app.toasts.fail(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  #count(matches: (task: SatTask) => boolean): number {
    return this.tasks.filter(matches).length;
  }
}
