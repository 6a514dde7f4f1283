import { existsSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { ImportPlan } from '../../contract/import.ts';
import type { Source } from '../../contract/source.ts';
import { isSafe } from './safe-plan.ts';

/** A folder or file whose changes are followed. */
export interface WatchedSource {
  readonly sourceId: number;
  /** Full path. */
  readonly location: string;
  /** Whether what waits is only told, or taken over by itself where that is safe. */
  readonly watch: 'ask' | 'auto';
}

/** What changed in a source and has not been taken over yet. */
type Waiting = NonNullable<Source['waiting']>;

/** What watching needs from the backend. */
export interface WatchSetup {
  /** The sources to watch, as they are now. */
  sources(): readonly WatchedSource[];
  /** Says what an import of the source would do; changes nothing. */
  preview(sourceId: number): Promise<ImportPlan>;
  /** Carries exactly that plan out; rejects if the notes have become others since. */
  apply(sourceId: number, fingerprint: string): Promise<ImportPlan>;
  /** Called when what waits has changed. */
  changed(): void;
  now(): number;
  /** How long a folder must be quiet before it is looked at. */
  readonly settleMs: number;
  /** How often it is looked whether a source that was gone is back. */
  readonly retryMs: number;
}

/** Follows the sources the person wants watched. */
export interface SourceWatching {
  /** What waits in a source; null if nothing does. */
  waiting(sourceId: number): Waiting | null;
  /** Takes over which sources are to be watched, and looks at those that are new here. */
  refresh(): void;
  /** Looks at every source again, as after an import. */
  lookAgain(): void;
  close(): Promise<void>;
}

/** A watched source with what is known of it. */
interface Watch {
  source: WatchedSource;
  watcher: FSWatcher | null;
  timer: NodeJS.Timeout | null;
  waiting: Waiting | null;
  isLooking: boolean;
  /** Whether something changed while it was being looked at. */
  isStale: boolean;
}

/** Starts watching; a source that is not there (an unplugged disk) is left alone until it is back. */
export function watchSources(setup: WatchSetup): SourceWatching {
  const watches = new Map<number, Watch>();
  let isClosed = false;

  const settle = (state: Watch) => {
    if (state.timer !== null) clearTimeout(state.timer);
    state.timer = setTimeout(() => void look(state), setup.settleMs);
    state.timer.unref();
  };

  const look = async (state: Watch): Promise<void> => {
    state.timer = null;
    if (isClosed || !existsSync(state.source.location)) return;
    if (state.isLooking) {
      state.isStale = true;
      return;
    }
    state.isLooking = true;
    try {
      setWaiting(state, await takeSafe(setup, state.source));
    } catch {
      // Whatever is wrong with the folder is told when the person looks at it; watching goes on.
    } finally {
      state.isLooking = false;
    }
    if (state.isStale) {
      state.isStale = false;
      settle(state);
    }
  };

  const setWaiting = (state: Watch, plan: ImportPlan | null) => {
    const waiting = plan === null ? null : waitingIn(plan, setup.now());
    const isSame =
      JSON.stringify([waiting?.counts, waiting?.questions]) ===
      JSON.stringify([state.waiting?.counts, state.waiting?.questions]);
    if (isSame) return;
    state.waiting = waiting;
    if (!isClosed) setup.changed();
  };

  const begin = (state: Watch) => {
    if (!existsSync(state.source.location)) return;
    const { location } = state.source;
    state.watcher = watch(location, { ignoreInitial: true, ignored: (path) => isPassedOver(location, path) });
    state.watcher.on('all', () => settle(state));
    // A folder that cannot be watched any more is tried again with the next refresh.
    state.watcher.on('error', () => void end(state));
    settle(state);
  };

  const end = async (state: Watch): Promise<void> => {
    if (state.timer !== null) clearTimeout(state.timer);
    const { watcher } = state;
    state.watcher = null;
    await watcher?.close();
  };

  const refresh = () => {
    if (isClosed) return;
    const wanted = new Map(setup.sources().map((source) => [source.sourceId, source]));
    for (const [id, state] of watches) {
      if (wanted.has(id)) continue;
      watches.delete(id);
      void end(state);
    }
    for (const [id, source] of wanted) {
      const known = watches.get(id);
      const state = known ?? {
        source,
        watcher: null,
        timer: null,
        waiting: null,
        isLooking: false,
        isStale: false,
      };
      const isOther = known?.source.watch !== source.watch;
      state.source = source;
      watches.set(id, state);
      if (state.watcher !== null && !existsSync(source.location)) void end(state);
      else if (state.watcher === null) begin(state);
      else if (isOther) settle(state);
    }
  };

  const retry = setInterval(refresh, setup.retryMs);
  retry.unref();
  refresh();

  return {
    waiting: (sourceId) => watches.get(sourceId)?.waiting ?? null,
    refresh,
    lookAgain() {
      refresh();
      for (const state of watches.values()) settle(state);
    },
    async close() {
      isClosed = true;
      clearInterval(retry);
      await Promise.all([...watches.values()].map(end));
    },
  };
}

/** Takes over what is safe where the person wants that; gives what is left to be seen. */
async function takeSafe(setup: WatchSetup, { sourceId, watch: mode }: WatchedSource): Promise<ImportPlan> {
  const plan = await setup.preview(sourceId);
  if (mode !== 'auto' || changesIn(plan) === 0 || !isSafe(plan)) return plan;
  await setup.apply(sourceId, plan.fingerprint);
  return setup.preview(sourceId);
}

function waitingIn(plan: ImportPlan, at: number): Waiting | null {
  const questions = plan.questions.filter(({ answer }) => answer === null).length;
  return changesIn(plan) + questions === 0 ? null : { counts: plan.counts, questions, at };
}

function changesIn({ counts }: ImportPlan): number {
  return counts.new + counts.changed + counts.moved + counts.split + counts.merged + counts.gone;
}

/** Hidden files and folders hold no notes, nor do packages. */
function isPassedOver(root: string, path: string): boolean {
  const inside = relative(root, path);
  if (inside === '') return false;
  return inside.split(sep).some((name) => name.startsWith('.') || name === 'node_modules') || isPart(path);
}

/** What editors leave beside a file while they save it. */
function isPart(path: string): boolean {
  return /~$|\.(?:tmp|swp|part|crdownload)$/i.test(basename(path));
}
