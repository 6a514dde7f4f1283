import type { PastInstance, Skill, SkillState } from '../../contract/drill.ts';
import { levelFor } from '../../core/drills/level-for.ts';
import type { Answer, DrillFamily } from '../../core/drills/types.ts';
import { recall } from '../../core/schedule/recall.ts';
import type { Collection } from '../collection.ts';
import { gradeOf, stateOf, suspended, type CardRecord } from '../tables/cards.ts';
import { pastDrills, type DrillDetail } from './show-card.ts';

/** So many of the newest answers to a skill are looked at. */
const lookedAt = 200;

/** How a person does at a family, from its card and one pass over the card's newest answers. */
export function skillOf(collection: Collection, family: DrillFamily, card: CardRecord | null): Skill {
  if (card === null) return { ...doneSoFar(family, []), state: 'absent', recall: null, dueInDays: null };
  const { day } = collection.now();
  const past = pastDrills(collection, card.id, lookedAt);
  return {
    ...doneSoFar(family, past, card.stability),
    state: skillState(card),
    recall: recall(stateOf(card), day, collection.parameters()),
    dueInDays: card.due_at !== null ? 0 : card.due_day === null ? null : card.due_day - day,
  };
}

/** A family's newest answers that were not taken back, newest first. */
export function pastInstances(
  collection: Collection,
  { id: family, misconceptions }: DrillFamily,
  card: CardRecord | null,
): PastInstance[] {
  if (card === null) return [];
  return collection.reviews.drillAnswers(card.id, lookedAt).map(({ id, grade, drill }) => {
    const detail = JSON.parse(drill) as DrillDetail;
    const { level, seed, right, misconception, suggestedGrade, answeredMs, definition } = detail;
    return {
      ...{ reviewId: id, level, seed, right, answeredMs, suggestedGrade },
      family: definition === undefined ? family : `${family}@${definition}`,
      answer: detail.answer as Answer,
      mistake: misconception === null ? null : (misconceptions[misconception] ?? null),
      grade: gradeOf(grade),
    };
  });
}

function doneSoFar(
  { misconceptions }: DrillFamily,
  past: readonly DrillDetail[],
  stabilityDays: number | null = null,
): Pick<Skill, 'level' | 'answered' | 'accuracy' | 'medianMs' | 'mistakes'> {
  const counts = Map.groupBy(past, ({ misconception }) => misconception);
  const mistakes = [...counts]
    .flatMap(([id, shown]) => {
      const title = id === null ? undefined : misconceptions[id];
      return id === null || title === undefined ? [] : [{ id, title, count: shown.length }];
    })
    .sort((a, b) => b.count - a.count || a.title.localeCompare(b.title));
  return {
    level: levelFor(stabilityDays, past),
    answered: past.length,
    accuracy: past.length === 0 ? null : past.filter(({ right }) => right).length / past.length,
    medianMs: median(past.map(({ answeredMs }) => answeredMs)),
    mistakes,
  };
}

function skillState({ suspended: why, phase, held }: CardRecord): SkillState {
  if (why !== suspended.no) return 'suspended';
  if (phase === 0) return held === 1 ? 'waiting' : 'new';
  return phase === 2 ? 'review' : 'learning';
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
