import { expect, it } from 'vitest';
import { questions, startScenario } from '../scenario.ts';

it('cancels the jobs that have not begun when the backend closes', async () => {
  const scenario = startScenario();
  const imported = scenario.importText('a.md', questions(1));
  const refused = expect(imported).rejects.toMatchObject({ code: 'cancelled' });
  await scenario.close();
  await refused;
  await scenario.reopen();
  expect((await scenario.client.call('card.list')).all).toBe(0);
});

it('cancels a waiting job that is told to stop', async () => {
  const scenario = startScenario();
  const { job } = await scenario.client.call('import.apply', {
    items: [{ kind: 'text', path: 'a.md', text: questions(1) }],
  });
  const ended = Promise.withResolvers<unknown>();
  scenario.client.onEvent((event) => ended.resolve(event));
  expect(await scenario.client.call('job.cancel', { job })).toEqual({ cancelled: true });
  expect(await ended.promise).toMatchObject({ kind: 'job.failed', job, error: { code: 'cancelled' } });
  expect((await scenario.client.call('card.list')).all).toBe(0);
});
