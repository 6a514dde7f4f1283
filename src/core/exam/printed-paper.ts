import type { Answer, DrillInstance, Verdict } from '../drills/types.ts';

/** A task of a paper as far as it is printed. */
export interface PrintedTask {
  /** From 0. */
  readonly position: number;
  /** Index in the paper's domains. */
  readonly domain: number;
  readonly points: number;
  /** Title of the skill, or full name of the deck a card is from. */
  readonly title: string;
  /** Markdown of a card; null for a drill. Both are null if what it asked cannot be made again. */
  readonly card: { readonly front: string; readonly back: string | null } | null;
  readonly instance: DrillInstance | null;
  readonly answer: Answer | null;
  readonly isFlagged: boolean;
  readonly spentMs: number;
  readonly marking: {
    /** From 0 to 1; null while it waits for the person's own mark. */
    readonly credit: number | null;
    readonly by: 'computation' | 'key' | 'self' | 'unanswered';
    readonly verdict: Verdict | null;
  } | null;
}

/** A mock exam as far as it is printed. */
export interface PrintedPaper {
  readonly examName: string;
  /** From 1, within the exam. */
  readonly number: number;
  readonly mode: 'strict' | 'study';
  readonly weighting: 'blueprint' | 'weak';
  readonly seed: number;
  /** Whether it asks the tasks of an earlier paper once more. */
  readonly isRepeat: boolean;
  /** Where it could not be drawn as the exam has it, in whole sentences; null if it could. */
  readonly remark: string | null;
  readonly durationMs: number;
  /** Share of the points that passes. */
  readonly passMark: number;
  readonly domains: readonly { readonly name: string }[];
  readonly tasks: readonly PrintedTask[];
}

/** A mistake the paper showed. */
export interface PaperMistake {
  readonly position: number;
  /** Title of the skill, or the front of the card. */
  readonly title: string;
  /** What went wrong, in a sentence. */
  readonly sentence: string;
  /** How often the same misconception showed in the last 30 days, this time included; null if none was recognised. */
  readonly timesThisMonth: number | null;
}

/** What came of a mock exam, as far as it is printed; all shares from 0 to 1. */
export interface PrintedReport {
  readonly paper: PrintedPaper;
  readonly score: number;
  readonly isPassed: boolean;
  readonly usedMs: number;
  readonly prediction: {
    readonly expected: number;
    readonly low: number;
    readonly high: number;
    readonly passChance: number;
  };
  readonly domains: readonly {
    readonly name: string;
    /** Share of all weights. */
    readonly weight: number;
    readonly tasks: number;
    /** Tasks with all points. */
    readonly right: number;
    /** Share of the points; null without tasks. */
    readonly score: number | null;
    /** Mean time a task took; null without tasks. */
    readonly msPerTask: number | null;
  }[];
  readonly skills: readonly {
    readonly title: string;
    /** Id of the drill family; null for the cards of a deck. */
    readonly family: string | null;
    readonly tasks: number;
    readonly score: number;
  }[];
  readonly mistakes: readonly PaperMistake[];
  readonly next: {
    readonly minutes: number;
    readonly gain: number;
    readonly domains: readonly string[];
    readonly titles: readonly string[];
  } | null;
  /** Results that counted as reviews. */
  readonly evidence: { readonly isOn: boolean; readonly reviews: number };
  /** Oldest first. */
  readonly history: readonly {
    readonly number: number;
    readonly mode: 'strict' | 'study';
    readonly taskCount: number;
    readonly startedAt: number;
    readonly score: number | null;
    readonly isPassed: boolean | null;
    readonly expected: number;
  }[];
}

/** Draws a network as Markdown; `letters` are those of the devices and links that can be marked. */
export type DrawHosts = (
  picture: Extract<NonNullable<DrillInstance['picture']>, { kind: 'hosts' }>,
  letters: ReadonlyMap<string, string>,
) => string;
