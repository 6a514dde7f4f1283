import { describe, expect, it } from 'vitest';
import { startScenario } from '../scenario.ts';

describe('editing a card', () => {
  it('changes one that is gone from its notes, too', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\n\ntwo :: 2\n');
    await scenario.importText('a.md', 'one :: 1\n');
    const edited = await scenario.client.call('card.edit', { cardId: 2, back: 'mine' });
    expect(edited).toMatchObject({ back: 'mine', isSuspended: true });
  });

  it.each([
    ['a gap less', 'C: is {{small}} and blue'],
    ['a gap more', '{{it}} is {{small}} and {{blue}}'],
  ])('refuses %s', async (_what, front) => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'C: it is {{small}} and {{blue}}\n');
    const before = await scenario.client.call('card.get', { cardId: 1 });
    await expect(scenario.client.call('card.edit', { cardId: 1, front })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('keeps its gaps'),
    });
    expect(await scenario.client.call('card.get', { cardId: 1 })).toEqual(before);
    await expect(scenario.client.call('edit.undo')).resolves.toEqual({ undone: 'Import of a.md' });
  });

  it('refuses an empty front or back, and a drill', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', '---\ndrills: [route-match]\n---\n\none :: 1\n');
    const drill = (await scenario.client.call('card.list', { query: 'is:drill' })).rows[0]?.cardId ?? 0;
    for (const input of [
      { cardId: 1, front: ' ' },
      { cardId: 1, back: '' },
      { cardId: drill, front: 'x' },
    ])
      await expect(scenario.client.call('card.edit', input)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('changes both cards of a two-way note and is found by its new words', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'TTL ::: time to live\n');
    await scenario.client.call('card.edit', { cardId: 1, back: 'lifetime of a record' });
    expect(await scenario.client.call('card.get', { cardId: 2 })).toMatchObject({
      front: 'lifetime of a record',
      back: 'TTL',
    });
    expect(await scenario.client.call('card.list', { query: 'lifetime' })).toMatchObject({ total: 2 });
    expect(await scenario.client.call('card.list', { query: 'live' })).toMatchObject({ total: 0 });
  });
});
