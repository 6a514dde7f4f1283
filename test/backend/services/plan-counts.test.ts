import { expect, it } from 'vitest';
import { Random } from '../../../src/core/drills/random.ts';
import { dayMs, minuteMs, morning, questions, startScenario, type Grade } from '../scenario.ts';

const inDeck = (deck: string, count: number) => `---\ndeck: ${deck}\n---\n\n${questions(count, deck)}`;

it.each([1, 2, 3])(
  'counts what it asks, whatever is done while a plan is followed (walk %i)',
  async (seed) => {
    const random = new Random(`plan counts ${seed}`);
    const scenario = startScenario();
    await scenario.client.call('settings.set', { newPerDay: 4 });
    await scenario.importText('e.md', inDeck('E::A', 14));
    await scenario.importText('f.md', inDeck('E::B', 9));
    await scenario.importText('g.md', inDeck('F', 12));
    const { examId } = await scenario.client.call('exam.save', {
      name: 'Exam',
      at: morning + 12 * dayMs,
      passMark: 0.66,
      durationMs: 60 * minuteMs,
      taskCount: 10,
      minutesPerDay: 3,
      drillShare: 0,
      isEvidence: true,
      domains: [{ name: 'All', weight: 1, deckIds: [await scenario.deckId('E')], tags: [], families: [] }],
    });
    await scenario.client.call('plan.follow', { examId, isOn: true });
    let answered = 0;
    for (let action = 0; action < 90; action += 1) {
      const step = await scenario.next();
      const choice = random.int(1, 10);
      if (choice === 1 && step.canUndo) await scenario.client.call('review.undo');
      else if (choice === 2 && step.card !== null)
        await scenario.client.call('card.bury', { cardIds: [step.card.cardId] });
      else if (step.card === null || choice === 3) scenario.clock.at += random.int(1, 2) * dayMs;
      else {
        await scenario.answer(step.card, random.int(1, 4) as Grade);
        answered += 1;
      }
      scenario.clock.at += minuteMs;
    }
    expect(answered).toBeGreaterThan(30);

    const step = await scenario.next();
    const overview = await scenario.client.call('today.overview');
    expect(overview).toMatchObject({
      newCount: step.newCount,
      dueCount: step.dueCount,
      learningCount: step.learningCount,
    });
    const roots = (await scenario.client.call('deck.list')).filter(({ depth }) => depth === 0);
    expect(roots.reduce((sum, { newCount }) => sum + newCount, 0)).toBe(step.newCount);
    expect(roots.reduce((sum, { dueCount }) => sum + dueCount, 0)).toBe(step.dueCount);
    // Every card in steps is due by then, and the day is still the same.
    scenario.clock.at += 30 * minuteMs;
    const left = step.newCount + step.dueCount + step.learningCount;
    expect(await scenario.answerAll(4)).toHaveLength(left);
    expect((await scenario.check()).findings).toEqual([]);
  },
);
