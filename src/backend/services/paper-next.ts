import type { Help } from '../../contract/exam.ts';
import { chanceOn } from '../../core/exam/chance.ts';
import type { Collection } from '../collection.ts';
import { suspended } from '../tables/cards.ts';
import type { PaperRecord } from '../tables/papers.ts';
import { examItems } from './exam-items.ts';
import { askedOf, examOf } from './paper-json.ts';

/** A card that did not get all points, and what it lost. */
interface Weak {
  readonly cardId: number;
  readonly title: string;
  readonly domain: number;
  /** Share of the paper's points. */
  readonly lost: number;
  readonly chance: number;
  readonly paceMs: number;
}

/** A review is taken to need as long as this where the exam does not ask the card any more. */
const usualPaceMs = 30_000;
const mostTitles = 3;

/** What to study after a paper: its cards without all points; null if none of them can be reviewed. */
export function nextAfter(collection: Collection, paper: PaperRecord): Help | null {
  const weak = weakCards(collection, paper);
  if (weak.length === 0) return null;
  const { domains } = examOf(paper);
  const lost = domains.map(({ name }, index) => ({
    name,
    lost: sumOf(weak.filter(({ domain }) => domain === index).map((card) => card.lost)),
  }));
  return {
    minutes: Math.max(1, Math.round(sumOf(weak.map(({ paceMs }) => paceMs)) / 60_000)),
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

/** The cards of a paper that are there and did not get all points, the weakest first. */
export function weakCards(collection: Collection, paper: PaperRecord): Weak[] {
  const tasks = collection.papers.tasks(paper.id);
  const { day } = collection.now();
  const all = tasks.reduce((sum, { points }) => sum + points, 0);
  const items = new Map(
    examItems(collection, examOf(paper).domains).map((item) => [item.cardId, item] as const),
  );
  const byCard = Map.groupBy(
    tasks.filter(({ credit }) => credit !== null && credit < 1),
    (task) => task.card_id,
  );
  const weak = [...byCard].flatMap(([cardId, own]) => {
    const [first] = own;
    const card = cardId === null ? undefined : collection.cards.get(cardId);
    if (first === undefined || card === undefined || card.suspended !== suspended.no) return [];
    const asked = askedOf(first);
    const item = items.get(card.id);
    const lost = own.reduce((sum, { points, credit }) => sum + points * (1 - (credit ?? 0)), 0) / all;
    return {
      cardId: card.id,
      title: asked.kind === 'drill' ? asked.title : asked.front,
      domain: first.domain,
      lost,
      chance: item === undefined ? first.chance : chanceOn(item, day, collection.parameters()),
      paceMs: item?.paceMs ?? usualPaceMs,
    };
  });
  return weak.sort((a, b) => a.chance - b.chance || b.lost - a.lost || a.cardId - b.cardId);
}
