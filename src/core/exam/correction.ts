import { oddsPerLevel } from './exam-level.ts';
import { chanceOf, logOdds } from './log-odds.ts';
import { normalPoints } from './normal-points.ts';
import { inverse, lowerTriangle, plus, times, type Matrix, type Vector } from './small-matrix.ts';
import type { Evidence } from './types.ts';

/** One way FSRS may have to be corrected for a person: log-odds times the slope, plus the shift of the kind. */
export interface CorrectionNode {
  /** How likely it is; those of all nodes sum to 1. */
  readonly weight: number;
  readonly slope: number;
  readonly card: number;
  readonly drill: number;
}

/** What a person's own answers say of how far FSRS is off for them, with how sure that is. */
export interface Correction {
  readonly nodes: readonly CorrectionNode[];
  /** How many answers it rests on. */
  readonly evidence: number;
}

/**
 * What is expected before there are any answers, of shift of cards, shift of drills and slope. The slope is below 1, because
 * FSRS's weights are not the person's own and its items differ in what it does not know: it is too sure in both directions.
 */
const expected: Vector = [0, 0, 0.85];
/** How far they may lie from it: deviations of 0.6 and 0.4, cards and drills being off together in part. */
const priorCovariance: Matrix = [
  [0.36, 0.2, 0],
  [0.2, 0.36, 0],
  [0, 0, 0.16],
];
/** A good or a bad day moves everything together by a deviation of 0.3, and no evidence can tell which it will be. */
const formOfTheDay: Matrix = [
  [0.09, 0.09, 0],
  [0.09, 0.09, 0],
  [0, 0, 0],
];
/** The spread is told by so many points. */
const points = normalPoints(24);

/**
 * Fits how a person's answers differ from what FSRS expected of them: a logistic regression of the credit on FSRS's log-odds
 * with a normal prior near "FSRS is right", and the normal distribution around its best fit as the spread (Laplace's
 * approximation). Without evidence it is the prior: hardly a correction, and a wide spread.
 */
export function fitCorrection(evidence: readonly Evidence[]): Correction {
  const precision = inverse(priorCovariance);
  let best = expected;
  let covariance = priorCovariance;
  // Newton's method; what it climbs has one top, so that a few rounds reach it.
  for (let round = 0; round < 12; round += 1) {
    const { gradient, information } = likelihoodAt(best, evidence);
    const pull = times(precision, [best[0] - expected[0], best[1] - expected[1], best[2] - expected[2]]);
    covariance = inverse(plus(precision, information));
    const step = times(covariance, [gradient[0] - pull[0], gradient[1] - pull[1], gradient[2] - pull[2]]);
    best = [best[0] + step[0], best[1] + step[1], best[2] + step[2]];
    if (Math.max(...step.map(Math.abs)) < 1e-7) break;
  }
  return { nodes: nodesAround(best, plus(covariance, formOfTheDay)), evidence: evidence.length };
}

/** A chance that FSRS says, as one node corrects it; what is asked above the level reached is no error of FSRS's and comes off afterwards. */
export function correctedAt(
  node: CorrectionNode,
  { chance, kind, levelsAbove }: Pick<Evidence, 'chance' | 'kind' | 'levelsAbove'>,
): number {
  return chanceOf(node.slope * logOdds(chance) + node[kind] - oddsPerLevel * levelsAbove);
}

/**
 * What the answer after so many counts. The log has most answers on what is hard, but a paper asks everything once, so that
 * of each item the first answers count most. What counts is settled before an answer is known: to take the last ones of each
 * item would take mostly right ones, because a wrong one soon brings the next.
 */
function weightOf(answersBefore: number): number {
  return 1 / Math.cbrt(Math.max(1, answersBefore));
}

/** First and second derivatives of the log-likelihood, by shift of cards, shift of drills and slope. */
function likelihoodAt(at: Vector, evidence: readonly Evidence[]): { gradient: Vector; information: Matrix } {
  const gradient = { card: 0, drill: 0, slope: 0 };
  const spread = { card: 0, drill: 0 };
  const crossed = { card: 0, drill: 0 };
  let slopeSpread = 0;
  for (const { chance, credit, kind, levelsAbove, answersBefore } of evidence) {
    const weight = weightOf(answersBefore);
    const odds = logOdds(chance);
    const shift = at[kind === 'card' ? 0 : 1] - oddsPerLevel * levelsAbove;
    const expected = chanceOf(at[2] * odds + shift);
    const variance = weight * expected * (1 - expected);
    gradient[kind] += weight * (credit - expected);
    gradient.slope += weight * (credit - expected) * odds;
    spread[kind] += variance;
    crossed[kind] += variance * odds;
    slopeSpread += variance * odds * odds;
  }
  return {
    gradient: [gradient.card, gradient.drill, gradient.slope],
    information: [
      [spread.card, 0, crossed.card],
      [0, spread.drill, crossed.drill],
      [crossed.card, crossed.drill, slopeSpread],
    ],
  };
}

function nodesAround(centre: Vector, covariance: Matrix): CorrectionNode[] {
  const spread = lowerTriangle(covariance);
  return points.map((point) => {
    const away = times(spread, point);
    return {
      weight: 1 / points.length,
      card: centre[0] + away[0],
      drill: centre[1] + away[1],
      // What is better known may be remembered little better, but never worse.
      slope: Math.max(0.1, centre[2] + away[2]),
    };
  });
}
