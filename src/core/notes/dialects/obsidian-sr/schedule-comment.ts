import type { FoundSchedule } from '../../types.ts';

/** The comments `<!--SR:…-->` in which the plugin keeps the schedules of a card and its siblings. */
export const scheduleComment = /<!--SR:([^>]{0,4000}?)-->/g;

/** Due on this day, a sibling has not been reviewed yet. */
const neverReviewed = '2000-01-01';

/**
 * The schedules in the inside of a comment such as `!2024-08-16,51,230!2024-05-25,4,270`, in the order of the siblings;
 * null for a sibling that was not reviewed yet. `ordinals` are those of the note's cards.
 */
export function schedulesIn(inside: string, ordinals: readonly number[]): FoundSchedule[] {
  const entries = inside.split('!').filter((entry) => entry.trim() !== '');
  return ordinals.flatMap((ordinal, index) => {
    const schedule = scheduleOf((entries[index] ?? '').trim(), ordinal);
    return schedule ? [schedule] : [];
  });
}

/** How many siblings a comment has schedules for. */
export function siblingsIn(inside: string): number {
  return inside.split('!').filter((entry) => entry.trim() !== '').length;
}

/** The id that newer versions of the plugin write into the comment; null if there is none. */
export function idIn(inside: string): string | null {
  return /(?:^|,)id=([\w-]{1,64})(?=,|!|$)/.exec(inside)?.[1] ?? null;
}

function scheduleOf(entry: string, ordinal: number): FoundSchedule | null {
  const fields = entry.split(',').map((field) => field.trim());
  const original = `<!--SR:!${entry}-->`;
  if (fields[0] === 'fsrs') return fsrsSchedule(fields.slice(1), ordinal, original);
  const [due = '', interval, ease] = fields;
  if (entry === '' || due === neverReviewed) return null;
  const percent = number(ease);
  return {
    ...empty,
    ordinal,
    original,
    dueOn: date(due),
    intervalDays: number(interval),
    ease: percent === null ? null : percent / 100,
  };
}

function fsrsSchedule(fields: readonly string[], ordinal: number, original: string): FoundSchedule | null {
  const [due = '', interval, stability, difficulty, state, reps, lapses, , last = ''] = fields;
  if (state === '0' || last === '-') return null;
  return {
    ...empty,
    ordinal,
    original,
    dueOn: date(due),
    lastReviewedOn: date(last),
    intervalDays: number(interval),
    stability: number(stability),
    difficulty: number(difficulty),
    reps: number(reps),
    lapses: number(lapses),
  };
}

const empty = {
  dueOn: null,
  lastReviewedOn: null,
  intervalDays: null,
  ease: null,
  stability: null,
  difficulty: null,
  reps: null,
  lapses: null,
};

/** The date of an instant such as `2024-01-01T10:00:00Z`, as it is written; null for a dash. */
function date(field: string): string | null {
  return field === '' || field === '-' ? null : field.slice(0, 10);
}

function number(field: string | undefined): number | null {
  return field === undefined || field === '' || field === '-' ? null : Number(field);
}
