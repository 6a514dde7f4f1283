import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFolderSettings } from '../../../src/core/notes/folder-settings.ts';

const read = (text: string) => readFolderSettings('notes/nexthop.yml', text);
const messages = (text: string) => read(text).problems.map(({ line, message }) => `${line} ${message}`);

describe('nexthop.yml', () => {
  it('says how the notes of a folder are read', () => {
    const text =
      'dialect: nexthop\ndeck: Networking::DNS\ntags: [cka, "#dns"]\nproposals: false\nignore:\n  - drafts\n  - "*.tmp.md"\n';
    expect(read(text)).toEqual({
      settings: {
        dialect: 'nexthop',
        deck: 'Networking::DNS',
        tags: ['cka', 'dns'],
        proposals: false,
        ignore: ['drafts', '*.tmp.md'],
        options: {},
      },
      problems: [],
    });
    expect(read('tags: a, b\r\nignore: drafts').settings).toMatchObject({
      tags: ['a', 'b'],
      ignore: ['drafts'],
    });
  });

  it('may be empty, hold comments, or leave keys without a value', () => {
    const empty = { dialect: null, deck: null, tags: [], proposals: null, ignore: [], options: {} };
    for (const text of ['', '\uFEFF', '# nothing\n', 'deck:\ntags:\noptions:\n'])
      expect(read(text)).toEqual({ settings: empty, problems: [] });
  });

  it.each([
    ['deck: A\ndekc: B', 2, '`dekc` is not a setting'],
    ['constructor: A', 1, '`constructor` is not a setting'],
    ['\ndialect: morse', 2, '`dialect` must be one of .*nexthop'],
    ['dialect: [nexthop]', 1, '`dialect` must be one of'],
    ['deck: [a]', 1, '`deck` must be the name of a deck'],
    ['deck: "a::"', 1, '`deck` must be the name of a deck'],
    ['tags:\n  a: b', 2, '`tags` must be a list of words'],
    ['proposals: maybe', 1, '`proposals` must be `true` or `false`'],
    ['ignore: [1]', 1, '`ignore` must be a list of paths'],
    ['options: 5', 1, '`options` must be `key: value` lines'],
    ['dialect: nexthop\noptions:\n  colour: red', 3, '`colour` is no option of nexthop'],
    ['deck: a\ndeck: "b', 2, 'not valid YAML'],
    ['- a\n- b', 1, 'do not consist of `key: value` lines'],
    [`ignore: [${'a, '.repeat(20_000)}]`, 1, 'too long'],
    ['['.repeat(5000), 1, 'too long'],
  ])('tells of %j the line and what would mend it', (text, line, message) => {
    expect(messages(text)).toEqual([expect.stringMatching(new RegExp(`^${line} .*${message}`, 's'))]);
  });

  it('is read without failing whatever it holds', () => {
    const piece = fc.constantFrom(
      'deck',
      'options',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '&a',
      '*a',
      '"',
      '|',
      '\t',
      '%',
      '<<',
      '\r',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const lines = text.split(/\r\n|\r|\n/).length;
          for (const { line, message } of read(text).problems) {
            expect(line >= 1 && line <= lines).toBe(true);
            expect(message).toMatch(/^[A-Z`].*\.$/s);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
