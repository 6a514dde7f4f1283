import { join } from 'node:path';
import { createBackend } from '../backend/backend.ts';
import { createClock } from '../backend/clock.ts';
import { defaultDataDir } from '../backend/data-dir.ts';
import { ArgumentError } from '../backend/host-options.ts';
import { toWireError } from '../backend/wire-error.ts';
import { createClient, type Client } from '../contract/client.ts';
import type { CheckReport } from '../contract/collection.ts';
import { callMethod } from './call-method.ts';
import { exportNotes } from './export-notes.ts';
import { importNotes } from './import-notes.ts';
import { parseCommandLine, usage, type CommandLine } from './command-line.ts';

/** Runs one command to its end and gives the exit code: 0 done, 1 failed, 2 not understood. */
export async function runCommand(args: readonly string[]): Promise<number> {
  let line: CommandLine;
  try {
    line = parseCommandLine(args);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (line.command === 'help') {
    console.log(usage);
    return 0;
  }
  return withCollection(line);
}

async function withCollection(line: Exclude<CommandLine, { command: 'help' }>): Promise<number> {
  try {
    const backend = createBackend({
      dataDir: line.options.dataDir ?? defaultDataDir(),
      decksDir: join(import.meta.dirname, '..', '..', 'decks'),
      clock: createClock(line.options.now, true),
      seed: line.options.seed,
    });
    try {
      return await carryOut(line, createClient(backend));
    } finally {
      await backend.close();
    }
  } catch (error) {
    const wire = toWireError(error);
    console.error(line.command === 'call' ? JSON.stringify(wire) : wire.message);
    return 1;
  }
}

async function carryOut(line: Exclude<CommandLine, { command: 'help' }>, client: Client): Promise<number> {
  switch (line.command) {
    case 'call':
      console.log(JSON.stringify(await callMethod(client, line.method, line.json)));
      return 0;
    case 'import':
      return importNotes(client, line);
    case 'export':
      return exportNotes(client, line);
    case 'check':
      return check(client);
  }
}

async function check(client: Client): Promise<number> {
  const report = await client.job<CheckReport>(client.call('collection.check'));
  if (report.isSound) {
    console.log(`All is well: ${report.cards} cards agree with their ${report.reviews} reviews.`);
    return 0;
  }
  console.error(report.findings.join('\n'));
  return 1;
}
