import type { ApiOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { checkAnswer } from '../../core/drills/check-answer.ts';
import { suggestGrade } from '../../core/drills/suggest-grade.ts';
import type { DrillFamily } from '../../core/drills/types.ts';
import type { Collection } from '../collection.ts';
import { suspended, type CardRecord } from '../tables/cards.ts';
import { allFamilies, familyOf } from './drill-families.ts';
import { pastInstances, skillOf } from './drill-statistics.ts';
import { paceOf, pastDrills } from './show-card.ts';

/** Drill families, and instances outside a review. */
export function drillService(collection: Collection): ApiOf<'drill'> {
  const cardOf = (family: string): CardRecord | null => {
    const note = collection.notes.drill(family.split('@')[0] ?? family);
    const card = note === undefined ? undefined : collection.cards.ofNote(note.id)[0];
    return card === undefined || card.suspended === suspended.deleted ? null : card;
  };
  return {
    'drill.families': () =>
      allFamilies(collection).map((family) => {
        const { id, title, topic, needs, levels, misconceptions } = family;
        const card = cardOf(id);
        const known = { id, title, topic, needs, levels, misconceptions };
        return { ...known, cardId: card?.id ?? null, skill: skillOf(collection, family, card) };
      }),
    'drill.past': ({ family }) =>
      pastInstances(collection, requireFamily(collection, family), cardOf(family)),
    'drill.make': ({ family, level, seed }) => requireFamily(collection, family).make(level, seed),
    'drill.check'({ family: id, level, seed, answer, isCorrection, tookMs }) {
      const family = requireFamily(collection, id);
      const verdict = checkAnswer(family, family.make(level, seed), answer, isCorrection);
      const card = cardOf(id);
      const paceMs = card === null ? null : paceOf(pastDrills(collection, card.id), level);
      return { ...verdict, suggestedGrade: suggestGrade(verdict.right, tookMs, paceMs) };
    },
  } satisfies ApiOf<'drill'>;
}

function requireFamily(collection: Collection, id: string): DrillFamily {
  const family = familyOf(collection, id);
  if (family === null)
    throw new AppError(
      'not-found',
      `There is no drill family “${id}”. Known are: ${allFamilies(collection)
        .map((known) => known.id)
        .join(', ')}.`,
    );
  return family;
}
