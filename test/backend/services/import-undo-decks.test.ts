import { expect, it } from 'vitest';
import { cardOf, startScenario } from '../scenario.ts';

const inDeck = (deck: string) => `---\ndeck: ${deck}\n---\n\none :: 1\n`;

it('takes back a move to a new deck in which cards were answered since', async () => {
  const scenario = startScenario();
  await scenario.importText('a.md', inDeck('Old'));
  await scenario.importText('a.md', inDeck('New::Below'));
  await scenario.answer(cardOf(await scenario.next()), 3);
  expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Import of a.md' });
  expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({
    deck: 'Old',
    phase: 'learning',
  });
  expect((await scenario.check()).findings).toEqual([]);
  await scenario.client.call('review.undo');
  expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({ deck: 'Old', phase: 'new' });
  expect((await scenario.check()).findings).toEqual([]);
});
