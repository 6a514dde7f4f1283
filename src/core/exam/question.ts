import { recall } from '../schedule/recall.ts';
import type { Parameters } from '../schedule/types.ts';
import { unseenChance } from './chance.ts';
import { correctedAt, type Correction, type CorrectionNode } from './correction.ts';
import { levelsAbove } from './exam-level.ts';
import type { Evidence, ExamItem } from './types.ts';

/** An item as a paper asks it on some day. */
export interface Question extends Pick<Evidence, 'kind' | 'levelsAbove'> {
  /** Index of its domain. */
  readonly domain: number;
  /** Retrievability by FSRS, not yet corrected, from 0 to 1; or the chance of what was never answered. */
  readonly chance: number;
  /** Whether it was ever answered: what FSRS does not speak of is not corrected. */
  readonly isLearned: boolean;
}

/** An item as it is asked on a study day. */
export function questionOn(item: ExamItem, day: number, parameters: Parameters): Question {
  const kind = item.family === null ? 'card' : 'drill';
  const retrievability = recall(item.state, day, parameters);
  return {
    domain: item.domain,
    kind,
    chance: retrievability ?? unseenChance[kind],
    levelsAbove: levelsAbove(item.level),
    isLearned: retrievability !== null,
  };
}

/** The chance of a right answer that a node says. */
export function chanceAt(node: CorrectionNode, question: Omit<Question, 'domain'>): number {
  return question.isLearned ? correctedAt(node, question) : question.chance;
}

/** The chance of a right answer that the evidence says: the mean over all nodes. */
export function chanceBy({ nodes }: Correction, question: Omit<Question, 'domain'>): number {
  return nodes.reduce((sum, node) => sum + node.weight * chanceAt(node, question), 0);
}
