import { count } from '../format.ts';

const MINUTE_MS = 60_000;
/** The last minutes are marked. */
const SHORT_MS = 5 * MINUTE_MS;
const spokenMinutes = [30, 10, 5, 1];

/** The clock of a paper: the backend's wall clock, which goes on while the window is closed. */
export class PaperClock {
  readonly startedAt: number;
  /** Null if the time is never up. */
  readonly endsAt: number | null;
  now = $state(0);
  /** What was last to be said aloud of the time left. */
  spoken = $state('');
  readonly #aheadMs: number;

  /** `now` is the backend's instant, in epoch milliseconds. */
  constructor(times: { readonly startedAt: number; readonly endsAt: number | null; readonly now: number }) {
    this.startedAt = times.startedAt;
    this.endsAt = times.endsAt;
    this.#aheadMs = times.now - Date.now();
    this.now = times.now;
  }

  get usedMs(): number {
    return Math.max(0, this.now - this.startedAt);
  }

  /** Null if the time is never up. */
  get leftMs(): number | null {
    return this.endsAt === null ? null : Math.max(0, this.endsAt - this.now);
  }

  get isShort(): boolean {
    return this.leftMs !== null && this.leftMs <= SHORT_MS;
  }

  get isUp(): boolean {
    return this.leftMs === 0;
  }

  /** Lets the clock go on; to be called a few times a second. */
  tick(): void {
    const before = this.leftMs;
    this.now = Date.now() + this.#aheadMs;
    const after = this.leftMs;
    if (before === null || after === null) return;
    const passed = spokenMinutes.findLast((minutes) => {
      const at = minutes * MINUTE_MS;
      return before > at && after <= at;
    });
    if (passed !== undefined) this.spoken = `${count(passed, 'minute')} left.`;
  }
}
