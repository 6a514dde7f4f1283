import { expect, it } from 'vitest';
import { cardOf, dayMs, startScenario } from '../scenario.ts';

const inDeck = (deck: string) => `---\ndeck: ${deck}\n---\n\none :: 1\n`;

it('gives the mean recall of the cards a deck holds now', async () => {
  const scenario = startScenario();
  const recall = async () =>
    Object.fromEntries((await scenario.client.call('deck.list')).map((deck) => [deck.name, deck.recall]));
  await scenario.importText('a.md', inDeck('Old'));
  expect(await recall()).toEqual({ Old: null });
  await scenario.answer(cardOf(await scenario.next()), 4);
  expect(await recall()).toEqual({ Old: 1 });
  await scenario.importText('a.md', inDeck('New'));
  expect(await recall()).toEqual({ Old: null, New: 1 });
  await scenario.client.call('edit.undo');
  expect(await recall()).toEqual({ Old: 1 });
  const { dueInDays } = await scenario.client.call('card.get', { cardId: 1 });
  scenario.clock.at += (dueInDays ?? 0) * dayMs;
  expect((await recall())['Old']).toBeCloseTo(
    (await scenario.client.call('card.get', { cardId: 1 })).recall ?? 0,
    7,
  );
});
