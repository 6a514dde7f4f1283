import { describe, expect, it } from 'vitest';
import { createBackend } from '../../src/backend/backend.ts';
import { createClient } from '../../src/contract/client.ts';
import { cardOf, questions, startScenario } from './scenario.ts';

describe('settings', () => {
  it.each([
    [{ desiredRetention: 0.5 }],
    [{ desiredRetention: 0.995 }],
    [{ desiredRetention: Number.NaN }],
    [{ newPerDay: -1 }],
    [{ newPerDay: 1.5 }],
    [{ learningStepsMinutes: [0] }],
    [{ learningStepsMinutes: [1, -2] }],
    [{ relearningStepsMinutes: Array.from({ length: 11 }, () => 1) }],
    [{ maximumIntervalDays: 0 }],
    [{ rolloverHour: 24 }],
    [{ theme: 'red' }],
    [{ newPerDay: null }],
    [{ nothingOfTheKind: 1 }],
    [{ newPerDay: 7, reviewsPerDay: -1 }],
  ])('refuses %j with a sentence and stores nothing', async (values) => {
    const scenario = startScenario();
    const before = await scenario.client.call('settings.get');
    const stored = scenario.sql('select * from settings');
    const reply = await scenario.backend.invoke('settings.set', values);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: expect.stringMatching(/^settings\.set .*\.$/s) },
    });
    expect(scenario.sql('select * from settings')).toEqual(stored);
    expect(await scenario.client.call('settings.get')).toEqual(before);
  });

  it('change only what is given', async () => {
    const scenario = startScenario();
    const before = await scenario.client.call('settings.get');
    expect(await scenario.client.call('settings.set', { newPerDay: 7 })).toEqual({ ...before, newPerDay: 7 });
    expect(await scenario.client.call('settings.set', {})).toEqual({ ...before, newPerDay: 7 });
  });

  it('are seen through another connection at once, and heeded', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(5));
    const other = createBackend({ ...scenario, seed: 7 });
    const second = createClient(other);
    expect((await second.call('review.next')).newCount).toBe(5);
    await scenario.client.call('settings.set', { newPerDay: 2, learningStepsMinutes: [3] });
    const step = await second.call('review.next');
    expect(step.newCount).toBe(2);
    expect(cardOf(step).outcomes[0].inMs).toBe(180_000);
    await second.call('settings.set', { newPerDay: 4 });
    expect((await scenario.next()).newCount).toBe(4);
    await other.close();
  });

  it('are kept with each answer, so that changing them leaves the past as it was', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(2));
    await scenario.answer(cardOf(await scenario.next()), 4);
    const due = scenario.sql('select due_day from cards where id = 1');
    await scenario.client.call('settings.set', { desiredRetention: 0.8, fuzz: false });
    expect(scenario.sql('select due_day from cards where id = 1')).toEqual(due);
    await scenario.answer(cardOf(await scenario.next()), 4);
    expect(scenario.sql('select count(distinct parameters_id) as sets from reviews')).toEqual([{ sets: 2 }]);
    expect((await scenario.check()).findings).toEqual([]);
  });
});
