import { lockDataDir } from './data-lock.ts';
import { startBackend, type Backend } from './start.ts';
import { AppError } from '../contract/errors.ts';
import type { HostOptions } from './host-options.ts';

/** Where the parts of the app lie that the backend needs. */
export interface BackendFiles {
  /** Folder of the bundled decks. */
  readonly decksDir: string;
  readonly workerPath: string;
}

/** A collection that this process alone has open. */
export interface OpenCollection {
  readonly backend: Backend;
  /** Stops the backend, then lets go of the data folder; once, however often it is called. */
  close(): Promise<void>;
}

/** Takes the data folder and starts the backend on it; rejects with an AppError (`in-use`, `damaged` …) and holds nothing then. */
export async function openCollection(
  dataDir: string,
  { now, seed }: HostOptions,
  { decksDir, workerPath }: BackendFiles,
): Promise<OpenCollection> {
  const lock = lockDataDir(dataDir);
  if (lock === null)
    throw new AppError(
      'in-use',
      `The collection in ${dataDir} is open in another Nexthop; close that one first.`,
    );
  try {
    const backend = await startBackend({ dataDir, decksDir, workerPath, now, seed, isClockFrozen: false });
    let closed: Promise<void> | null = null;
    return { backend, close: () => (closed ??= backend.stop().finally(() => lock.release())) };
  } catch (error) {
    lock.release();
    throw error;
  }
}
