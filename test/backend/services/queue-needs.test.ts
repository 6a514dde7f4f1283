import { describe, expect, it } from 'vitest';
import { cardOf, dayMs, minuteMs, startScenario, type Scenario } from '../scenario.ts';

const chain = 'one :: 1\nid: one\n\ntwo :: 2\nid: two\nneeds: one\n\nthree :: 3\nneeds: two\n';
const fronts = async (scenario: Scenario) => (await scenario.answerAll(4)).map(({ front }) => front);

describe('a card that needs another', () => {
  it('is held back, and not counted, until the other has left its first steps', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', chain);
    const first = await scenario.next();
    expect(first).toMatchObject({ card: { front: 'one' }, newCount: 1 });
    const learning = await scenario.answer(cardOf(first), 3);
    expect(learning).toMatchObject({ card: { front: 'one' }, newCount: 0, learningCount: 1 });
    scenario.clock.at += 10 * minuteMs;
    expect(await scenario.answer(cardOf(learning), 3)).toMatchObject({ card: { front: 'two' }, newCount: 1 });
    expect(await fronts(scenario)).toEqual(['two', 'three']);
  });

  it('stays released when the other lapses, and is held back again when the answer is undone', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', chain);
    await scenario.answer(cardOf(await scenario.next()), 4);
    expect((await scenario.next()).newCount).toBe(1);
    await scenario.client.call('review.undo');
    expect(await scenario.next()).toMatchObject({ card: { front: 'one' }, newCount: 1 });
    await scenario.answer(cardOf(await scenario.next()), 4);
    await scenario.client.call('card.suspend', { cardIds: [2, 3], suspended: true });
    scenario.clock.at += 90 * dayMs;
    await scenario.answer(cardOf(await scenario.next()), 1);
    await scenario.client.call('card.suspend', { cardIds: [2, 3], suspended: false });
    expect(await scenario.next()).toMatchObject({ card: { front: 'two' }, newCount: 1, learningCount: 1 });
  });

  it('is released when the other is suspended or gone', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', chain);
    await scenario.client.call('card.suspend', { cardIds: [1], suspended: true });
    expect(await scenario.next()).toMatchObject({ card: { front: 'two' }, newCount: 1 });
    await scenario.client.call('card.suspend', { cardIds: [1], suspended: false });
    expect(await scenario.next()).toMatchObject({ card: { front: 'one' }, newCount: 1 });
    await scenario.importText('a.md', chain.slice(chain.indexOf('two')));
    expect(await scenario.next()).toMatchObject({ card: { front: 'two' }, newCount: 1 });
  });

  it('waits for every card of the other note, and for drills', async () => {
    const scenario = startScenario();
    await scenario.importText(
      'a.md',
      '---\ndrills: [route-match]\n---\n\nTTL ::: time to live\nid: ttl\n\nlast :: 1\nneeds: ttl, route-match\n',
    );
    expect((await scenario.next()).newCount).toBe(3);
    await scenario.client.call('settings.set', { burySiblings: false });
    expect(await fronts(scenario)).toEqual(['TTL', 'time to live', expect.anything(), 'last']);
  });

  it('is not held back by a name nobody has', async () => {
    const scenario = startScenario();
    const { problems } = await scenario.importText('a.md', 'one :: 1\nneeds: nobody\n');
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('“nobody”') }]);
    expect((await scenario.next()).newCount).toBe(1);
  });
});

describe('siblings', () => {
  const twoWay = 'TTL ::: time to live\n\nother :: card\n';

  it('are hidden until the next study day once one was answered', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', twoWay);
    expect((await scenario.next()).newCount).toBe(3);
    expect(await fronts(scenario)).toEqual(['TTL', 'other']);
    expect(await scenario.client.call('card.get', { cardId: 2 })).toMatchObject({ isBuried: true });
    scenario.clock.at += dayMs;
    expect(await scenario.client.call('card.get', { cardId: 2 })).toMatchObject({ isBuried: false });
    expect(await fronts(scenario)).toEqual(['time to live']);
  });

  it('are hidden when due, but not when in their steps', async () => {
    const scenario = startScenario();
    await scenario.client.call('settings.set', { burySiblings: false });
    await scenario.importText('a.md', 'C: {{a}} {{b}} {{c}}\n');
    await scenario.answer(cardOf(await scenario.next()), 4);
    await scenario.answer(cardOf(await scenario.next()), 4);
    scenario.clock.at += 90 * dayMs;
    await scenario.client.call('settings.set', { burySiblings: true });
    expect(await scenario.next()).toMatchObject({ dueCount: 2, newCount: 1 });
    const review = cardOf(await scenario.next());
    expect(await scenario.answer(review, 1)).toMatchObject({ dueCount: 0, newCount: 0, learningCount: 1 });
    scenario.clock.at += dayMs;
    expect(await scenario.next()).toMatchObject({ dueCount: 1, newCount: 1, learningCount: 1 });
  });

  it('stay where the person wants them to', async () => {
    const scenario = startScenario();
    await scenario.client.call('settings.set', { burySiblings: false });
    await scenario.importText('a.md', twoWay);
    expect(await fronts(scenario)).toEqual(['TTL', 'time to live', 'other']);
  });

  it('come back when the answer is undone', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', twoWay);
    const before = scenario.sql('select * from cards where id = 2');
    await scenario.answer(cardOf(await scenario.next()), 4);
    expect(scenario.sql('select * from cards where id = 2')).not.toEqual(before);
    await scenario.reopen();
    await scenario.client.call('review.undo');
    expect(scenario.sql('select * from cards where id = 2')).toEqual(before);
  });
});
