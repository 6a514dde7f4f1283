import type { Level } from '../../drills/types.ts';
import { unseenChance } from '../chance.ts';
import { levelsAbove } from '../exam-level.ts';
import type { Evidence, ExamItem } from '../types.ts';

/** What an exam's item brings and takes, in the figures a plan computes with. */
export interface StudyItem {
  /** Null for what was never answered. */
  readonly memory: {
    readonly stability: number;
    readonly difficulty: number;
    /** Study day of the last answer. */
    readonly lastDay: number;
  } | null;
  /** Study day it is due in the ordinary order; null for what is new or in its steps. */
  readonly dueDay: number | null;
  readonly kind: Evidence['kind'];
  /** The level a review would ask it at; null for a card. */
  readonly level: Level | null;
  /** Minutes of one answer. */
  readonly minutes: number;
  /** Whether it can be reviewed: not a skill that no deck holds. */
  readonly isReviewable: boolean;
  /** Share of the exam's score that goes to it. */
  readonly weight: number;
}

/** The chance of a right answer, so many levels above the one reached, where FSRS says `chance`, as the person's own answers correct it. */
export type Believe = (chance: number, kind: Evidence['kind'], levelsAbove: number) => number;

/** An exam's shares, as its blueprint has them. */
export interface Shares {
  readonly domains: readonly { readonly weight: number }[];
  /** Share of the tasks that are drills, where a domain has both. */
  readonly drillShare: number;
}

/** An exam's items in the figures of a plan, each with its share of the score: of its domain's by kind, and in each kind alike. */
export function studyItems(items: readonly ExamItem[], shares: Shares): StudyItem[] {
  const pools = shares.domains.map(() => ({ cards: 0, drills: 0 }));
  for (const { domain, family } of items) {
    const pool = pools[domain];
    if (pool !== undefined) pool[family === null ? 'cards' : 'drills'] += 1;
  }
  const total = shares.domains.reduce((sum, { weight }, domain) => {
    const pool = pools[domain];
    return pool === undefined || pool.cards + pool.drills === 0 ? sum : sum + weight;
  }, 0);
  return items.map((item) => {
    const pool = pools[item.domain] ?? { cards: 0, drills: 0 };
    const drillShare = pool.drills === 0 ? 0 : pool.cards === 0 ? 1 : shares.drillShare;
    const share = item.family === null ? (1 - drillShare) / pool.cards : drillShare / pool.drills;
    return studyItem(item, ((shares.domains[item.domain]?.weight ?? 0) / total) * share);
  });
}

function studyItem({ cardId, state, family, level, paceMs }: ExamItem, weight: number): StudyItem {
  const { stability, difficulty, last, dueDay } = state;
  return {
    memory:
      stability === null || difficulty === null || last === null
        ? null
        : { stability, difficulty, lastDay: last.day },
    dueDay,
    kind: family === null ? 'card' : 'drill',
    level,
    isReviewable: cardId !== null,
    minutes: Math.max(leastMinutes, paceMs / 60_000),
    // What the blueprint gives nothing must not be divided by.
    weight: Math.max(leastWeight, weight),
  };
}

const leastMinutes = 0.01;
const leastWeight = 1e-9;

/** The chance that a paper's task on an item is answered right, from what FSRS says of recall; null for what was never answered. */
export function askedChance(
  recalled: number | null,
  { kind, level }: Pick<StudyItem, 'kind' | 'level'>,
  believe: Believe,
): number {
  if (recalled === null) return unseenChance[kind];
  return believe(recalled, kind, levelsAbove(level));
}
