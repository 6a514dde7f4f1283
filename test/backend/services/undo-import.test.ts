import { describe, expect, it } from 'vitest';
import { cardOf, startScenario, type Scenario } from '../scenario.ts';

const tables = ['decks', 'notes', 'cards', 'needs', 'files', 'sources', 'tallies'] as const;

/** All rows of the tables an import writes, tallies of nothing left out. */
function rowsOf(scenario: Scenario): Record<string, unknown[]> {
  return Object.fromEntries(
    tables.map((table) => [
      table,
      scenario.sql(`select * from ${table} ${table === 'tallies' ? 'where cards <> 0' : ''} order by 1, 2`),
    ]),
  );
}

const first = `---
deck: Old
tags: [x]
---

# Heading

one :: 1
id: one

TTL ::: time to live
needs: one

C: the {{longest}} prefix {{wins}}

gone :: soon
`;

const second = `---
deck: New::Home
drills: [route-match]
---

# Another heading

one :: 1, changed
id: one

Q: TTL
A: time to live
needs: route-match

C: the {{longest}} {{prefix}} wins

new :: card
`;

describe('taking an import back', () => {
  it('leaves not a row of a first import', async () => {
    const scenario = startScenario({ decks: { 'bundled.md': 'bundled :: card\n' } });
    const before = rowsOf(scenario);
    scenario.write('notes/deep/a.md', first);
    scenario.write('notes/b.md', 'other :: 1\n');
    await scenario.importPaths(`${scenario.folder}/notes`);
    expect(rowsOf(scenario)).not.toEqual(before);
    await scenario.reopen();
    expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Import of notes' });
    expect(rowsOf(scenario)).toEqual(before);
    expect((await scenario.client.call('card.list', { query: 'live' })).total).toBe(0);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('restores every column when notes were changed, moved, added and gone', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', first);
    await scenario.client.call('card.edit', { cardId: 1, back: 'mine' });
    await scenario.client.call('card.suspend', { cardIds: [4], suspended: true });
    await scenario.answer(cardOf(await scenario.next()), 4);
    const before = rowsOf(scenario);
    const plan = await scenario.importText('a.md', second);
    expect(plan.counts).toMatchObject({ gone: 1 });
    expect(plan.counts.changed).toBeGreaterThan(0);
    expect(plan.counts.new).toBeGreaterThan(0);
    const after = rowsOf(scenario);
    expect(await scenario.client.call('edit.undo')).toEqual({ undone: 'Import of a.md' });
    expect(rowsOf(scenario)).toEqual(before);
    expect((await scenario.check()).findings).toEqual([]);
    await scenario.importText('a.md', second);
    expect(rowsOf(scenario)['tallies']).toHaveLength(after['tallies']?.length ?? 0);
  });

  it('keeps the answers given to cards that were there before', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', 'one :: 1\n');
    await scenario.importText('a.md', 'one :: changed\n');
    await scenario.answer(cardOf(await scenario.next()), 4);
    await scenario.client.call('edit.undo');
    expect(await scenario.client.call('card.get', { cardId: 1 })).toMatchObject({
      back: '1',
      phase: 'review',
    });
  });

  it('is refused once a card it added was answered, and then changes nothing', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', first);
    await scenario.answer(cardOf(await scenario.next()), 3);
    const before = rowsOf(scenario);
    const refused = {
      code: 'conflict',
      message: expect.stringMatching(/^“Import of a\.md” cannot be undone any more/),
    };
    await expect(scenario.client.call('edit.undo')).rejects.toMatchObject(refused);
    await scenario.client.call('review.undo');
    await expect(scenario.client.call('edit.undo')).rejects.toMatchObject(refused);
    await scenario.answer(cardOf(await scenario.next()), 3);
    await scenario.client.call('review.undo');
    expect(rowsOf(scenario)['notes']).toEqual(before['notes']);
    expect((await scenario.check()).findings).toEqual([]);
  });

  it('does not take anything back for an import that changed nothing', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', first);
    const before = rowsOf(scenario);
    expect((await scenario.importText('a.md', first)).counts).toMatchObject({
      new: 0,
      changed: 0,
      moved: 0,
      gone: 0,
    });
    expect(rowsOf(scenario)).toEqual(before);
    await scenario.client.call('edit.undo');
    expect(rowsOf(scenario)['cards']).toEqual([]);
  });
});
