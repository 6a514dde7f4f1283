import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArgumentError, parseHostOptions } from '../../src/backend/host-options.ts';

const nothing = { dataDir: null, now: null, seed: null };

describe('the options every host has', () => {
  it('are absent by default', () => {
    expect(parseHostOptions([])).toEqual(nothing);
  });

  it('are read in both spellings, with the folder made absolute', () => {
    const expected = { dataDir: resolve('notes'), now: Date.UTC(2026, 2, 1, 9), seed: -5 };
    expect(parseHostOptions(['--data', 'notes', '--now', '2026-03-01T09:00:00Z', '--seed', '-5'])).toEqual(
      expected,
    );
    expect(parseHostOptions(['--data=notes', '--now=2026-03-01T10:00:00+01:00', '--seed=-5'])).toEqual(
      expected,
    );
  });

  it('are found among the switches of a shell', () => {
    const args = ['--inspect=0', '-r', '/loader.js', '/out/main.js', '--no-sandbox', '--seed=7', '-psn_0_1'];
    expect(parseHostOptions(args)).toEqual({ ...nothing, seed: 7 });
  });

  it.each([
    [['--data'], '--data needs the folder of the collection after it.'],
    [['--data='], '--data needs the folder of the collection after it.'],
    [['--now=tomorrow'], '--now needs an ISO date and time such as 2026-03-01T09:00:00Z, not "tomorrow".'],
    [['--now=1'], '--now needs an ISO date and time such as 2026-03-01T09:00:00Z, not "1".'],
    [
      ['--now=2026-13-01'],
      '--now needs an ISO date and time such as 2026-03-01T09:00:00Z, not "2026-13-01".',
    ],
  ])('%j are refused', (args, message) => {
    expect(() => parseHostOptions(args)).toThrow(new ArgumentError(message));
  });

  it.each(['1.5', '1e3', '', 'x', '9007199254740993'])('the seed "%s" is refused', (seed) => {
    expect(() => parseHostOptions([`--seed=${seed}`])).toThrow(/^--seed needs a whole number/);
  });
});
