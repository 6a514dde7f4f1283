import { randomBytes } from 'node:crypto';
import { defaultDataDir } from '../backend/data-dir.ts';
import { AppError } from '../contract/errors.ts';
import type { BrowserHostOptions } from './browser-options.ts';
import { openCollection, type BackendFiles } from '../backend/open-collection.ts';
import { createServer } from './server.ts';

/** Where the parts of the built app lie. */
export interface AppFiles extends BackendFiles {
  readonly rendererDir: string;
}

/** A browser host at work. */
export interface BrowserHost {
  /** Address of the page, with the token that lets it in. */
  readonly url: string;
  /** Stops listening, then the backend, then lets go of the data folder. */
  stop(): Promise<void>;
}

/** Opens the collection and serves it; rejects with an AppError, and leaves nothing open, when the folder is in use or damaged or the port taken. */
export async function startBrowserHost(options: BrowserHostOptions, files: AppFiles): Promise<BrowserHost> {
  const collection = await openCollection(options.dataDir ?? defaultDataDir(), options, files);
  const token = randomBytes(32).toString('base64url');
  try {
    const { rendererDir } = files;
    const server = await createServer(collection.backend, { token, rendererDir, port: options.port });
    return {
      url: `http://127.0.0.1:${server.port}/#token=${token}`,
      async stop() {
        await server.close();
        await collection.close();
      },
    };
  } catch (error) {
    await collection.close();
    throw isAddressInUse(error)
      ? new AppError(
          'in-use',
          `Port ${options.port} is taken by another program; choose another with --port.`,
        )
      : error;
  }
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
