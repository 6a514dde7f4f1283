import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Connection } from '../../src/contract/client.ts';
import type { Reply } from '../../src/contract/errors.ts';
import { root } from './temporary.ts';

/** The built browser host in a process of its own. */
export interface HostProcess {
  /** Address of the page, token included. */
  readonly url: string;
  readonly connection: Connection;
  /** Ends it as an operating system would, and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<void>;
}

/** Starts the browser host on a data folder; rejects with what it printed if it does not open. */
export async function startHostProcess(dataDir: string, args: readonly string[] = []): Promise<HostProcess> {
  const entry = join(root, 'out', 'main', 'loopback.js');
  const child = spawn(process.execPath, [entry, '--no-open', `--data=${dataDir}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await addressOf(child);
  return {
    url,
    connection: { invoke: (method, input) => call(url, method, input), onEvent: () => () => undefined },
    async stop(signal) {
      child.kill(signal);
      await exited;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const hear = (part: Buffer) => {
      printed += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(printed)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${printed}`)));
  });
}

async function call(url: string, method: string, input: unknown): Promise<Reply> {
  const { origin, hash } = new URL(url);
  const response = await fetch(`${origin}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hash.slice('#token='.length)}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return (await response.json()) as Reply;
}
