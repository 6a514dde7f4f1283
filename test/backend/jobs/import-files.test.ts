import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/contract/import.ts';
import { startScenario, type Scenario } from '../scenario.ts';

const rows = async ({ client }: Scenario) => (await client.call('card.list')).rows;
const folderOf = ({ folder }: Scenario, name = 'notes') => join(folder, name);

describe('importing files', () => {
  it('reads CRLF, a BOM and lone carriage returns as line ends like any other', async () => {
    const scenario = startScenario();
    scenario.write(
      'notes/crlf.md',
      '# Ports\r\n\r\nQ: DNS?\r\nA: 53,\r\nover UDP\r\n\r\nQ: HTTP?\r\nA: 80\r\n',
    );
    scenario.write('notes/bom.md', '\uFEFF---\ndeck: Marked\n---\n\none :: 1\n');
    scenario.write('notes/mac.md', 'Q: old?\rA: yes\r');
    const plan = await scenario.importPaths(folderOf(scenario));
    expect(plan.problems).toEqual([]);
    expect((await rows(scenario)).map(({ deck, front }) => `${deck} ${front}`).sort()).toEqual([
      'Marked one',
      'notes::crlf DNS?',
      'notes::crlf HTTP?',
      'notes::mac old?',
    ]);
    const dns = (await rows(scenario)).find(({ front }) => front === 'DNS?');
    expect(await scenario.client.call('card.get', { cardId: dns?.cardId ?? 0 })).toMatchObject({
      back: '53,\nover UDP',
      source: { line: 3, headings: ['Ports'] },
    });
    expect(await scenario.client.call('card.source', { cardId: dns?.cardId ?? 0 })).toMatchObject({
      isCurrent: true,
    });
  });

  it('reports a file that is not UTF-8 and goes on with the others', async () => {
    const scenario = startScenario();
    scenario.write('notes/latin1.md', Buffer.from('Q: stra\xdfe?\nA: ja\n', 'latin1'));
    scenario.write('notes/utf8.md', 'one :: 1\n');
    const plan = await scenario.importPaths(folderOf(scenario));
    expect(plan.problems).toEqual([
      {
        path: 'latin1.md',
        line: 1,
        message: 'The file is not UTF-8 text. Save it as UTF-8 and import it again.',
      },
    ]);
    expect(plan.counts).toMatchObject({ new: 1 });
  });

  it.each([
    ['nothing-here', 'not-found'],
    ['notes.pdf', 'bad-input'],
  ])('refuses %s as %s with a sentence', async (name, code) => {
    const scenario = startScenario();
    scenario.write('notes.pdf', 'one :: 1\n');
    await expect(scenario.importPaths(join(scenario.folder, name))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^[A-Z/].*\.$/),
    });
    expect(await rows(scenario)).toEqual([]);
  });

  it('skips hidden folders and files, node_modules, and what is no Markdown', async () => {
    const scenario = startScenario();
    for (const path of [
      '.git/a.md',
      '.hidden.md',
      'node_modules/x/b.md',
      'deep/.obsidian/c.md',
      'd.txt',
      'e.mdx',
    ])
      scenario.write(join('notes', path), 'wrong :: card\n');
    scenario.write('notes/deep/er/F.MARKDOWN', 'right :: card\n');
    const plan = await scenario.importPaths(folderOf(scenario));
    expect(plan.files.map(({ path }) => path)).toEqual(['deep/er/F.MARKDOWN']);
    expect(plan.decks).toEqual(['notes::deep::er::F']);
  });

  it('takes an empty folder for what it is', async () => {
    const scenario = startScenario();
    mkdirSync(folderOf(scenario));
    expect(await scenario.importPaths(folderOf(scenario))).toMatchObject({
      title: 'notes',
      files: [],
      cards: [],
    });
  });

  it('keeps two folders with the same file names apart', async () => {
    const scenario = startScenario();
    const first = scenario.write('mine/notes/a.md', 'one :: mine\n');
    const second = scenario.write('yours/notes/a.md', 'one :: yours\n');
    await scenario.importPaths(join(first, '..'));
    const plan = await scenario.importPaths(join(second, '..'));
    expect(plan.counts).toMatchObject({ new: 1, changed: 0, moved: 0, unchanged: 0, gone: 0 });
    scenario.write('mine/notes/a.md', 'one :: mine, changed\n');
    await scenario.importPaths(join(first, '..'), join(second, '..'));
    const backs = scenario.sql('select back from notes order by id');
    expect(backs).toEqual([{ back: 'mine, changed' }, { back: 'yours' }]);
  });

  it('knows a file imported alone that lies in an imported folder, and the folder of a file', async () => {
    const scenario = startScenario();
    const file = scenario.write('notes/a.md', '---\ndeck: A\n---\n\none :: 1\n');
    scenario.write('notes/b.md', '---\ndeck: B\n---\n\ntwo :: 2\n');
    await scenario.importPaths(folderOf(scenario));
    const unchanged = { new: 0, changed: 0, moved: 0, gone: 0 };
    expect((await scenario.importPaths(file)).counts).toMatchObject({ ...unchanged, unchanged: 1 });
    expect((await scenario.importPaths(folderOf(scenario), file)).counts).toMatchObject({
      ...unchanged,
      unchanged: 2,
    });
    expect((await scenario.importPaths(join(scenario.folder, 'notes', '..'))).counts).toMatchObject({
      new: 0,
      gone: 0,
    });
    expect(await rows(scenario)).toHaveLength(2);
  });

  it('never writes into the notes', async () => {
    const scenario = startScenario();
    const text = 'one :: 1\r\n\r\n  \r\nC: {{a}}';
    const file = scenario.write('notes/a.md', text);
    await scenario.importPaths(file);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(folderOf(scenario))).toEqual(['a.md']);
  });
});

it('says that a table among notes was not read', async () => {
  const { write, client } = startScenario();
  write('notes/a.md', 'Q: a\nA: b\n');
  const csv = write('notes/export.csv', 'front,back\none,two\n');
  const preview = (path: string) =>
    client.job<ImportPlan>(client.call('import.preview', { items: [{ kind: 'path', path }] }));
  const folder = await preview(dirname(csv));
  expect(folder.counts.new).toBe(1);
  expect(folder.problems).toMatchObject([{ path: 'export.csv', line: 1 }]);
  expect((await preview(csv)).counts.new).toBe(1);
});
