import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandHost } from '../../../../src/core/net/command/host.ts';

const folder = join(import.meta.dirname, '../../../fixtures/commands');

/** Reads a file of recorded commands, one JSON object a line. */
export function readRecorded<Case>(file: string): Case[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}

const hosts = JSON.parse(readFileSync(join(folder, 'hosts.json'), 'utf8')) as Record<string, CommandHost>;

/** The host on which commands were recorded. */
export function recordedHost(name: string): CommandHost {
  const host = hosts[name];
  if (host === undefined) throw new Error(`No host ${name}`);
  return host;
}
