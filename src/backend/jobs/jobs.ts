import { randomUUID } from 'node:crypto';
import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { NexthopEvent } from '../../contract/events.ts';
import type { Collection } from '../collection.ts';
import { forgetDeckRecall } from '../services/deck-recall.ts';
import { toWireError } from '../wire-error.ts';
import { checkCollection } from './check-collection.ts';
import { exportCollection } from './export-collection.ts';
import { exportDeck } from './export-deck.ts';
import { exportPaper } from './export-paper.ts';
import { applyImport, previewImport } from './import-notes.ts';

/** Long work by kind, with what it needs. */
export interface JobInputs {
  readonly preview: CheckedOf<'import.preview'>;
  readonly apply: CheckedOf<'import.apply'>;
  readonly check: object;
  readonly export: CheckedOf<'collection.export'>;
  readonly exportDeck: CheckedOf<'deck.export'>;
  readonly exportPaper: CheckedOf<'paper.export'>;
}

export type JobKind = keyof JobInputs;

/** Tells how far a job is; throws AppError `cancelled` once the person has cancelled it. */
export type Report = (done: number, of: number, message: string) => void;

/** Starts long work and says at once what it is called; progress and end come as events. */
export interface Jobs {
  start<Kind extends JobKind>(kind: Kind, input: JobInputs[Kind]): string;
  /** Whether the job was still to be stopped. */
  cancel(job: string): boolean;
  /** Stops what is running; nothing is left half done. */
  close(): Promise<void>;
}

/** Carries out a job on a collection from start to end; the result, or a promise of it that needs the collection no more. */
export function runJob(collection: Collection, kind: JobKind, input: unknown, report: Report): unknown {
  switch (kind) {
    case 'preview':
      return previewImport(collection, input as JobInputs['preview'], report);
    case 'apply':
      forgetDeckRecall(collection);
      return applyImport(collection, input as JobInputs['apply'], report);
    case 'check':
      return checkCollection(collection, report);
    case 'export':
      return exportCollection(collection, input as JobInputs['export'], report);
    case 'exportDeck':
      return exportDeck(collection, input as JobInputs['exportDeck'], report);
    case 'exportPaper':
      return exportPaper(collection, input as JobInputs['exportPaper'], report);
  }
}

/** Jobs in the caller's own thread, one after the other: for scripts and tests, where nothing else goes on meanwhile. */
export function jobsInThread(collection: Collection, emit: (event: NexthopEvent) => void): Jobs {
  const waiting = new Set<string>();
  let last = Promise.resolve();
  const carryOut = async <Kind extends JobKind>(job: string, kind: Kind, input: JobInputs[Kind]) => {
    await new Promise((resolve) => setImmediate(resolve));
    if (!waiting.delete(job)) return emit({ kind: 'job.failed', job, error: toWireError(cancelled()) });
    try {
      const report: Report = (done, of, message) => emit({ kind: 'job.progress', job, done, of, message });
      emit({ kind: 'job.done', job, result: await runJob(collection, kind, input, report) });
      if (kind === 'apply') emit({ kind: 'data.changed', what: ['decks', 'cards', 'sources'] });
    } catch (error) {
      emit({ kind: 'job.failed', job, error: toWireError(error) });
    }
  };
  return {
    start(kind, input) {
      const job = randomUUID();
      waiting.add(job);
      last = last.then(() => carryOut(job, kind, input));
      return job;
    },
    cancel: (job) => waiting.delete(job),
    close() {
      waiting.clear();
      return last;
    },
  };
}

/** What a cancelled job fails with. */
export function cancelled(): AppError {
  return new AppError('cancelled', 'Cancelled; nothing was changed.');
}
