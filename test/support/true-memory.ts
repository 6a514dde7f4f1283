import { hashFraction } from '../../src/core/schedule/hash.ts';
import { nextMemory, type Memory } from '../../src/core/schedule/memory.ts';
import { defaultParameters } from '../../src/core/schedule/parameters.ts';
import { algorithm } from '../../src/core/schedule/algorithm.ts';
import type { Grade } from '../../src/core/schedule/types.ts';

/** A simulated person whose memory is not what the scheduler takes it for; a function of its seed and what it was asked. */
export interface Learner {
  /** A quarter forgets by a power law with item difficulty, the others by FSRS with parameters of their own. */
  readonly law: 'fsrs' | 'power law';
  /** True chance, from 0 to 1, that an item (any whole number) is answered right on a day; `harder` counts levels above what it was practised at. */
  chance(item: number, day: number, harder?: number): number;
  /** Asks an item, which changes how well it is remembered, and gives the grade: 1 if it was not recalled. */
  answer(item: number, day: number): Grade;
}

/** How what was learned fades and grows; `null` stands for an item never asked. */
interface Law<State> {
  /** From the days since the last review. */
  recall(state: State, days: number): number;
  review(state: State | null, days: number, grade: Grade, item: number): State;
}

interface Trace<State> {
  readonly state: State;
  readonly day: number;
  readonly reviews: number;
}

const sameDayChance = 0.93;

/** Purposes that chance is drawn for, so that no two draws of a learner hang together. */
const purpose = {
  weight: 1,
  law: 2,
  slip: 3,
  form: 4,
  item: 5,
  first: 6,
  recall: 7,
  ease: 8,
  level: 9,
  unseen: 10,
};

/** Makes the learner of a seed. Two made alike have the same luck at the nth question about an item, whatever was asked between. */
export function makeLearner(seed: number): Learner {
  return hashFraction(seed, purpose.law) < 0.25
    ? learnerBy('power law', powerLaw(seed), seed)
    : learnerBy('fsrs', fsrsLaw(seed), seed);
}

function learnerBy<State>(law: Learner['law'], { recall, review }: Law<State>, seed: number): Learner {
  const traces = new Map<number, Trace<State>>();
  const slip = 0.06 * hashFraction(seed, purpose.slip);
  const perLevel = 0.35 * Math.exp(0.4 * gauss(seed, purpose.level));
  const chance = (item: number, day: number, harder = 0): number => {
    const trace = traces.get(item);
    if (trace === undefined) return 0.25 * hashFraction(seed, purpose.unseen, item) ** 1.5;
    const days = day - trace.day;
    const known = days <= 0 ? sameDayChance : recall(trace.state, days);
    const form = 0.3 * gauss(seed, purpose.form, day);
    return (1 - slip) * logistic(logOdds(known) + form - harder * perLevel);
  };
  return {
    law,
    chance,
    answer(item, day) {
      const trace = traces.get(item);
      const reviews = trace?.reviews ?? 0;
      const draw = hashFraction(seed, purpose.recall, item, reviews);
      const ease = hashFraction(seed, purpose.ease, item, reviews);
      const grade =
        trace === undefined ? firstGrade(seed, item) : draw >= chance(item, day) ? 1 : gradeOfEase(ease);
      const days = trace === undefined ? 0 : Math.max(0, day - trace.day);
      traces.set(item, {
        state: review(trace?.state ?? null, days, grade, item),
        day,
        reviews: reviews + 1,
      });
      return grade;
    },
  };
}

/** FSRS-6 with each weight drawn anew around the published one, and every item holding longer or shorter than it says. */
function fsrsLaw(seed: number): Law<Memory & { readonly hold: number }> {
  const weights = defaultParameters.weights.map((weight, index) => {
    const spread = index < 4 ? 0.5 : index === 20 ? 0.25 : 0.2;
    return weight * Math.exp(spread * gauss(seed, purpose.weight, index));
  });
  const parameters = { ...defaultParameters, weights };
  const formulas = algorithm(parameters);
  return {
    recall: ({ stability, hold }, days) => formulas.forgetting_curve(days, stability * hold),
    review: (state, days, grade, item) => ({
      ...nextMemory(state, days, grade, parameters),
      hold: state?.hold ?? Math.exp(0.4 * gauss(seed, purpose.item, item)),
    }),
  };
}

/** Recall falls as (1 + days)^(-rate): the rate is the item's difficulty over a strength that recalls against the odds raise most. */
function powerLaw(seed: number): Law<{ readonly rate: number; readonly strength: number }> {
  const pace = 0.28 * Math.exp(0.3 * gauss(seed, purpose.weight, 0));
  const growth = 6 * Math.exp(0.3 * gauss(seed, purpose.weight, 1));
  const kept = 0.7 + 0.3 * hashFraction(seed, purpose.weight, 2);
  const recall = (rate: number, strength: number, days: number) => (1 + days) ** (-rate / strength);
  return {
    recall: ({ rate, strength }, days) => recall(rate, strength, days),
    review(state, days, grade, item) {
      if (state === null) {
        const rate = pace * Math.exp(0.5 * gauss(seed, purpose.item, item));
        return { rate, strength: grade === 1 ? 0.7 : 0.7 + 0.2 * grade };
      }
      const { rate, strength } = state;
      if (days === 0) return { rate, strength: grade === 1 ? strength : strength + 0.05 };
      if (grade === 1) return { rate, strength: Math.max(0.7, strength * kept) };
      const effort = 1 - recall(rate, strength, days);
      return { rate, strength: strength + growth * effort * (grade === 2 ? 0.7 : grade === 4 ? 1.2 : 1) };
    },
  };
}

function firstGrade(seed: number, item: number): Grade {
  const draw = hashFraction(seed, purpose.first, item);
  return draw < 0.35 ? 1 : draw < 0.5 ? 2 : draw < 0.92 ? 3 : 4;
}

function gradeOfEase(draw: number): Grade {
  return draw < 0.12 ? 2 : draw < 0.92 ? 3 : 4;
}

/** A draw of the standard normal distribution, by Box and Muller. */
function gauss(...key: readonly number[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - hashFraction(...key, 101)));
  return radius * Math.cos(2 * Math.PI * hashFraction(...key, 202));
}

function logOdds(chance: number): number {
  const within = Math.min(0.999, Math.max(0.001, chance));
  return Math.log(within / (1 - within));
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
