/** How well a card was recalled: 1 again, 2 hard, 3 good, 4 easy. */
export type Grade = 1 | 2 | 3 | 4;

/** Where a card stands: never seen, in its first steps, spaced by days, or in steps again after a lapse. */
export type Phase = 'new' | 'learning' | 'review' | 'relearning';

/** A point in time as scheduling sees it: the instant in epoch milliseconds and the person's study day. */
export interface Moment {
  readonly at: number;
  /** Days since 1970-01-01 of the local calendar date, a day lasting until the rollover hour. */
  readonly day: number;
}

/** What FSRS and the learning steps know of one card; a function of its review log alone. */
export interface CardState {
  readonly phase: Phase;
  /** Index of the learning or relearning step the card waits on; 0 outside steps. */
  readonly step: number;
  /** Days until recall falls to 90%; null before the first review. */
  readonly stability: number | null;
  /** From 1 to 10; null before the first review. */
  readonly difficulty: number | null;
  readonly last: Moment | null;
  /** Set while in (re)learning steps: the instant the card is due. */
  readonly dueAt: number | null;
  /** Set while in review: the study day the card is due. */
  readonly dueDay: number | null;
  /** Interval last given, in days; 0 in steps. */
  readonly intervalDays: number;
  readonly reps: number;
  readonly lapses: number;
}

/** Everything but the log that decides a state; kept with the log, so that a replay never depends on today's settings. */
export interface Parameters {
  /** Exactly the 21 FSRS-6 weights. */
  readonly weights: readonly number[];
  /** From 0.7 to 0.99. */
  readonly desiredRetention: number;
  readonly maximumIntervalDays: number;
  readonly learningStepsMinutes: readonly number[];
  readonly relearningStepsMinutes: readonly number[];
  /** Whether intervals are spread a little, deterministically, so that cards learned together part. */
  readonly fuzz: boolean;
}

/** One review as the log keeps it. */
export interface LogEntry extends Moment {
  readonly grade: Grade;
  /** Decides the fuzz of this review; any integer, the same for the same review. */
  readonly fuzzSeed: number;
  readonly parameters: Parameters;
}

/** What sets a card's state without being an answer: a schedule found in the notes, starting over, or seeing it soon. */
export type CardEvent =
  | {
      readonly kind: 'given';
      readonly state: CardState;
      /** The mark as it stood in the file. */
      readonly original: string;
    }
  | { readonly kind: 'restart' }
  | { readonly kind: 'soon' };

/** An event as the log keeps it. */
export interface EventEntry extends Moment {
  readonly event: CardEvent;
}

/** The four states a review can lead to, by grade. */
export type Outcomes = Readonly<Record<Grade, CardState>>;
