import { SvelteMap } from 'svelte/reactivity';
import { AppError } from '../../contract/errors.ts';
import type { Answer } from '../../core/drills/types.ts';

/** What changed of one task since it was saved last. */
export interface TaskChange {
  readonly answer?: Answer | null;
  readonly isFlagged?: boolean;
  readonly addMs: number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 4000;

/** Saves what is answered as it is answered: in order, the latest of each task, one at a time, again and again while the backend is away. */
export class PaperSaves {
  /** Why the last try failed; null while nothing is wrong. */
  problem: string | null = $state(null);
  isSaving = $state(false);
  readonly #send: (position: number, change: TaskChange) => Promise<unknown>;
  readonly #refuse: (error: AppError) => void;
  readonly #waiting = new SvelteMap<number, TaskChange>();
  #running: Promise<void> | null = null;
  #goOn: () => void = () => undefined;

  /** `refuse` hears of a change that was turned down for good, as after the paper was handed in. */
  constructor(
    send: (position: number, change: TaskChange) => Promise<unknown>,
    refuse: (error: AppError) => void,
  ) {
    this.#send = send;
    this.#refuse = refuse;
  }

  put(position: number, change: TaskChange): void {
    this.#add(position, change);
    this.#running ??= this.#run();
  }

  /** Resolves once everything put in so far is saved or turned down. */
  async flush(): Promise<void> {
    this.#goOn();
    await this.#running;
  }

  /** Sends what waits without waiting for what is on its way, because the page is going. */
  sendAll(): void {
    for (const [position, change] of this.#waiting)
      this.#send(position, change).catch(() => {
        // The page stayed after all: what failed is tried again like anything else.
        this.#addBelow(position, change);
        this.#running ??= this.#run();
      });
    this.#waiting.clear();
  }

  async #run(): Promise<void> {
    this.isSaving = true;
    let pauseMs = FIRST_PAUSE_MS;
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined) break;
      const [position, change] = next;
      this.#waiting.delete(position);
      try {
        await this.#send(position, change);
        this.problem = null;
        pauseMs = FIRST_PAUSE_MS;
      } catch (error) {
        if (error instanceof AppError && error.code !== 'internal') {
          this.#refuse(error);
          continue;
        }
        this.problem = error instanceof Error ? error.message : String(error);
        this.#addBelow(position, change);
        await this.#pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
    this.isSaving = false;
    this.#running = null;
  }

  #add(position: number, change: TaskChange): void {
    const waiting = this.#waiting.get(position);
    this.#waiting.set(position, { ...waiting, ...change, addMs: (waiting?.addMs ?? 0) + change.addMs });
  }

  /** What failed goes to the front; what was changed meanwhile counts more. */
  #addBelow(position: number, change: TaskChange): void {
    const newer = this.#waiting.get(position);
    this.#waiting.delete(position);
    const others = [...this.#waiting];
    this.#waiting.clear();
    this.#waiting.set(position, { ...change, ...newer, addMs: change.addMs + (newer?.addMs ?? 0) });
    for (const [other, later] of others) this.#waiting.set(other, later);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
