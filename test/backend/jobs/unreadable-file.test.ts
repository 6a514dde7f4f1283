import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

it('does not set the cards of a file aside that cannot be read any more', async () => {
  const scenario = startScenario();
  const folder = join(scenario.folder, 'notes');
  scenario.write('notes/a.md', 'one :: 1\n');
  await scenario.importPaths(folder);
  scenario.write('notes/a.md', Buffer.from('one :: \xdf\n', 'latin1'));
  const plan = await scenario.importPaths(folder);
  expect(plan.problems).toHaveLength(1);
  expect(plan.counts).toMatchObject({ new: 0, changed: 0, moved: 0, unchanged: 0, gone: 0 });
  expect((await scenario.client.call('card.list')).rows).toMatchObject([{ isSuspended: false }]);
});
