import { describe, expect, it } from 'vitest';
import { cardOf, dayMs, questions, startScenario } from '../scenario.ts';

const notes = `---\ndrills: [route-match]\n---\n\n${questions(3)}`;

describe('cards only and drills only', () => {
  it('shows and counts one kind', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    const kinds = async (only: 'cards' | 'drills' | null) => {
      const { newCount } = await scenario.next({ only });
      const shown = (await scenario.answerAll(4, { only })).map(({ kind }) => kind);
      await Promise.all(shown.map(() => scenario.client.call('review.undo')));
      return { newCount, shown };
    };
    expect(await kinds('drills')).toEqual({ newCount: 1, shown: ['drill'] });
    expect(await kinds('cards')).toEqual({ newCount: 3, shown: ['basic', 'basic', 'basic'] });
    expect(await kinds(null)).toEqual({ newCount: 4, shown: ['basic', 'basic', 'basic', 'drill'] });
  });

  it('counts the answers of its own kind', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    await scenario.answer(cardOf(await scenario.next({ only: 'drills' })), 4, { only: 'drills' });
    await scenario.answer(cardOf(await scenario.next({ only: 'cards' })), 4, { only: 'cards' });
    await scenario.answer(cardOf(await scenario.next({ only: 'cards' })), 4, { only: 'cards' });
    expect((await scenario.next({ only: 'drills' })).answeredToday).toBe(1);
    expect((await scenario.next({ only: 'cards' })).answeredToday).toBe(2);
    expect((await scenario.next()).answeredToday).toBe(3);
    await scenario.client.call('review.undo');
    expect((await scenario.next({ only: 'cards' })).answeredToday).toBe(1);
  });

  it('leaves a buried drill out of the number of drills for today', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    const drills = async () => (await scenario.client.call('today.overview')).drillCount;
    const drill = cardOf(await scenario.next({ only: 'drills' }));
    expect(await drills()).toBe(1);
    await scenario.answer(drill, 4);
    expect(await drills()).toBe(0);
    scenario.clock.at += 60 * dayMs;
    expect(await drills()).toBe(1);
    await scenario.client.call('card.bury', { cardIds: [drill.cardId] });
    expect(await drills()).toBe(0);
  });
});
