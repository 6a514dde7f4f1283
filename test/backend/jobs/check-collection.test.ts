import { describe, expect, it } from 'vitest';
import { cardOf, dayMs, questions, startScenario } from '../scenario.ts';

/** Two cards in review, one in its steps, two new; answers on two days. */
async function usedCollection() {
  const scenario = startScenario();
  await scenario.importText('a.md', questions(5));
  await scenario.answer(cardOf(await scenario.next()), 4);
  scenario.clock.at += dayMs;
  await scenario.answer(cardOf(await scenario.next()), 4);
  await scenario.answer(cardOf(await scenario.next()), 2);
  expect(await scenario.check()).toEqual({ isSound: true, cards: 5, reviews: 3, findings: [] });
  return scenario;
}

describe('checking a collection', () => {
  it.each([
    [
      'update cards set stability = stability + 0.001 where id = 1',
      /^Card 1 .*: stability is \d.*, the log gives \d/,
    ],
    ['update cards set difficulty = 3 where id = 2', /^Card 2 .*: difficulty is 3, the log gives/],
    ['update cards set due_day = due_day + 1 where id = 1', /^Card 1 .*: dueDay is/],
    ['update cards set due_at = due_at + 1 where id = 3', /^Card 3 .*: dueAt is/],
    ['update cards set lapses = 1 where id = 5', /^Card 5 .*: lapses is 1, the log gives 0\.$/],
    ['delete from tallies where kind = 0', /^The counts kept for deck 1 do not agree with its cards\.$/],
    ['update tallies set cards = cards + 1 where kind = 2', /^The counts kept for deck 1 /],
    ['update daily set answered = answered + 1', /^The totals kept for study day \d+ do not agree/],
    ['update daily set new_seen = 0, again = 1', /^The totals kept for study day \d+ do not agree/],
    ['delete from daily', /^The totals kept for study day \d+ do not agree/],
    ['delete from notes where id = 5', /^Row 5 of cards refers to a row of notes that is not there\.$/],
    ['delete from cards where id = 1', /^Row \d+ of reviews refers to a row of cards that is not there\.$/],
  ])('finds what “%s” did', async (statement, finding) => {
    const scenario = await usedCollection();
    scenario.sql(statement);
    const report = await scenario.check();
    expect(report).toMatchObject({ isSound: false, cards: 0, reviews: 0 });
    expect(report.findings[0]).toMatch(finding);
    expect(report.findings.every((text) => text.endsWith('.'))).toBe(true);
  });

  it('finds a note that is not the one that was indexed', async () => {
    const scenario = await usedCollection();
    scenario.sql('drop trigger search_update');
    scenario.sql("update notes set back = 'other' where id = 1");
    const { findings } = await scenario.check();
    expect(findings[0]).toMatch(/^The notes do not agree with their search index/);
  });

  it('lists the first findings and counts the others', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(30));
    scenario.sql('update cards set lapses = 2');
    const { findings } = await scenario.check();
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)).toBe('10 more findings of this kind.');
  });

  it('says how far it is', async () => {
    const scenario = await usedCollection();
    const messages: string[] = [];
    await scenario.client.job(scenario.client.call('collection.check'), (_done, _of, message) =>
      messages.push(message),
    );
    expect(messages).toEqual(['Checking the database file', 'Replaying the review log']);
  });
});
