import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { cardOf, questions, startScenario, type Scenario } from '../scenario.ts';

const exportTo = ({ client }: Scenario, file: string) =>
  client.job<{ file: string; bytes: number }>(client.call('collection.export', { file }));

describe('exporting', () => {
  it.each(['x.json', 'x.sqlite'])('says that %s cannot be written where there is no folder', async (name) => {
    const scenario = startScenario();
    await expect(exportTo(scenario, join(scenario.folder, 'nowhere', name))).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('cannot be written'),
    });
  });

  it('does not write over the collection itself', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(2));
    await expect(exportTo(scenario, join(scenario.dataDir, 'collection.sqlite'))).rejects.toMatchObject({
      code: 'bad-input',
    });
    await scenario.answer(cardOf(await scenario.next()), 3);
    await scenario.reopen();
    expect((await scenario.next()).answeredToday).toBe(1);
  });

  it('replaces an older export, and the copy is a collection with all its rows', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(2));
    await scenario.answer(cardOf(await scenario.next()), 3);
    const file = scenario.write('copy.sqlite', 'an older export');
    await exportTo(scenario, file);
    const copy = new Database(file, { readonly: true });
    expect(copy.prepare('select * from cards').all()).toEqual(scenario.sql('select * from cards'));
    expect(copy.prepare('select * from reviews').all()).toEqual(scenario.sql('select * from reviews'));
    copy.close();
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it('writes every row of every table that is not a cache as JSON', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(2));
    await scenario.answer(cardOf(await scenario.next()), 3);
    const { file, bytes } = await exportTo(scenario, join(scenario.folder, 'all.json'));
    const text = readFileSync(file, 'utf8');
    expect(Buffer.byteLength(text)).toBe(bytes);
    const all = JSON.parse(text) as Record<string, unknown>;
    for (const table of ['decks', 'notes', 'cards', 'reviews', 'files', 'parameters'])
      expect(all[table]).toEqual(scenario.sql(`select * from ${table}`));
  });
});
