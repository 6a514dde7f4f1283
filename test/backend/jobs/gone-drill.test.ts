import { expect, it } from 'vitest';
import { cardOf, questions, startScenario } from '../scenario.ts';

const withDrill = (text: string) => `---\ndrills: [route-match]\n---\n\n${text}`;

it('lets a drill come back with its memory in another file than the one it is gone from', async () => {
  const scenario = startScenario();
  await scenario.importText('a.md', withDrill(questions(1)));
  const drill = cardOf(await scenario.next({ only: 'drills' }));
  await scenario.answer(drill, 4);
  await scenario.importText('a.md', questions(1));
  const plan = await scenario.importText('b.md', withDrill(questions(1, 'Other')));
  expect(plan.problems).toEqual([]);
  expect(plan.counts).toMatchObject({ new: 1, changed: 0, moved: 1, unchanged: 0, gone: 0 });
  const found = await scenario.client.call('card.list', { query: 'is:drill' });
  expect(found.rows).toMatchObject([
    { cardId: drill.cardId, deck: 'b', phase: 'review', isSuspended: false },
  ]);
});
