import { beforeEach, describe, expect, it } from 'vitest';
import { dayMs, questions, startScenario, type Scenario } from '../scenario.ts';

const inDeck = (deck: string, count: number) => `---\ndeck: ${deck}\n---\n\n${questions(count, deck)}`;

describe('limits', () => {
  let scenario: Scenario;
  const update = async (name: string, limits: { newPerDay?: number | null; reviewsPerDay?: number | null }) =>
    scenario.client.call('deck.update', { deckId: await scenario.deckId(name), ...limits });
  const counts = async () =>
    Object.fromEntries(
      (await scenario.client.call('deck.list')).map(({ name, newCount, dueCount }) => [
        name,
        [newCount, dueCount],
      ]),
    );
  const perDeck = (cards: readonly { deck: string }[]) =>
    Object.fromEntries(
      [...Map.groupBy(cards, ({ deck }) => deck)].map(([deck, found]) => [deck, found.length]),
    );

  beforeEach(async () => {
    scenario = startScenario();
    await scenario.importText('a.md', inDeck('P::A', 8));
    await scenario.importText('b.md', inDeck('P::B', 8));
    await scenario.importText('c.md', inDeck('Q', 3));
  });

  it('caps new cards by deck and by parent, in counts and in the session', async () => {
    await update('P', { newPerDay: 6 });
    await update('P::A', { newPerDay: 4 });
    expect(await counts()).toEqual({ P: [6, 0], 'P::A': [4, 0], 'P::B': [8, 0], Q: [3, 0] });
    expect((await scenario.client.call('today.overview')).newCount).toBe(9);
    expect((await scenario.next()).newCount).toBe(9);
    expect(perDeck(await scenario.answerAll(4))).toEqual({ 'P::A': 4, 'P::B': 2, Q: 3 });
    expect(await counts()).toEqual({ P: [0, 0], 'P::A': [0, 0], 'P::B': [6, 0], Q: [0, 0] });
  });

  it('gives a new day its own limit', async () => {
    await update('P', { newPerDay: 6 });
    await scenario.answerAll(4);
    scenario.clock.at += dayMs;
    expect((await counts())['P']?.[0]).toBe(6);
    await scenario.answerAll(4);
    scenario.clock.at += dayMs;
    expect((await counts())['P']?.[0]).toBe(4);
  });

  it('shows none of a deck whose limit is 0, and all again once the limit is lifted', async () => {
    await update('P', { newPerDay: 0 });
    expect(perDeck(await scenario.answerAll(4))).toEqual({ Q: 3 });
    await update('P', { newPerDay: null });
    expect((await scenario.next()).newCount).toBe(16);
  });

  it('caps reviews the same way, and gives a place back when an answer is undone', async () => {
    await scenario.answerAll(4);
    scenario.clock.at += 60 * dayMs;
    await update('P', { reviewsPerDay: 5 });
    await update('P::B', { reviewsPerDay: 1 });
    expect(await counts()).toEqual({ P: [0, 5], 'P::A': [0, 8], 'P::B': [0, 1], Q: [0, 3] });
    expect((await scenario.next()).dueCount).toBe(8);
    const shown = await scenario.answerAll(4);
    expect(shown).toHaveLength(8);
    expect(perDeck(shown)['P::B'] ?? 0).toBeLessThanOrEqual(1);
    expect(perDeck(shown)['Q']).toBe(3);
    await scenario.client.call('review.undo');
    expect((await scenario.next()).dueCount).toBe(1);
  });

  it('does not count steps towards a limit', async () => {
    await update('Q', { newPerDay: 2 });
    const scope = { deckId: await scenario.deckId('Q') };
    const shown = await scenario.answerAll(3, scope);
    expect(shown.map(({ phase }) => phase).sort()).toEqual(['learning', 'learning', 'new', 'new']);
  });

  it('takes a deck with its subdecks only, by its own limits', async () => {
    await update('P', { newPerDay: 2 });
    const only = async (name: string) =>
      perDeck(await scenario.answerAll(4, { deckId: await scenario.deckId(name) }));
    expect(await only('P::B')).toEqual({ 'P::B': 8 });
    expect(await only('P')).toEqual({});
    expect(await only('Q')).toEqual({ Q: 3 });
    expect((await scenario.next({ deckId: await scenario.deckId('P::B') })).answeredToday).toBe(8);
    await expect(scenario.next({ deckId: 999 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes by the settings where a deck has no limit', async () => {
    await scenario.client.call('settings.set', { newPerDay: 5 });
    expect(await counts()).toEqual({ P: [5, 0], 'P::A': [5, 0], 'P::B': [5, 0], Q: [3, 0] });
  });
});
