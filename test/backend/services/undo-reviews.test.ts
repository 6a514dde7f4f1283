import { describe, expect, it } from 'vitest';
import { cardOf, dayMs, minuteMs, startScenario, type Grade } from '../scenario.ts';

const notes = 'TTL ::: time to live\n\none :: 1\n\nC: {{a}} and {{b}}\n\ntwo :: 2\n';
const scheduling =
  'select id, phase, step, stability, difficulty, last_at, last_day, due_at, due_day, interval_days, reps, lapses, shuffle from cards order by id';

describe('taking answers back', () => {
  it('goes to any depth, over days and restarts, and leaves every card as it was', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    const grades: readonly Grade[] = [3, 1, 4, 2, 3, 4, 1, 3, 3, 4, 2, 3];
    const states: unknown[] = [];
    const shown: number[] = [];
    for (const [index, grade] of grades.entries()) {
      const { card } = await scenario.next();
      if (card === null) break;
      states.push(scenario.sql(scheduling));
      shown.push(card.cardId);
      await scenario.answer(card, grade);
      if (index % 4 === 3) await scenario.reopen();
      scenario.clock.at += index % 5 === 4 ? 3 * dayMs : minuteMs;
    }
    expect(states.length).toBeGreaterThan(8);
    for (const [index, state] of states.entries().toArray().reverse()) {
      if (index % 3 === 0) await scenario.reopen();
      const step = await scenario.client.call('review.undo');
      expect(step.card?.cardId).toBe(shown[index]);
      expect(scenario.sql(scheduling)).toEqual(state);
      expect(step.canUndo).toBe(index > 0);
    }
    await expect(scenario.client.call('review.undo')).rejects.toMatchObject({ code: 'conflict' });
    expect(await scenario.check()).toMatchObject({ isSound: true, reviews: 2 * states.length });
    expect(
      scenario.sql('select sum(abs(answered) + abs(took_ms) + abs(new_seen)) as left from daily'),
    ).toEqual([{ left: 0 }]);
  });

  it('shows the same outcomes and the same drill again', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', '---\ndrills: [route-match]\n---\n\n');
    const drill = cardOf(await scenario.next());
    await scenario.answer(drill, 3);
    const again = cardOf(await scenario.client.call('review.undo'));
    expect(again.outcomes).toEqual(drill.outcomes);
    expect(again.version).toBe(drill.version + 2);
    expect(scenario.sql('select drill is not null as kept from reviews order by id')).toEqual([
      { kept: 1 },
      { kept: 0 },
    ]);
  });

  it('refuses an answer to the card as it was before the undo', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    const card = cardOf(await scenario.next());
    await scenario.answer(card, 3);
    await scenario.client.call('review.undo');
    await expect(scenario.answer(card, 3)).rejects.toMatchObject({ code: 'conflict' });
    await scenario.answer(cardOf(await scenario.next()), 3);
  });

  it('forgets the way back after thirty days', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    await scenario.answer(cardOf(await scenario.next()), 3);
    scenario.clock.at += 30 * dayMs;
    await scenario.reopen();
    expect((await scenario.next()).canUndo).toBe(true);
    scenario.clock.at += 1;
    await scenario.reopen();
    expect((await scenario.next()).canUndo).toBe(false);
  });
});

describe('the review log', () => {
  it.each([
    'update reviews set grade = 4',
    'update reviews set took_ms = took_ms',
    'delete from reviews',
    'update or replace reviews set id = 1',
  ])('refuses “%s”', async (statement) => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    await scenario.answer(cardOf(await scenario.next()), 3);
    const before = scenario.sql('select * from reviews');
    expect(() => scenario.sql(statement)).toThrow('the review log is append-only');
    expect(scenario.sql('select * from reviews')).toEqual(before);
  });

  it('lets an answer be taken back only once', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', notes);
    await scenario.answer(cardOf(await scenario.next()), 3);
    await scenario.client.call('review.undo');
    const again = `insert into reviews (id, card_id, undoes, day, phase, took_ms, fuzz_seed, interval_days)
      select id + 5, card_id, undoes, day, 0, 0, 0, 0 from reviews where undoes is not null`;
    expect(() => scenario.sql(again)).toThrow('UNIQUE constraint failed');
  });
});
