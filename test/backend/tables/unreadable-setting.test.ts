import { expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

it.each([
  ['is no JSON', '5x{'],
  ['is out of its bounds', '-5'],
])('calls a collection with a setting that %s damaged', async (_what, value) => {
  const scenario = startScenario();
  await scenario.client.call('settings.set', { newPerDay: 5 });
  await scenario.close();
  scenario.sql(`update settings set value = '${value}' where key = 'newPerDay'`);
  await expect(scenario.reopen()).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('newPerDay'),
  });
});
