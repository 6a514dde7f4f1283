import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import type { ReviewCard } from '../../src/contract/review.ts';
import { rightAnswer } from '../support/drill-answers.ts';
import { folderForTest } from '../support/temporary.ts';

/** What a command printed on either stream, and its exit code. */
interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

let folder: string;
let dataDir: string;
const out: string[] = [];
const error: string[] = [];

async function nexthop(...args: string[]): Promise<Outcome> {
  out.length = 0;
  error.length = 0;
  const code = await runCommand([...args, `--data=${dataDir}`, '--now=2026-03-02T09:00:00Z', '--seed=7']);
  return { code, out: out.join('\n'), error: error.join('\n') };
}

const call = async (method: string, input: object = {}) => {
  const { out: printed } = await nexthop('call', method, JSON.stringify(input));
  return JSON.parse(printed) as Record<string, unknown>;
};

/** Id of the card whose front is the word. */
async function cardOf(word: string): Promise<number> {
  const { rows } = (await call('card.list', { query: `deck:a ${word}` })) as { rows: { cardId: number }[] };
  return rows[0]?.cardId ?? 0;
}

beforeEach(() => {
  folder = folderForTest();
  dataDir = join(folder, 'data');
  mkdirSync(join(folder, 'notes'));
  writeFileSync(join(folder, 'notes', 'a.md'), 'one :: 1\n\ntwo :: 2\nneeds: nobody\n');
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)));
  vi.spyOn(console, 'error').mockImplementation((text) => void error.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

describe('nexthop import', () => {
  it('imports, says what it did, and names problems with file and line', async () => {
    const { code, out: said, error: complaint } = await nexthop('import', join(folder, 'notes'));
    expect([code, complaint]).toEqual([0, '']);
    const [first, deck, problem, ...more] = said.split('\n');
    expect(first).toBe('notes: 1 file, cards: 2 new.');
    expect(deck).toBe('  into notes::a');
    expect(problem).toMatch(/^a\.md:3 No card has the id “nobody”/);
    expect(more).toEqual([]);
    expect((await nexthop('import', join(folder, 'notes'))).out).toContain('cards: 2 unchanged.');
  });

  it('changes nothing with --dry-run', async () => {
    const { code, out: said } = await nexthop('import', join(folder, 'notes'), '--dry-run', '--deck', 'Mine');
    expect(code).toBe(0);
    expect(said).toContain('into Mine::a');
    expect(said.split('\n').at(-1)).toBe('Nothing was changed.');
    expect((await call('card.list', { query: 'deck:Mine' }))['total']).toBe(0);
  });

  it('gives the whole plan with --dry-run --json', async () => {
    const { code, out: said } = await nexthop('import', join(folder, 'notes'), '--dry-run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({
      title: 'notes',
      files: [{ path: 'a.md', cards: 2, problems: 1 }],
      cards: [
        { change: 'new', front: 'one', back: '1', line: 1, dialect: 'nexthop' },
        { change: 'new', front: 'two', back: '2', line: 3 },
      ],
      counts: { new: 2, changed: 0, moved: 0, unchanged: 0, gone: 0 },
      decks: ['notes::a'],
    });
    expect((await call('card.list', { query: 'deck:notes' }))['total']).toBe(0);
  });

  it('stops at questions with exit code 1 and changes nothing, unless told to take the defaults', async () => {
    const file = join(folder, 'notes', 'a.md');
    await nexthop('import', file);
    await call('card.edit', { cardId: await cardOf('one'), back: 'mine' });
    writeFileSync(file, 'one :: changed\n\ntwo :: 2\nneeds: nobody\n');
    const stopped = await nexthop('import', file);
    expect(stopped.code).toBe(1);
    expect(stopped.error).toMatch(/^Nothing was imported, because there are questions\. .*--yes/);
    const lines = stopped.out.split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/^a\.md:1 You edited “one” here/));
    expect(lines).toContain('  mine (default): The card keeps the text you gave it here.');
    expect(lines.at(-1)).toBe('Nothing was changed.');
    expect(await nexthop('import', file, '--dry-run')).toMatchObject({ code: 0, error: '' });
    const asked = await nexthop('import', file, '--json');
    expect(asked.code).toBe(1);
    expect(JSON.parse(asked.out)).toMatchObject({ questions: [{ kind: 'edited-both', answer: null }] });

    const done = await nexthop('import', file, '--json', '--yes');
    expect([done.code, done.error]).toEqual([0, '']);
    expect(JSON.parse(done.out)).toMatchObject({ counts: { changed: 1 }, questions: [{ default: 'mine' }] });
    expect(await call('card.get', { cardId: await cardOf('one') })).toMatchObject({ back: 'mine' });
    expect((await nexthop('import', file)).code).toBe(0);
  });

  it('refuses a dialect that does not exist, naming those that do', async () => {
    const { code, error: said } = await nexthop('import', join(folder, 'notes'), '--dialect', 'klingon');
    expect(code).toBe(1);
    expect(said).toMatch(/^There is no dialect “klingon”\. Known are: .*nexthop/);
  });

  it('fails with a sentence for a path that is not there', async () => {
    const missing = join(folder, 'missing');
    expect(await nexthop('import', missing)).toEqual({
      code: 1,
      out: '',
      error: `There is no file or folder ${missing}. Check the path.`,
    });
  });
});

describe('nexthop export and check', () => {
  it('writes the collection and says where and how much', async () => {
    const file = join(folder, 'all.json');
    const { code, out: said } = await nexthop('export', file);
    expect(code).toBe(0);
    expect(said).toBe(`Wrote ${file} (${readFileSync(file).length} bytes).`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'nexthop', version: 1 });
  });

  it('fails for an ending it does not know, and leaves no file', async () => {
    const file = join(folder, 'all.docx');
    const { code, error: said } = await nexthop('export', file);
    expect(code).toBe(1);
    expect(said).toMatch(/^It is not clear what to write/);
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
  });

  it.each([
    ['out', [], 'DNS.md', /^---\ndialect: nexthop\ndeck: CKA networking::DNS\n/],
    ['dns.csv', [], null, /^id,kind,front markdown,/],
    ['dns.txt', [], null, /^#separator:tab\n#html:true\n/],
    ['dns.json', [], null, /^\{"format":"nexthop-decks","version":1,/],
    ['any.name', ['--format', 'tsv'], 'DNS.tsv', /^id\tkind\t/],
  ])('writes one deck to %s', async (name, options, within, text) => {
    const target = join(folder, name);
    const deck = ['--deck', 'CKA networking::DNS', ...options];
    const { code, out: said, error: complaint } = await nexthop('export', target, ...deck);
    expect([code, complaint]).toEqual([0, '']);
    expect(said).toContain(`Wrote ${target} (`);
    expect(said).toMatch(/ \(\d+ files?, \d+ cards\)\./);
    const file = within === null ? target : join(target, within);
    expect(readFileSync(file, 'utf8')).toMatch(text);
  });

  it.each([
    ['--deck', 'Nowhere', /^There is no deck “Nowhere”/],
    ['--format', 'docx', /^There is no format docx/],
  ])('fails with a sentence for %s %s', async (option, value, message) => {
    const { code, error: said } = await nexthop('export', join(folder, 'out'), option, value);
    expect(code).toBe(1);
    expect(said).toMatch(message);
  });

  it('says that all is well', async () => {
    const { code, out: said, error: complaint } = await nexthop('check');
    expect([code, complaint]).toEqual([0, '']);
    expect(said).toMatch(/^All is well: \d+ cards agree with their 0 reviews\.$/);
  });
});

describe('nexthop call', () => {
  it('prints the result as one line of JSON', async () => {
    const { code, out: said } = await nexthop('call', 'app.info');
    expect(code).toBe(0);
    expect(said.split('\n')).toHaveLength(1);
    expect(JSON.parse(said)).toMatchObject({ dataDir, now: Date.parse('2026-03-02T09:00:00Z') });
  });

  it('waits for a job and gives its result', async () => {
    const items = [{ kind: 'path', path: join(folder, 'notes') }];
    expect(await call('import.preview', { items })).toMatchObject({ counts: { new: 2 } });
    expect(await call('import.apply', { items })).toMatchObject({ counts: { new: 2 } });
    expect(await call('collection.check')).toMatchObject({ isSound: true, findings: [] });
    expect(await call('collection.export', { file: join(folder, 'x.sqlite') })).toMatchObject({
      file: join(folder, 'x.sqlite'),
    });
  });

  it.each([
    [['card.get', '{"cardId":999999}'], 'not-found'],
    [['card.get', '{"cardId":"one"}'], 'bad-input'],
    [['card.get', '{not json'], 'bad-input'],
    [['deck.lost'], 'unknown-method'],
    [['constructor'], 'unknown-method'],
    [['edit.undo'], 'conflict'],
    [['import.apply', '{"items":[]}'], 'bad-input'],
  ])('tells of failing %j as JSON on the error stream', async (args, code) => {
    const outcome = await nexthop('call', ...args);
    expect([outcome.code, outcome.out]).toEqual([1, '']);
    expect(JSON.parse(outcome.error)).toEqual({ code, message: expect.stringMatching(/[.)]$/) });
  });

  it('repeats itself with the same --now and --seed', async () => {
    const script = async () => {
      const first = await nexthop('call', 'review.next', '{"only":"drills"}');
      const step = JSON.parse(first.out) as { card: ReviewCard };
      const { cardId, version, drill: asked } = step.card;
      if (asked === null) throw new Error('No drill is asked.');
      const { level, seed } = asked.instance;
      const drill = { level, seed, answer: rightAnswer(asked.instance), answeredMs: 900 };
      const answer = JSON.stringify({ cardId, version, grade: 3, tookMs: 1000, drill });
      return [first, await nexthop('call', 'review.answer', answer), await nexthop('call', 'today.overview')];
    };
    const first = await script();
    expect(first.map(({ code }) => code)).toEqual([0, 0, 0]);
    dataDir = join(folder, 'second');
    expect(await script()).toEqual(first);
  });
});

describe('nexthop', () => {
  it.each([[[]], [['lose']], [['import']], [['check', '--deck', 'x']], [['call']], [['check', '--nothing']]])(
    'answers %j with a reason, how it is used, and exit code 2',
    async (args) => {
      const { code, out: said, error: complaint } = await nexthop(...args);
      expect([code, said]).toEqual([2, '']);
      expect(complaint).toMatch(/^\S.*\n\n.*nexthop -- COMMAND/s);
      expect(existsSync(dataDir)).toBe(false);
    },
  );

  it('prints how it is used for help', async () => {
    const { code, out: said } = await nexthop('help');
    expect(code).toBe(0);
    for (const word of ['import', 'export', 'check', 'call', '--data', '--now', '--seed'])
      expect(said).toContain(word);
  });

  it('tells of a data folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    dataDir = join(folder, 'file');
    const { code, error: said } = await nexthop('check');
    expect(code).toBe(1);
    expect(said).toMatch(/^The collection .*cannot be opened/);
  });
});
