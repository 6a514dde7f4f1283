import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/contract/import.ts';
import { startScenario, type Scenario } from '../scenario.ts';
import { everyRow } from '../tables.ts';

async function withVault(): Promise<Scenario> {
  const scenario = startScenario({ decks: { 'bundled.md': 'bundled :: card\n' } });
  scenario.write('vault/a.md', 'one :: 1\n');
  await scenario.applyPaths([join(scenario.folder, 'vault')], { deck: 'Mine' });
  return scenario;
}

const sources = ({ client }: Scenario) => client.call('source.list');

it('lists what was imported, without the bundled decks, as it was read', async () => {
  const scenario = await withVault();
  await scenario.importText('sheet.md', 'two :: 2\n');
  expect(await sources(scenario)).toEqual([
    {
      ...{ sourceId: 2, kind: 'folder', title: 'vault', location: join(scenario.folder, 'vault') },
      ...{ watch: 'ask', dialect: null, deck: 'Mine', proposals: 'on', files: 1, cards: 1 },
      ...{ isMissing: false, waiting: null, lastReadAt: scenario.clock.at },
    },
    {
      ...{ sourceId: 3, kind: 'upload', title: 'sheet.md', location: 'upload:sheet.md' },
      ...{ watch: 'off', dialect: null, deck: null, proposals: 'on', files: 1, cards: 1 },
      ...{ isMissing: false, waiting: null, lastReadAt: scenario.clock.at },
    },
  ]);
});

it('reads a source again as it was read last, by path or by its number', async () => {
  const scenario = await withVault();
  const { client } = scenario;
  scenario.write('vault/b.md', 'two :: 2\n');
  const plan = await client.job<ImportPlan>(client.call('source.preview', { sourceId: 2 }));
  expect(plan).toMatchObject({ counts: { new: 1, moved: 0, unchanged: 1 }, decks: ['Mine::b', 'Mine::a'] });
  expect(plan.cards).toHaveLength(1);
  const { fingerprint } = plan;
  const applied = await client.job<ImportPlan>(client.call('source.apply', { sourceId: 2, fingerprint }));
  expect(applied.counts).toEqual(plan.counts);
  expect((await scenario.importPaths(join(scenario.folder, 'vault'))).counts).toMatchObject({
    ...{ new: 0, moved: 0, unchanged: 2 },
  });
  await client.call('source.set', { sourceId: 2, deck: null, watch: 'auto' });
  expect(await sources(scenario)).toMatchObject([{ deck: null, watch: 'auto' }]);
  expect((await client.job<ImportPlan>(client.call('source.apply', { sourceId: 2 }))).counts.moved).toBe(2);
});

it('changes nothing while a source is not there, and says so', async () => {
  const scenario = await withVault();
  const { client } = scenario;
  const vault = join(scenario.folder, 'vault');
  renameSync(vault, `${vault}-away`);
  const before = everyRow(scenario);
  expect(await sources(scenario)).toMatchObject([{ isMissing: true, cards: 1 }]);
  const refused = {
    code: 'not-found',
    message: expect.stringMatching(/is not there now.*cards stay as they are/),
  };
  await expect(client.call('source.preview', { sourceId: 2 })).rejects.toMatchObject(refused);
  await expect(client.call('source.apply', { sourceId: 2 })).rejects.toMatchObject(refused);
  await expect(scenario.importPaths(vault)).rejects.toMatchObject({ code: 'not-found' });
  expect(everyRow(scenario)).toEqual(before);
  renameSync(`${vault}-away`, vault);
  expect(await sources(scenario)).toMatchObject([{ isMissing: false }]);
  expect((await scenario.importPaths(vault)).counts).toMatchObject({ unchanged: 1, gone: 0 });
});

it('asks before a folder that looks empty counts as gone', async () => {
  const scenario = await withVault();
  rmSync(join(scenario.folder, 'vault', 'a.md'));
  const plan = await scenario.client.job<ImportPlan>(scenario.client.call('source.apply', { sourceId: 2 }));
  expect(plan).toMatchObject({ counts: { gone: 0 }, questions: [{ kind: 'vanished' }] });
});

it('no longer lists what was removed, keeps its cards, and lists it again once it is imported or the removal undone', async () => {
  const scenario = await withVault();
  const { client } = scenario;
  const before = everyRow(scenario);
  expect(await client.call('source.remove', { sourceId: 2 })).toEqual({ removed: 'vault' });
  expect(await sources(scenario)).toEqual([]);
  expect((await client.call('card.list', { query: 'deck:Mine' })).total).toBe(1);
  const gone = { code: 'not-found' };
  await expect(client.call('source.set', { sourceId: 2, watch: 'off' })).rejects.toMatchObject(gone);
  await expect(client.call('source.preview', { sourceId: 2 })).rejects.toMatchObject(gone);
  expect(await client.call('edit.undo')).toEqual({ undone: 'Remove source' });
  expect(everyRow(scenario)).toEqual(before);
  await client.call('source.remove', { sourceId: 2 });
  await scenario.importPaths(join(scenario.folder, 'vault'));
  expect(await sources(scenario)).toMatchObject([{ sourceId: 2, deck: 'Mine' }]);
});

it.each([1, 99])('does not know %i as a source', async (sourceId) => {
  const scenario = await withVault();
  await expect(scenario.client.call('source.remove', { sourceId })).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('cannot read what was handed over again', async () => {
  const scenario = await withVault();
  await scenario.importText('sheet.md', 'two :: 2\n');
  await expect(scenario.client.call('source.preview', { sourceId: 3 })).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringMatching(/^“sheet\.md” was handed over/),
  });
});
