import type { FoundSchedule } from '../../core/notes/types.ts';
import { stateFromSchedule, type StateFromSchedule } from '../../core/schedule/state-from-schedule.ts';
import { offsetMinutesAt } from '../clock.ts';
import type { Collection } from '../collection.ts';

/** The state a schedule found in the notes gives its card, or why it gives none. */
export function givenState(collection: Collection, found: FoundSchedule): StateFromSchedule {
  return stateFromSchedule(found, { offsetMinutesAt, rolloverHour: collection.settings().rolloverHour });
}
