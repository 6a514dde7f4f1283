import { describe, expect, it } from 'vitest';
import { cardOf, startScenario } from '../scenario.ts';
import { expectUndone } from '../tables.ts';

const sm2 = '#flashcards\n\nWhich port does DNS use?::udp 53\n<!--SR:!2026-04-20,51,230-->\n';
const two =
  '#flashcards\n\nTTL:::time to live\n<!--SR:!fsrs,2026-03-01,9,8.5,4.25,2,5,1,0,2026-02-20!2026-03-20,30,250-->\n';
const obsidian = { dialect: 'obsidian-sr' };

describe('a schedule found in the notes', () => {
  it('becomes the state of a new card, with its mark kept in the log, and is no review', async () => {
    const scenario = startScenario();
    const plan = await scenario.importText('a.md', sm2, obsidian);
    expect(plan.cards).toMatchObject([{ change: 'new', hasSchedule: true, back: 'udp 53' }]);
    const card = await scenario.client.call('card.get', { cardId: 1 });
    expect(card).toMatchObject({ phase: 'review', dueInDays: 49, stabilityDays: 51, reviews: [], lapses: 0 });
    const [row] = scenario.sql<{ event: string }>('select event from reviews');
    expect(JSON.parse(row?.event ?? '')).toMatchObject({
      kind: 'given',
      original: expect.stringContaining('2026-04-20,51,230'),
    });
    expect(await scenario.check()).toMatchObject({ findings: [], reviews: 0 });
    expect((await scenario.client.call('today.overview')).answeredToday).toBe(0);
  });

  it('is taken for each card of a note by itself, and goes on from there', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', two, obsidian);
    expect(scenario.sql('select ordinal, stability, difficulty, reps, lapses from cards')).toMatchObject([
      { ordinal: 0, stability: 8.5, difficulty: 4.25, reps: 5, lapses: 1 },
      { ordinal: 1, stability: 30 },
    ]);
    const asked = cardOf(await scenario.next());
    expect(asked).toMatchObject({ front: 'TTL', phase: 'review', changed: null });
    await scenario.answer(asked, 3);
    expect((await scenario.client.call('card.get', { cardId: asked.cardId })).stabilityDays).toBeGreaterThan(
      8.5,
    );
    await scenario.client.call('review.undo');
    expect(await scenario.check()).toMatchObject({ findings: [] });
    expect(scenario.sql('select stability, reps from cards where ordinal = 0')).toEqual([
      { stability: 8.5, reps: 5 },
    ]);
  });

  it('never changes a card that is here already', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', sm2.replace(/<!--.*/, ''), obsidian);
    await scenario.answer(cardOf(await scenario.next()), 4);
    const states = () => scenario.sql('select stability, due_day, reps from cards');
    const before = states();
    expect((await scenario.importText('a.md', sm2, obsidian)).counts).toMatchObject({ new: 0 });
    await scenario.importText('a.md', sm2.replace('51', '99'), obsidian);
    expect(states()).toEqual(before);
  });

  it('that cannot be is left out and told, and its card is new', async () => {
    const scenario = startScenario();
    const plan = await scenario.importText('a.md', sm2.replace('2026-04-20', '2026-02-31'), obsidian);
    expect(plan.cards).toMatchObject([{ hasSchedule: false }]);
    expect(plan.problems).toMatchObject([
      { path: 'a.md', line: 3, message: expect.stringMatching(/^This schedule was left out because/) },
    ]);
    expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({ phase: 'new' });
  });

  it('is taken back with its import', async () => {
    const scenario = startScenario();
    await scenario.importText('b.md', 'one :: 1\n');
    await expectUndone(scenario, () => scenario.importText('a.md', `${sm2}\n${two.slice(12)}`, obsidian));
  });
});
