import { expect, it } from 'vitest';
import { cardOf, questions, startScenario } from '../scenario.ts';

it('finds a log whose parameters are gone', async () => {
  const scenario = startScenario();
  await scenario.importText('a.md', questions(1));
  await scenario.answer(cardOf(await scenario.next()), 3);
  scenario.sql('delete from parameters');
  const { isSound, findings } = await scenario.check();
  expect(isSound).toBe(false);
  expect(findings.join('\n')).toMatch(/refers to a row of parameters that is not there\./);
});

it('finds a phase that does not exist', async () => {
  const scenario = startScenario();
  await scenario.importText('a.md', questions(1));
  scenario.sql('update cards set phase = 9');
  expect((await scenario.check()).findings).toContainEqual(expect.stringMatching(/^Card 1 .*phase.*9\.$/));
});

it('names the table of a broken reference in rows without a number', async () => {
  const scenario = startScenario();
  await scenario.importText('a.md', questions(1));
  scenario.sql("insert into needs (note_id, needed) values (999, 'a')");
  expect((await scenario.check()).findings).toEqual([
    'A row of needs refers to a row of notes that is not there.',
  ]);
});
