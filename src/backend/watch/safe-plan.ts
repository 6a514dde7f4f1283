import type { ImportPlan } from '../../contract/import.ts';

/**
 * Whether a plan can be carried out without asking: it adds, moves and rewords cards that are written as cards, and nothing is
 * gone, split, merged, proposed or in question.
 */
export function isSafe({ counts, questions, cards }: ImportPlan): boolean {
  if (questions.length > 0 || counts.gone > 0 || counts.split > 0 || counts.merged > 0) return false;
  return cards.every(({ change, rule }) => change !== 'new' || rule === null);
}
