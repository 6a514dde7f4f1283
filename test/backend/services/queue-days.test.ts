import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardOf, dayMs, minuteMs, questions, startScenario } from '../scenario.ts';

const hourMs = 60 * minuteMs;

afterEach(() => vi.unstubAllEnvs());

describe.each([
  ['UTC', '2026-01-13T04:00:00Z'],
  ['Europe/Berlin', '2026-01-13T03:00:00Z'],
  ['Asia/Kathmandu', '2026-01-12T22:15:00Z'],
  ['America/New_York', '2026-01-13T09:00:00Z'],
])('the study day in %s', (zone, rollover) => {
  beforeEach(() => vi.stubEnv('TZ', zone));
  const turn = Date.parse(rollover);

  it('begins at four by the local clock', async () => {
    const scenario = startScenario({ at: turn - hourMs });
    await scenario.importText('a.md', questions(4));
    await scenario.client.call('settings.set', { newPerDay: 2 });
    expect(await scenario.answerAll(4)).toHaveLength(2);
    scenario.clock.at = turn - 1;
    expect(await scenario.next()).toMatchObject({ newCount: 0, answeredToday: 2 });
    scenario.clock.at = turn;
    expect(await scenario.next()).toMatchObject({ newCount: 2, answeredToday: 0 });
  });

  it('makes a card due from its beginning, whatever the hour it was answered', async () => {
    const scenario = startScenario({ at: turn - minuteMs });
    await scenario.importText('a.md', questions(1));
    const card = cardOf(await scenario.next());
    const days = card.outcomes[3].inDays ?? 0;
    await scenario.answer(card, 4);
    scenario.clock.at = turn + (days - 1) * dayMs - 1;
    expect(await scenario.next()).toMatchObject({ card: null, dueCount: 0 });
    scenario.clock.at += 1;
    expect(await scenario.next()).toMatchObject({ card: { cardId: 1 }, dueCount: 1 });
  });
});

it('begins at four also on the day the clocks have gone forward', async () => {
  vi.stubEnv('TZ', 'America/New_York');
  const scenario = startScenario({ at: Date.parse('2026-03-08T06:00:00Z') });
  await scenario.importText('a.md', questions(1));
  await scenario.answerAll(4);
  scenario.clock.at = Date.parse('2026-03-08T08:00:00Z') - 1;
  expect((await scenario.next()).answeredToday).toBe(1);
  scenario.clock.at += 1;
  expect((await scenario.next()).answeredToday).toBe(0);
});

it('begins at the hour that was set', async () => {
  const scenario = startScenario({ at: Date.parse('2026-03-02T23:00:00Z') });
  vi.stubEnv('TZ', 'UTC');
  await scenario.importText('a.md', questions(1));
  await scenario.client.call('settings.set', { rolloverHour: 0 });
  await scenario.answerAll(4);
  scenario.clock.at += hourMs;
  expect((await scenario.next()).answeredToday).toBe(0);
});

describe('cards in steps', () => {
  it('come first once they are due, then early when nothing else is left', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(2));
    const first = cardOf(await scenario.next());
    const second = cardOf(await scenario.answer(first, 3));
    expect(second.cardId).not.toBe(first.cardId);
    scenario.clock.at += 10 * minuteMs - 1;
    expect(cardOf(await scenario.next()).cardId).toBe(second.cardId);
    scenario.clock.at += 1;
    expect(cardOf(await scenario.next()).cardId).toBe(first.cardId);
    scenario.clock.at -= 1;
    const early = await scenario.answer(second, 4);
    expect(early).toMatchObject({ card: { cardId: first.cardId }, learningCount: 1, nextLearningAt: null });
  });

  it('are not shown earlier than twenty minutes before', async () => {
    const scenario = startScenario();
    await scenario.client.call('settings.set', { learningStepsMinutes: [30, 60] });
    await scenario.importText('a.md', questions(1));
    const dueAt = scenario.clock.at + 30 * minuteMs;
    expect(await scenario.answer(cardOf(await scenario.next()), 1)).toMatchObject({
      card: null,
      learningCount: 1,
      nextLearningAt: dueAt,
    });
    scenario.clock.at = dueAt - 20 * minuteMs - 1;
    expect(await scenario.next()).toMatchObject({ card: null });
    scenario.clock.at += 1;
    expect(await scenario.next()).toMatchObject({ card: { cardId: 1 } });
  });

  it('wait through the night', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(1));
    await scenario.answer(cardOf(await scenario.next()), 1);
    scenario.clock.at += 3 * dayMs;
    expect(await scenario.next()).toMatchObject({ card: { cardId: 1, phase: 'learning' }, learningCount: 1 });
  });
});

it('mixes new cards evenly among the reviews of the day', async () => {
  const scenario = startScenario();
  await scenario.client.call('settings.set', { newPerDay: 9999 });
  await scenario.importText('a.md', questions(12));
  await scenario.answerAll(4);
  scenario.clock.at += 60 * dayMs;
  await scenario.importText('b.md', questions(4, 'Later'));
  const phases = (await scenario.answerAll(4)).map(({ phase }) => phase);
  expect(phases).toHaveLength(16);
  for (let start = 0; start < 16; start += 4)
    expect(phases.slice(start, start + 4).filter((phase) => phase === 'new')).toHaveLength(1);
});
