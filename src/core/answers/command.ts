import type { CommandHost } from '../net/command/host.ts';
import { readCommand } from '../net/command/read-command.ts';
import { formError, read, type Reading } from './reading.ts';

/** Reads a shell command as what it does on the host. */
export function readCommandAnswer(text: string, host: CommandHost): Reading {
  const outcome = readCommand(text, host);
  if (outcome.kind === 'unreadable') return formError(outcome.problem);
  return read(outcome.effect, outcome.remarks.length === 0 ? null : outcome.remarks.join(' '));
}
