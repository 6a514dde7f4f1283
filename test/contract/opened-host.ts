import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createClient, type Client, type Connection } from '../../src/contract/client.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { OpenHost } from './hosts.ts';

/** A host of a suite, open while a test runs. */
export interface OpenedHost {
  readonly client: Client;
  readonly connection: Connection;
  /** Of the test, with the collection in `data`. */
  readonly folder: string;
  /** Closes it, and opens it again on the same collection. */
  reopen(): Promise<void>;
}

/** Opens a host for each test of a suite, on a collection of its own. */
export function openForEach(open: (dataDir: string) => Promise<OpenHost>): OpenedHost {
  let folder: ReturnType<typeof temporaryFolder>;
  let host: OpenHost;
  const openIt = async () => {
    host = await open(join(folder.path, 'data'));
  };
  beforeEach(async () => {
    folder = temporaryFolder();
    await openIt();
  });
  afterEach(async () => {
    await host.close();
    folder.remove();
  });
  return {
    get client() {
      return createClient(host.connection);
    },
    get connection() {
      return host.connection;
    },
    get folder() {
      return folder.path;
    },
    async reopen() {
      await host.close();
      await openIt();
    },
  };
}
