import type { Moment, Parameters } from '../schedule/types.ts';
import type { TaskCount } from './apportion.ts';
import { chanceOn } from './chance.ts';
import { type Correction, type CorrectionNode } from './correction.ts';
import { gainOf } from './gain.ts';
import { outlookOf, tasksOf, type Outlook, type Rules } from './outlook.ts';
import { questionOn, type Question } from './question.ts';
import { studyAhead } from './study-ahead.ts';
import type { ExamItem } from './types.ts';

/** Of larger pools a sample is forecast. */
const mostItems = 400;
/** A pool is never sampled below this. */
const leastItems = 20;
/** What comes of studying is gone through several times where few items make it a matter of luck. */
const mostCourses = 8;
const enoughItems = 240;
/** So many cards are looked at closely for what helps most. */
const mostCandidates = 500;
/** What one session of help may take. */
const helpMs = 15 * 60_000;

/** An exam, the items it can ask, and what is known of the person. */
export interface Prospect {
  readonly items: readonly ExamItem[];
  readonly rules: Rules;
  readonly now: Moment;
  readonly examDay: number;
  readonly minutesPerDay: number;
  /** New cards a day in the ordinary order; null where the schedule heads for the exam by its plan. */
  readonly newPerDay: number | null;
  readonly parameters: Parameters;
  readonly correction: Correction;
}

/** What to study first; the most useful items first. */
export interface Advice {
  readonly minutes: number;
  /** What they bring on the day, as a share of the score. */
  readonly gain: number;
  /** Indexes of the one or two domains they go to. */
  readonly domains: readonly number[];
  readonly cardIds: readonly number[];
}

/** Where the score would lie today, on the day without further study, and with the minutes a day. */
export function forecastOf(prospect: Prospect): { today: Outlook; idle: Outlook; studied: Outlook } {
  const { rules, now, examDay, parameters, correction, minutesPerDay, newPerDay } = prospect;
  const tasks = tasksOf(prospect.items.map(asked), rules);
  const items = sampled(prospect);
  const on = (...courses: (readonly Question[])[]) => outlookOf(courses, rules, correction, tasks);
  const asIs = (day: number) => items.map((item) => questionOn(item, day, parameters));
  // What is sampled has its part of the minutes and of the new cards: the part it would need of them.
  const partOf = (of: (item: ExamItem) => number) =>
    sumOf(items, of) / Math.max(1, sumOf(prospect.items, of));
  const minutes = minutesPerDay * partOf(({ paceMs }) => paceMs);
  const time = { today: now.day, examDay, minutesToday: minutes, minutesPerDay: minutes };
  const courses = Math.min(mostCourses, Math.max(1, Math.round(enoughItems / items.length)));
  const news = newPerDay === null ? null : newPerDay * partOf(({ state }) => Number(state.phase === 'new'));
  const ahead = studyAhead(items, rules, time, news, parameters, meanNode(correction), courses);
  return { today: on(asIs(now.day)), idle: on(asIs(examDay)), studied: on(...ahead) };
}

/** What a quarter of an hour is best spent on; null if nothing that can be reviewed brings anything. */
export function adviceOf(prospect: Prospect): Advice | null {
  const { items, rules, now, examDay, parameters, correction } = prospect;
  const value = valueOfItems(items, rules, tasksOf(items.map(asked), rules));
  const node = meanNode(correction);
  const ranked = mostPromising(prospect, value)
    .map((item) => {
      const gain = gainOf(item, now, examDay, parameters, node);
      return { item, ms: gain.ms, gain: gain.chance * value(item) };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain / b.ms - a.gain / a.ms);
  let left = helpMs;
  const taken = ranked.filter(({ ms }) => {
    const fits = ms <= left;
    if (fits) left -= ms;
    return fits;
  });
  if (taken.length === 0) return null;
  return {
    minutes: Math.max(1, Math.round((helpMs - left) / 60_000)),
    gain: taken.reduce((sum, { gain }) => sum + gain, 0),
    domains: mainDomains(taken),
    cardIds: taken.flatMap(({ item }) => item.cardId ?? []),
  };
}

/** The cards that could gain most for their time if an answer were to make them certain, which tells quickly which to look at closely. */
function mostPromising(
  { items, examDay, parameters }: Prospect,
  value: (item: ExamItem) => number,
): ExamItem[] {
  const reviewable = items.filter(({ cardId }) => cardId !== null);
  if (reviewable.length <= mostCandidates) return reviewable;
  return reviewable
    .map((item) => ({
      item,
      most: ((1 - chanceOn(item, examDay, parameters)) * value(item)) / item.paceMs,
    }))
    .sort((a, b) => b.most - a.most)
    .slice(0, mostCandidates)
    .map(({ item }) => item);
}

/** What reviewing certain cards now brings on the day, in the order given; cards that the exam does not ask bring nothing. */
export function adviceOn({ items, ...rest }: Prospect, cardIds: readonly number[]): Advice {
  const { rules, now, examDay, parameters, correction } = rest;
  const value = valueOfItems(items, rules, tasksOf(items.map(asked), rules));
  const node = meanNode(correction);
  const wanted = new Set(cardIds);
  const gains = items
    .filter(({ cardId }) => cardId !== null && wanted.has(cardId))
    .map((item) => {
      const gain = gainOf(item, now, examDay, parameters, node);
      return { item, ms: gain.ms, gain: Math.max(0, gain.chance * value(item)) };
    });
  return {
    minutes: Math.max(1, Math.round(gains.reduce((sum, { ms }) => sum + ms, 0) / 60_000)),
    gain: gains.reduce((sum, { gain }) => sum + gain, 0),
    domains: mainDomains(gains),
    cardIds,
  };
}

function asked({ domain, family }: ExamItem): Pick<Question, 'domain' | 'kind'> {
  return { domain, kind: family === null ? 'card' : 'drill' };
}

/** What a right answer to an item is worth: the share of all points it has on average over all papers. */
function valueOfItems(
  items: readonly ExamItem[],
  { domains }: Rules,
  tasks: readonly TaskCount[],
): (item: ExamItem) => number {
  const asks = (count: TaskCount | undefined) => (count?.cards ?? 0) + (count?.drills ?? 0);
  const sum = domains.reduce((total, { weight }, index) => total + (asks(tasks[index]) > 0 ? weight : 0), 0);
  const sizes = domains.map(() => ({ card: 0, drill: 0 }));
  for (const { domain, kind } of items.map(asked)) {
    const size = sizes[domain];
    if (size !== undefined) size[kind] += 1;
  }
  const values = domains.map(({ weight }, index) => {
    const count = tasks[index];
    const size = sizes[index];
    const perTask = weight / sum / Math.max(1, asks(count));
    const each = (asksOfKind: number, of: number) => (of === 0 ? 0 : (perTask * asksOfKind) / of);
    return {
      card: each(count?.cards ?? 0, size?.card ?? 0),
      drill: each(count?.drills ?? 0, size?.drill ?? 0),
    };
  });
  return (item) => values[item.domain]?.[asked(item).kind] ?? 0;
}

/** The correction as one node: the mean of all. */
export function meanNode({ nodes }: Correction): CorrectionNode {
  const mean = (of: (node: CorrectionNode) => number) =>
    nodes.reduce((sum, node) => sum + node.weight * of(node), 0);
  return {
    weight: 1,
    slope: mean(({ slope }) => slope),
    card: mean(({ card }) => card),
    drill: mean(({ drill }) => drill),
  };
}

/** The domain with most of the gain, and a second one if it has a third of it. */
function mainDomains(taken: readonly { readonly item: ExamItem; readonly gain: number }[]): number[] {
  const sum = taken.reduce((total, { gain }) => total + gain, 0);
  const shares = [...Map.groupBy(taken, ({ item }) => item.domain)]
    .map(([domain, of]) => ({ domain, share: of.reduce((total, { gain }) => total + gain, 0) / sum }))
    .sort((a, b) => b.share - a.share);
  return shares
    .filter(({ share }, index) => index === 0 || (index === 1 && share >= 1 / 3))
    .map(({ domain }) => domain);
}

/** The items in their order, of too many a sample: of every pool its share, evenly from the weakest to what is known best. */
function sampled({ items, examDay, parameters }: Prospect): readonly ExamItem[] {
  if (items.length <= mostItems) return items;
  const pools = Map.groupBy(items, ({ domain, family }) => `${domain} ${family === null}`);
  const taken = [...pools.values()].flatMap((pool) => {
    const count = Math.min(
      pool.length,
      Math.max(leastItems, Math.round((pool.length * mostItems) / items.length)),
    );
    const ranked = pool
      .map((item) => ({ item, chance: chanceOn(item, examDay, parameters) }))
      .sort((a, b) => a.chance - b.chance);
    return Array.from({ length: count }, (_, index) =>
      Math.floor(((index + 0.5) * pool.length) / count),
    ).flatMap((place) => ranked[place]?.item ?? []);
  });
  // The ordinary order takes new items as they come.
  const isTaken = new Set(taken);
  return items.filter((item) => isTaken.has(item));
}

function sumOf(items: readonly ExamItem[], of: (item: ExamItem) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
