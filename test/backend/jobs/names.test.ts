import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/contract/import.ts';
import { startScenario, type Scenario } from '../scenario.ts';

type Texts = Readonly<Record<string, string>>;

const importAll = ({ client }: Scenario, texts: Texts) =>
  client.job<ImportPlan>(
    client.call('import.apply', {
      items: Object.entries(texts).map(([path, text]) => ({
        kind: 'text' as const,
        path: `v/${path}`,
        text,
      })),
    }),
  );
const problemsOf = async (scenario: Scenario, texts: Texts) =>
  (await importAll(scenario, texts)).problems.map(({ path }) => path);

describe('a file that is as it was', () => {
  const needing = { 'a.md': 'one :: 1\nneeds: x\n' };
  const named = 'two :: 2\nid: x\n';

  it('goes on telling of a card that is missing, and no longer in the import that brings it', async () => {
    const scenario = startScenario();
    expect(await problemsOf(scenario, needing)).toEqual(['a.md']);
    expect(await problemsOf(scenario, needing)).toEqual(['a.md']);
    expect(await problemsOf(scenario, { ...needing, 'b.md': named })).toEqual([]);
    expect(await problemsOf(scenario, { ...needing, 'b.md': named })).toEqual([]);
  });

  it('no longer tells of a card that is missing once another import brought it', async () => {
    const scenario = startScenario();
    await importAll(scenario, needing);
    await scenario.importText('elsewhere.md', named);
    expect(await problemsOf(scenario, needing)).toEqual([]);
  });

  it('takes an id in the import in which another file lets go of it, and not before', async () => {
    const scenario = startScenario();
    const both = { 'a.md': named, 'b.md': 'three :: 3\nid: x\n' };
    expect(await problemsOf(scenario, both)).toEqual(['b.md']);
    expect(await problemsOf(scenario, both)).toEqual(['b.md']);
    expect(await problemsOf(scenario, { ...both, 'a.md': 'two :: 2\n' })).toEqual([]);
    expect(scenario.sql('select front, explicit_id from notes order by front')).toEqual([
      { front: 'three', explicit_id: 'x' },
      { front: 'two', explicit_id: null },
    ]);
  });
});
