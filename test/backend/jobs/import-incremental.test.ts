import { mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as reading from '../../../src/core/notes/read.ts';
import { cardOf, startScenario, type Scenario } from '../scenario.ts';

const folderOf = ({ folder }: Scenario) => join(folder, 'vault');
const card = (word: string) => `Q: What does the ${word} do?\nA: It is the one that ${word}s.\n`;

/** Makes what was written look old enough for its times to tell a later change. */
function age(scenario: Scenario, ...paths: string[]): void {
  const then = new Date(Date.now() - 60_000);
  for (const path of paths) utimesSync(join(scenario.folder, path), then, then);
}

/** A vault of three files, read and applied after its files have come to rest. */
async function vault(): Promise<Scenario> {
  const scenario = startScenario();
  for (const name of ['router', 'switch', 'bridge']) scenario.write(`vault/${name}.md`, card(name));
  await new Promise((resolve) => setTimeout(resolve, 80));
  await scenario.importPaths(folderOf(scenario));
  return scenario;
}

/** Paths of the files that were read while something was done. */
async function readDuring(act: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(reading, 'readFile');
  try {
    await act();
    return spy.mock.calls.map(([{ path }]) => path);
  } finally {
    spy.mockRestore();
  }
}

const parts = { new: 0, changed: 0, moved: 0, gone: 0 };

describe('importing again', () => {
  it('reads no file that is as it was, and lists and counts its cards all the same', async () => {
    const scenario = await vault();
    const first = await scenario.previewPaths([folderOf(scenario)]);
    expect(await readDuring(() => scenario.importPaths(folderOf(scenario)))).toEqual([]);
    expect(first.counts).toMatchObject({ ...parts, unchanged: 3 });
    expect(first.cards.map(({ path, change, front }) => `${path} ${change} ${front}`)).toEqual([
      'bridge.md unchanged What does the bridge do?',
      'router.md unchanged What does the router do?',
      'switch.md unchanged What does the switch do?',
    ]);
    const short = await scenario.previewPaths([folderOf(scenario)], { lists: 'changes' });
    expect(short).toMatchObject({ cards: [], counts: first.counts, files: first.files, decks: first.decks });
  });

  it('reads the one file that changed, also if its size did not', async () => {
    const scenario = await vault();
    scenario.write('vault/switch.md', card('switch').replace('one', 'box'));
    let plan: Awaited<ReturnType<Scenario['importPaths']>> | null = null;
    const read = await readDuring(async () => {
      plan = await scenario.importPaths(folderOf(scenario));
    });
    expect(read).toEqual(['switch.md']);
    expect(plan).toMatchObject({ counts: { ...parts, changed: 1, unchanged: 2 } });
  });

  it('does not read a file again whose times changed and whose content did not', async () => {
    const scenario = await vault();
    age(scenario, 'vault/switch.md');
    expect(await readDuring(() => scenario.importPaths(folderOf(scenario)))).toEqual([]);
  });

  it('finds a card that moved between files, out of a changed, a new and a vanished one', async () => {
    const scenario = await vault();
    await scenario.answerAll(4);
    const learned = scenario.sql('select id, stability, due_day from cards order by id');
    scenario.write('vault/switch.md', 'Nothing is left here.\n');
    scenario.write('vault/new.md', card('switch'));
    expect((await scenario.importPaths(folderOf(scenario))).counts).toMatchObject({ ...parts, moved: 1 });
    renameSync(join(folderOf(scenario), 'router.md'), join(folderOf(scenario), 'renamed.md'));
    expect((await scenario.importPaths(folderOf(scenario))).counts).toMatchObject({ ...parts, moved: 1 });
    expect(scenario.sql('select id, stability, due_day from cards order by id')).toEqual(learned);
  });

  it('brings a card back that was gone from a file which is as it was since', async () => {
    const scenario = await vault();
    await scenario.answer(cardOf(await scenario.next()), 4);
    scenario.write('vault/bridge.md', 'Nothing is left here.\n');
    expect((await scenario.importPaths(folderOf(scenario))).counts).toMatchObject({ ...parts, gone: 1 });
    scenario.write('vault/elsewhere.md', card('bridge'));
    expect((await scenario.importPaths(folderOf(scenario))).counts).toMatchObject({ ...parts, moved: 1 });
    expect(scenario.sql('select reps, suspended from cards where id = 1')).toEqual([
      { reps: 1, suspended: 0 },
    ]);
  });

  it('keeps the problems of files it does not read, and reads one again that others could mend', async () => {
    const scenario = await vault();
    scenario.write('vault/needy.md', 'one :: 1\nneeds: later\n\nA: nobody asked\n');
    const first = await scenario.importPaths(folderOf(scenario));
    expect(first.problems).toHaveLength(2);
    expect((await scenario.importPaths(folderOf(scenario))).problems).toEqual(first.problems);
    scenario.write('vault/later.md', 'two :: 2\nid: later\n');
    expect((await scenario.importPaths(folderOf(scenario))).problems).toHaveLength(1);
  });

  it('reads everything again that is to be read in another way', async () => {
    const scenario = await vault();
    const again = (rest: object) =>
      readDuring(() => scenario.previewPaths([folderOf(scenario)], rest)).then(({ length }) => length);
    expect(await again({ deck: 'Mine' })).toBe(3);
    expect(await again({ dialect: 'hashcards' })).toBe(3);
    expect(await again({ proposals: 'off' })).toBe(3);
    scenario.write('vault/nexthop.yml', 'tags: [net]\n');
    expect(await again({})).toBe(3);
    rmSync(join(folderOf(scenario), 'nexthop.yml'));
    expect(await again({})).toBe(0);
  });
});

describe('a folder whose files are all gone', () => {
  it('asks, and leaves its cards as they are unless told that they are gone', async () => {
    const scenario = await vault();
    for (const name of ['router', 'switch', 'bridge']) rmSync(join(folderOf(scenario), `${name}.md`));
    const plan = await scenario.importPaths(folderOf(scenario));
    expect(plan).toMatchObject({
      counts: { ...parts },
      questions: [{ kind: 'vanished', default: 'keep', answer: null }],
    });
    expect(plan.questions[0]?.text).toMatch(/^None of the files that “vault” had/);
    expect((await scenario.client.call('card.list', { query: 'is:suspended' })).total).toBe(0);
    const answers = { [plan.questions[0]?.id ?? '']: 'gone' };
    const told = await scenario.applyPaths([folderOf(scenario)], { choices: { answers } });
    expect(told.counts).toMatchObject({ ...parts, gone: 3 });
    expect((await scenario.client.call('card.list', { query: 'is:suspended' })).total).toBe(3);
  });

  it('does not ask when they were moved within it, or one is left', async () => {
    const scenario = await vault();
    const folder = folderOf(scenario);
    mkdirSync(join(folder, 'deep'));
    for (const name of ['router', 'switch', 'bridge'])
      renameSync(join(folder, `${name}.md`), join(folder, 'deep', `${name}.md`));
    expect(await scenario.importPaths(folder)).toMatchObject({
      counts: { ...parts, moved: 3 },
      questions: [],
    });
    rmSync(join(folder, 'deep', 'router.md'));
    rmSync(join(folder, 'deep', 'bridge.md'));
    expect(await scenario.importPaths(folder)).toMatchObject({
      counts: { ...parts, gone: 2 },
      questions: [],
    });
  });
});

describe('the settings of folders', () => {
  it('hold for what is below them, the nearest first', async () => {
    const scenario = startScenario();
    scenario.write('vault/nexthop.yml', 'deck: Net\ntags: [all]\nignore: [drafts, "*.tmp.md"]\n');
    scenario.write('vault/deep/nexthop.yml', 'deck: Deep\ntags: [deep]\nwrong: 1\n');
    scenario.write('vault/a.md', 'one :: 1\n');
    scenario.write('vault/deep/er/b.md', 'two :: 2\n');
    scenario.write('vault/deep/c.md', '---\ndeck: Own\n---\n\nthree :: 3\n');
    scenario.write('vault/drafts/d.md', 'four :: 4\n');
    scenario.write('vault/deep/x.tmp.md', 'five :: 5\n');
    const plan = await scenario.importPaths(folderOf(scenario));
    expect(plan.cards.map(({ front, deck, tags }) => [front, deck, [...tags].sort().join()])).toEqual([
      ['one', 'Net::a', 'all'],
      ['three', 'Own', 'all,deep'],
      ['two', 'Deep::er::b', 'all,deep'],
    ]);
    expect(plan.problems).toMatchObject([{ path: 'deep/nexthop.yml', line: 3 }]);
    const alone = await scenario.importPaths(join(folderOf(scenario), 'a.md'));
    expect(alone.counts).toMatchObject({ new: 0, moved: 0, changed: 0 });
  });
});
