import type { FoundSchedule } from '../types.ts';
import type { OrgSection } from './read-org.ts';

const numeric = /^-?\d+(?:\.\d+)?$/;

/** What org-drill's properties know of a card, the same for each of the note's cards; nothing for one never reviewed. */
export function foundSchedules(
  { properties, scheduledOn }: OrgSection,
  ordinals: readonly number[],
): FoundSchedule[] {
  const numberOf = (name: string) => {
    const value = properties.get(name) ?? '';
    return numeric.test(value) ? Number(value) : null;
  };
  const intervalDays = numberOf('DRILL_LAST_INTERVAL');
  const reps = numberOf('DRILL_TOTAL_REPEATS');
  const last = /\d{4}-\d{2}-\d{2}/.exec(properties.get('DRILL_LAST_REVIEWED') ?? '')?.[0] ?? null;
  if (last === null && (intervalDays === null || intervalDays <= 0) && !reps) return [];
  const original = [...properties]
    .filter(([name]) => name.startsWith('DRILL_') && name !== 'DRILL_CARD_TYPE')
    .map(([name, value]) => `:${name}: ${value}`)
    .join(' ');
  return ordinals.map((ordinal) => ({
    ordinal,
    original: scheduledOn === null ? original : `SCHEDULED: <${scheduledOn}> ${original}`,
    dueOn: scheduledOn,
    lastReviewedOn: last,
    intervalDays,
    ease: numberOf('DRILL_EASE'),
    stability: null,
    difficulty: null,
    reps,
    lapses: numberOf('DRILL_FAILURE_COUNT'),
  }));
}
