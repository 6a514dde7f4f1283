import type { Help } from '../../contract/exam.ts';
import type { Collection } from '../collection.ts';
import type { PaperRecord } from '../tables/papers.ts';
import { examItems } from './exam-items.ts';
import { examOf } from './paper-json.ts';
import { weakCards } from './weak-cards.ts';

/** A review is taken to need as long as this where the exam does not ask the card any more. */
const usualPaceMs = 30_000;
const mostTitles = 3;

/** What to study after a paper: its cards without all points; null if none of them can be reviewed. */
export function nextAfter(collection: Collection, paper: PaperRecord): Help | null {
  const weak = weakCards(collection, paper);
  if (weak.length === 0) return null;
  const { domains } = examOf(paper);
  const paces = new Map(examItems(collection, domains).map(({ cardId, paceMs }) => [cardId, paceMs]));
  const lost = domains.map(({ name }, index) => ({
    name,
    lost: sumOf(weak.filter(({ domain }) => domain === index).map((card) => card.lost)),
  }));
  return {
    minutes: Math.max(
      1,
      Math.round(sumOf(weak.map(({ cardId }) => paces.get(cardId) ?? usualPaceMs)) / 60_000),
    ),
    gain: sumOf(weak.map((card) => card.lost)),
    domains: lost
      .filter((domain) => domain.lost > 0)
      .sort((a, b) => b.lost - a.lost)
      .slice(0, 2)
      .map(({ name }) => name),
    titles: [...new Set(weak.map(({ title }) => title))].slice(0, mostTitles),
    cardIds: weak.map(({ cardId }) => cardId),
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
