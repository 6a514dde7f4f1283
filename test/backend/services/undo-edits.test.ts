import { describe, expect, it } from 'vitest';
import { cardOf, dayMs, startScenario, type Scenario } from '../scenario.ts';

const notes = '---\ntags: [one]\n---\n\nTTL ::: time to live\n\none :: 1\n';
const texts = (scenario: Scenario) => scenario.sql('select * from notes order by id');
const marks = (scenario: Scenario) => scenario.sql('select suspended, flag, deck_id from cards order by id');

describe('taking edits back', () => {
  it('restores texts while the answers given since stay', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    const before = texts(scenario);
    await scenario.client.call('card.edit', { cardId: 1, front: 'A', back: 'B', tags: ['two', 'three'] });
    await scenario.client.call('card.edit', { cardId: 3, back: 'other' });
    const card = cardOf(await scenario.next());
    scenario.clock.at += dayMs;
    await scenario.answer(card, 4);
    const learned = scenario.sql('select * from cards where id = 1');
    await scenario.reopen();
    expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Edit' });
    expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({ front: 'A', back: 'B' });
    expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Edit' });
    expect(texts(scenario)).toEqual(before);
    expect(scenario.sql('select * from cards where id = 1')).toEqual(learned);
    expect((await scenario.client.call('card.list', { query: 'time' })).total).toBe(2);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('restores marks of many cards at once, by their own columns only', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    await scenario.client.call('card.suspend', { cardIds: [2], suspended: true });
    const before = marks(scenario);
    await scenario.client.call('card.suspend', { cardIds: [1, 2, 3, 3], suspended: true });
    await scenario.client.call('card.flag', { cardIds: [1, 2], flag: 7 });
    await scenario.client.call('card.suspend', { cardIds: [3], suspended: false });
    for (const undone of ['Unsuspend', 'Flag (2 cards)', 'Suspend (3 cards)'])
      expect(await scenario.client.call('edit.undo')).toEqual({ undone });
    expect(marks(scenario)).toEqual(before);
  });

  it('changes nothing when one of the cards is not there', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    const before = marks(scenario);
    await expect(scenario.client.call('card.flag', { cardIds: [1, 99], flag: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(marks(scenario)).toEqual(before);
    expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Import of a.md' });
  });

  it('restores a deck’s name, those below it, its limits, and removes parents made for it', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', `---\ndeck: A::B\n---\n\none :: 1\n`);
    const decks = () => scenario.sql('select * from decks order by id');
    const before = decks();
    const deckId = await scenario.deckId('A');
    const renamed = await scenario.client.call('deck.update', { deckId, name: 'New:: Home', newPerDay: 3 });
    expect(renamed).toMatchObject({ name: 'New::Home', title: 'Home', depth: 1, newPerDay: 3 });
    expect((await scenario.client.call('deck.list')).map(({ name }) => name)).toEqual([
      'New',
      'New::Home',
      'New::Home::B',
    ]);
    expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Deck settings' });
    expect(decks()).toEqual(before);
  });

  it('refuses names that are taken, inside themselves or empty, and changes nothing', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', `---\ndeck: A::B\n---\n\none :: 1\n`);
    await scenario.importText('b.md', `---\ndeck: C\n---\n\none :: 1\n`);
    const before = scenario.sql('select * from decks');
    const deckId = await scenario.deckId('A');
    for (const [name, code] of [
      ['C', 'conflict'],
      ['A::B', 'conflict'],
      ['A::D', 'conflict'],
      ['D::', 'bad-input'],
    ])
      await expect(
        scenario.client.call('deck.update', { deckId, name: name ?? '', newPerDay: 1 }),
      ).rejects.toMatchObject({ code });
    await expect(scenario.client.call('deck.update', { deckId: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(scenario.sql('select * from decks')).toEqual(before);
  });

  it('says when there is nothing to take back', async () => {
    const scenario = startScenario({ decks: { 'a.md': notes } });
    await expect(scenario.client.call('edit.undo')).rejects.toMatchObject({
      code: 'conflict',
      message: 'There is nothing to undo.',
    });
  });
});
