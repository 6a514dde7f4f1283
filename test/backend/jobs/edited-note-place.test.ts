import { expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

it('lets a note edited here follow its place in the file, once', async () => {
  const scenario = startScenario();
  const path = scenario.write('notes/a.md', 'one :: 1\n');
  await scenario.importPaths(path);
  await scenario.client.call('card.edit', { cardId: 1, back: 'mine' });
  scenario.write('notes/a.md', '# A heading\n\nSome prose.\n\none :: 1\n');
  expect((await scenario.importPaths(path)).counts).toMatchObject({ moved: 1, changed: 0 });
  const entries = scenario.sql('select id from undo_entries');
  expect((await scenario.importPaths(path)).counts).toMatchObject({ unchanged: 1, moved: 0 });
  expect(scenario.sql('select id from undo_entries')).toEqual(entries);
  expect(await scenario.client.call('card.source', { cardId: 1 })).toMatchObject({
    line: 5,
    headings: ['A heading'],
    isCurrent: true,
  });
  expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({ back: 'mine' });
});

it('brings a bundled note back that was edited, gone and changed', async () => {
  const scenario = startScenario({ decks: { 'a.md': 'one :: first answer\n\ntwo :: 2\n' } });
  await scenario.client.call('card.edit', { cardId: 1, back: 'mine' });
  scenario.write('decks/a.md', 'two :: 2\n');
  await scenario.reopen();
  expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({ isSuspended: true });
  scenario.write('decks/a.md', 'one :: second answer\n\ntwo :: 2\n');
  await scenario.reopen();
  expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({
    isSuspended: false,
    back: 'mine',
  });
  expect(scenario.sql('select gone_at from notes where id = 1')).toEqual([{ gone_at: null }]);
});
