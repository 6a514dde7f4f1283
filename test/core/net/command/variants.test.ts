import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../../src/core/net/command/read-command.ts';
import { readRecorded, recordedHost } from './recorded.ts';

/** A command run on a host, and the number of the state it left: 0 as before, null if it was refused and changed nothing. */
interface Recorded {
  readonly host: string;
  readonly command: string;
  readonly exit: number;
  readonly effect: number | null;
}

const recorded = readRecorded<Recorded>('variants.jsonl');

/** What is taken for the same though Linux notes it down: each gets a remark. */
const noted = /\b(?:brd (?:\+|\S+)|proto static|src \S+)/;

describe.each(['two-networks', 'with-routes', 'bare'])('commands made at random on the host %s', (name) => {
  const host = recordedHost(name);
  const cases = recorded
    .filter((one) => one.host === name)
    .map((one) => ({ ...one, outcome: readCommand(one.command, host) }));

  it('mean the same exactly if Linux ends in the same state', () => {
    const states = new Map<string, Map<string, string>>();
    const meanings = new Map<number, Map<string, string>>();
    let read = 0;
    for (const { command, effect, outcome } of cases) {
      if (outcome.kind === 'unreadable' || (outcome.remarks.length > 0 && noted.test(command))) continue;
      read += 1;
      const state = effect === null ? 'refused' : String(effect);
      const ofMeaning = states.get(outcome.effect) ?? new Map<string, string>();
      states.set(outcome.effect, ofMeaning.set(state, command));
      if (effect === null || effect === 0) continue;
      const ofState = meanings.get(effect) ?? new Map<string, string>();
      meanings.set(effect, ofState.set(outcome.effect, command));
    }
    const confused = [...states].filter(([, commands]) => commands.size > 1);
    const parted = [...meanings.values()].filter((commands) => commands.size > 1);
    console.log(
      `${name}: ${cases.length} commands, ${read} compared, ${states.size} meanings, ${meanings.size} states, ${confused.length} confused, ${parted.length} parted`,
    );
    expect({ confused, parted }).toEqual({ confused: [], parted: [] });
    expect(meanings.size).toBeGreaterThan(20);
  });

  it('are read if Linux carries them out and nothing about their form is doubtful', () => {
    const carriedOut = cases.filter(
      ({ exit, command }) => exit === 0 && !/\b(?:0\d+|0x\w+|pref|up down)\b/.test(command),
    );
    const unread = carriedOut.flatMap(({ command, outcome }) =>
      outcome.kind === 'unreadable' && !outcome.problem.startsWith('The prefix length is missing')
        ? [command]
        : [],
    );
    console.log(`${name}: ${carriedOut.length} carried out, ${unread.length} not read`);
    expect(unread).toEqual([]);
  });
});
