import { inputs, type Api, type Method } from '../contract/api.ts';
import { createClient, type Connection } from '../contract/client.ts';
import { AppError, type Reply } from '../contract/errors.ts';
import type { Changed, NexthopEvent } from '../contract/events.ts';
import type { Source } from '../contract/source.ts';
import type { Clock } from './clock.ts';
import { openCollection, type Collection } from './collection.ts';
import { installBundledDecks } from './jobs/import-notes.ts';
import { jobsInThread, type Jobs } from './jobs/jobs.ts';
import { cardService } from './services/card-service.ts';
import { collectionService } from './services/collection-service.ts';
import { deckService } from './services/deck-service.ts';
import { drillService } from './services/drill-service.ts';
import { planService } from './services/exam-plan.ts';
import { examService } from './services/exam-service.ts';
import { importService } from './services/import-service.ts';
import { paperService } from './services/paper-service.ts';
import { reviewService } from './services/review-service.ts';
import { sourceService } from './services/source-service.ts';
import { watchCollection } from './watch/watch-collection.ts';
import type { SourceWatching } from './watch/watch-sources.ts';
import { toWireError } from './wire-error.ts';

const undoKeptMs = 30 * 86_400_000;

export interface BackendSetup {
  readonly dataDir: string;
  /** Folder of the bundled decks. */
  readonly decksDir: string;
  readonly clock: Clock;
  readonly seed: number | null;
  /** Where long work is done; in this thread if left out. */
  readonly makeJobs?: (emit: (event: NexthopEvent) => void) => Jobs;
  /** Whether folders of notes are followed while it runs; a script that ends at once does not. */
  readonly watches?: boolean;
}

/** A running backend in this thread. */
export interface ThreadBackend extends Connection {
  /** Does what can wait until nothing else is going on. */
  whenIdle(): void;
  close(): Promise<void>;
}

/** Opens the collection and joins the services to the whole Api. Throws AppError `damaged`. */
export function createBackend(setup: BackendSetup): ThreadBackend {
  const collection = openCollection(setup.dataDir, setup.clock, setup.seed);
  installBundledDecks(collection, setup.decksDir);
  collection.transact(() => {
    if (collection.notes.refreshDrillNeeds()) collection.heldCards.refreshAll();
  });
  collection.undoEntries.prune(collection.now().at - undoKeptMs);
  const listeners = new Set<(event: NexthopEvent) => void>();
  const emit = (event: NexthopEvent) => listeners.forEach((listener) => listener(event));
  const jobs = setup.makeJobs?.(emit) ?? jobsInThread(collection, emit);
  let watching: SourceWatching | null = null;
  const dispatch = new Map(
    Object.entries(join(collection, jobs, emit, (sourceId) => watching?.waiting(sourceId) ?? null)),
  );
  const watcher = new ChangeWatcher(collection, emit);

  const backend: ThreadBackend = {
    invoke: (method, input) => Promise.resolve(reply(dispatch, method, input)),
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    whenIdle() {
      watcher.look();
      collection.db.pragma('wal_checkpoint(passive)');
    },
    async close() {
      await watching?.close();
      await jobs.close();
      collection.close();
    },
  };
  if (setup.watches === true) watching = watchCollection(collection, createClient(backend), emit);
  return backend;
}

function join(
  collection: Collection,
  jobs: Jobs,
  emit: (event: NexthopEvent) => void,
  waiting: (sourceId: number) => Source['waiting'],
): Api {
  const changed =
    (...what: Changed[]) =>
    () =>
      emit({ kind: 'data.changed', what });
  const everything = changed('decks', 'cards', 'reviews', 'settings', 'sources', 'exams');
  return {
    ...collectionService(collection, jobs, (what) =>
      what === 'settings' ? changed('settings')() : everything(),
    ),
    ...deckService(collection, jobs, changed('decks')),
    ...reviewService(collection, changed('reviews')),
    ...cardService(collection, changed('cards')),
    ...drillService(collection),
    ...examService(collection, changed('exams')),
    ...planService(collection, changed('exams', 'decks', 'reviews')),
    ...paperService(collection, jobs, (...what) => changed(...what)()),
    ...importService(jobs),
    ...sourceService(collection, jobs, changed('sources'), waiting),
  };
}

/** The one place where a call is checked and a failure becomes a reply. */
function reply(dispatch: ReadonlyMap<string, unknown>, method: string, input: unknown): Reply {
  try {
    const service = dispatch.get(method);
    if (typeof service !== 'function') {
      throw new AppError(
        'unknown-method',
        `There is no method “${method}”. Known are: ${[...dispatch.keys()].sort().join(', ')}.`,
      );
    }
    const checked = inputs[method as Method].safeParse(input ?? {});
    if (!checked.success) {
      const issue = checked.error.issues[0];
      const place =
        issue === undefined || issue.path.length === 0 ? 'the input' : `“${issue.path.join('.')}”`;
      throw new AppError(
        'bad-input',
        `${method} cannot use ${place}: ${issue?.message ?? 'it is not of the right form'}.`,
      );
    }
    const value: unknown = (service as (input: unknown) => unknown)(checked.data);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
}

/** Notices what another process (a script, the command line) committed to the same collection. */
class ChangeWatcher {
  readonly #version: () => unknown;
  readonly #emit: (event: NexthopEvent) => void;
  #last: unknown;

  constructor({ db }: Collection, emit: (event: NexthopEvent) => void) {
    const statement = db.prepare<[], number>('pragma data_version').pluck();
    this.#version = () => statement.get();
    this.#emit = emit;
    this.#last = this.#version();
  }

  look(): void {
    const version = this.#version();
    if (version !== this.#last)
      this.#emit({
        kind: 'data.changed',
        what: ['decks', 'cards', 'reviews', 'settings', 'sources', 'exams'],
      });
    this.#last = version;
  }
}
