import { join, resolve } from 'node:path';
import openInBrowser from 'open';
import { AppError } from '../contract/errors.ts';
import { parseBrowserHostOptions } from './browser-options.ts';
import { ArgumentError } from '../backend/host-options.ts';
import { startBrowserHost } from './host.ts';

const outDir = resolve(import.meta.dirname, '..');

try {
  const options = parseBrowserHostOptions(process.argv.slice(2));
  const host = await startBrowserHost(options, {
    decksDir: resolve(outDir, '..', 'decks'),
    workerPath: join(outDir, 'main', 'worker.js'),
    rendererDir: join(outDir, 'renderer'),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void host.stop().finally(() => process.exit()));
  console.log(`Nexthop is open at ${host.url}`);
  if (options.opensBrowser) await openPage(host.url);
} catch (error) {
  const isExpected = error instanceof AppError || error instanceof ArgumentError;
  console.error(isExpected ? error.message : error);
  process.exit(error instanceof ArgumentError ? 2 : 1);
}

/** A machine without a browser still has the printed address, so a failure here is none. */
async function openPage(url: string): Promise<void> {
  try {
    const child = await openInBrowser(url);
    child.on('error', () => undefined);
  } catch {
    return;
  }
}
