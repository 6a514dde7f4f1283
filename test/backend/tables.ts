import { expect } from 'vitest';
import type { Scenario } from './scenario.ts';

/** Every row of every table, but for the shadow tables of the search index, of which what it finds counts. */
export function everyRow(scenario: Scenario): Record<string, unknown> {
  const tables = scenario
    .sql<{ name: string }>("select name from sqlite_schema where type = 'table' order by name")
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('note_search') && name !== 'sqlite_stat1');
  const rows = tables.map((name) => {
    const columns = scenario
      .sql<{ name: string }>(`pragma table_info(${name})`)
      .map((column) => `quote("${column.name}")`);
    return [
      name,
      scenario
        .sql<{ row: string }>(`select ${columns.join(" || '|' || ")} as row from "${name}" order by 1`)
        .map(({ row }) => row),
    ];
  });
  return Object.fromEntries(rows) as Record<string, unknown>;
}

/** What the search finds for each of the words. */
async function searches(scenario: Scenario, words: readonly string[]): Promise<unknown> {
  return Promise.all(words.map((query) => scenario.client.call('card.list', { query })));
}

/** Holds that a change, taken back, leaves the collection as it was, to the byte in every table. */
export async function expectUndone(
  scenario: Scenario,
  change: () => Promise<unknown>,
  words: readonly string[] = [],
): Promise<void> {
  const before = everyRow(scenario);
  const found = await searches(scenario, words);
  await change();
  expect(everyRow(scenario)).not.toEqual(before);
  expect((await scenario.check()).findings).toEqual([]);
  await scenario.client.call('edit.undo');
  expect(everyRow(scenario)).toEqual(before);
  expect(await searches(scenario, words)).toEqual(found);
  expect((await scenario.check()).findings).toEqual([]);
}
