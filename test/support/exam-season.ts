import { levelFor, type DrillResult } from '../../src/core/drills/level-for.ts';
import { examLevel } from '../../src/core/exam/exam-level.ts';
import { correctedAt } from '../../src/core/exam/correction.ts';
import { studyItems, type Believe } from '../../src/core/exam/plan/study-item.ts';
import type { ExamItem } from '../../src/core/exam/types.ts';
import { answer } from '../../src/core/schedule/answer.ts';
import { hash, hashFraction } from '../../src/core/schedule/hash.ts';
import { newCard } from '../../src/core/schedule/new-card.ts';
import { defaultParameters } from '../../src/core/schedule/parameters.ts';
import { makeLearner, type Learner } from './true-memory.ts';

/** What a simulated person prepares for. */
export interface Season {
  readonly seed: number;
  readonly items: number;
  /** How many items were studied in the ordinary order, and for how many days, before the plan could begin. */
  readonly studiedBefore: number;
  readonly daysBefore: number;
  readonly daysLeft: number;
  readonly minutesPerDay: number;
}

/** Which items to ask on a day, the first first; asked until the minutes are over. */
export type Order = (
  items: readonly ExamItem[],
  day: number,
  examDay: number,
  minutes: number,
) => readonly number[];

/** Takes chances as FSRS says them. */
export const asFsrsSays: Believe = (chance, kind, levelsAbove) =>
  correctedAt({ weight: 1, slope: 1, card: 0, drill: 0 }, { chance, kind, levelsAbove });

export const shares = {
  domains: [{ weight: 20 }, { weight: 35 }, { weight: 30 }, { weight: 15 }],
  drillShare: 0.5,
};

const firstDay = 20_000;
const newPerDay = 20;

/** Plays a season under an order from its begin to the exam's day and gives the true expected score of that day. */
export function playSeason(season: Season, order: Order): { score: number; law: Learner['law'] } {
  const learner = makeLearner(season.seed);
  const items = makeItems(season);
  const recent = items.map((): DrillResult[] => []);
  const start = firstDay + season.daysBefore;
  const examDay = start + season.daysLeft;
  for (let day = firstDay; day < examDay; day += 1) {
    const isBefore = day < start;
    const open = isBefore ? items.slice(0, season.studiedBefore) : items;
    const chosen = (isBefore ? ordinaryOrder : order)(open, day, examDay, season.minutesPerDay);
    let minutes = season.minutesPerDay;
    for (const index of chosen) {
      if (minutes <= 0) break;
      minutes -= study(items, recent, index, day, learner);
    }
  }
  const weights = studyItems(items, shares).map(({ weight }) => weight);
  const score = items.reduce((sum, { level }, index) => {
    const harder = level === null ? 0 : examLevel(level) - level;
    return sum + (weights[index] ?? 0) * learner.chance(index, examDay, harder);
  }, 0);
  return { score, law: learner.law };
}

/** The ordinary order: reviews by the day they are due, mixed with up to 20 new items, which is what the app does. */
export const ordinaryOrder: Order = (items, day) => {
  const due = dueItems(items, day);
  const fresh = newItems(items).slice(0, newPerDay);
  const total = due.length + fresh.length;
  const mixed: number[] = [];
  for (let place = 0, used = 0; place < total; place += 1) {
    const isNew = used < fresh.length && (used + 0.5) / fresh.length <= (place + 0.5) / total;
    const next = isNew ? fresh[used] : due[place - used];
    if (isNew) used += 1;
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
};

/** The ordinary order with all reviews first, and then as many new items as the minutes hold. */
export const reviewsFirst: Order = (items, day) => [...dueItems(items, day), ...newItems(items)];

function dueItems(items: readonly ExamItem[], day: number): number[] {
  return [...items.keys()]
    .filter((index) => (items[index]?.state.dueDay ?? Infinity) <= day)
    .sort(
      (a, b) => (items[a]?.state.dueDay ?? 0) - (items[b]?.state.dueDay ?? 0) || hash(a, day) - hash(b, day),
    );
}

function newItems(items: readonly ExamItem[]): number[] {
  return [...items.keys()].filter((index) => items[index]?.state.phase === 'new');
}

/** Asks an item until it leaves its steps, as a session does; gives the minutes that takes. */
function study(
  items: ExamItem[],
  recent: DrillResult[][],
  index: number,
  day: number,
  learner: Learner,
): number {
  let minutes = 0;
  for (let times = 0; times < 6; times += 1) {
    const item = items[index];
    if (item === undefined) break;
    const grade = learner.answer(index, day);
    const at = day * 86_400_000 + times * 600_000;
    const state = answer(item.state, defaultParameters, { at, day }, grade, hash(index, item.state.reps));
    const results = recent[index] ?? [];
    if (item.level !== null) results.unshift({ right: grade > 1, level: item.level });
    items[index] = { ...item, state, level: item.level === null ? null : levelFor(state.stability, results) };
    minutes += item.paceMs / 60_000;
    if (state.phase === 'review') break;
  }
  return minutes;
}

function makeItems({ seed, items }: Season): ExamItem[] {
  const cardPace = 6000 + 8000 * hashFraction(seed, 71);
  const drillPace = 20_000 + 25_000 * hashFraction(seed, 72);
  return Array.from({ length: items }, (_, index) => {
    const isDrill = hashFraction(seed, 73, index) < 0.25;
    return {
      key: `card/${index}`,
      cardId: index,
      family: isDrill ? `drill-${index}` : null,
      domain: hash(seed, 74, index) % shares.domains.length,
      state: newCard,
      level: isDrill ? 1 : null,
      paceMs: isDrill ? drillPace : cardPace,
    };
  });
}
