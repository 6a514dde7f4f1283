import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';

const options = { dataDir: null, now: null, seed: null };

describe('the arguments of nexthop', () => {
  it.each([
    [['check'], { command: 'check', options }],
    [['export', 'all.json'], { command: 'export', options, file: 'all.json', deck: null, format: null }],
    [
      ['export', 'out', '--deck', 'Net::DNS', '--format', 'csv'],
      { command: 'export', options, file: 'out', deck: 'Net::DNS', format: 'csv' },
    ],
    [['call', 'deck.list'], { command: 'call', options, method: 'deck.list', json: '{}' }],
    [
      ['--seed', '7', 'call', 'review.next', '{"only":"cards"}', '--now=2026-03-02T09:00:00Z'],
      {
        command: 'call',
        options: { dataDir: null, now: Date.parse('2026-03-02T09:00:00Z'), seed: 7 },
        method: 'review.next',
        json: '{"only":"cards"}',
      },
    ],
    [
      ['import', 'a.md', 'b', '--deck', 'Mine::All', '--dry-run', '--json', '--data', 'here'],
      {
        command: 'import',
        options: { ...options, dataDir: resolve('here') },
        paths: ['a.md', 'b'],
        deck: 'Mine::All',
        dialect: null,
        proposes: true,
        isDryRun: true,
        isJson: true,
        takesDefaults: false,
      },
    ],
    [
      ['import', 'a.md', '--yes', '--dialect', 'hashcards', '--no-proposals'],
      expect.objectContaining({ dialect: 'hashcards', proposes: false, takesDefaults: true }),
    ],
    [
      ['import', '--', '--strange.md'],
      expect.objectContaining({ paths: ['--strange.md'], deck: null, isDryRun: false, isJson: false }),
    ],
    [['help'], { command: 'help' }],
    [['import', '-h'], { command: 'help' }],
    [['--help'], { command: 'help' }],
  ])('%j is understood', (args, expected) => {
    expect(parseCommandLine(args)).toEqual(expected);
  });

  it.each([
    [[]],
    [['lose']],
    [['import']],
    [['export']],
    [['export', 'a.json', 'b.json']],
    [['check', 'this']],
    [['call']],
    [['call', 'deck.list', '{}', '{}']],
    [['check', '--deck', 'A']],
    [['call', 'deck.list', '--json']],
    [['export', 'a.json', '--dry-run']],
    [['export', 'a.json', '--yes']],
    [['check', '--no-proposals']],
    [['import', 'a.md', '--format', 'csv']],
    [['check', '--deck', 'Net']],
    [['check', '--unknown']],
    [['check', '--now', 'yesterday']],
    [['check', '--seed', '1.5']],
    [['check', '--seed']],
    [['check', '--data=']],
  ])('%j is refused with a reason', (args) => {
    expect(() => parseCommandLine(args)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/\S/) }),
    );
  });
});
