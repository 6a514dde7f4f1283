import type { ApiOf } from '../../contract/api.ts';
import type { Jobs } from '../jobs/jobs.ts';

/** Bringing notes in; the work itself is a job. */
export function importService(jobs: Jobs): ApiOf<'import'> {
  return {
    'import.preview': (input) => ({ job: jobs.start('preview', input) }),
    'import.apply': (input) => ({ job: jobs.start('apply', input) }),
  } satisfies ApiOf<'import'>;
}
