import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tryOwnDrill } from '../../src/core/drills/own/read-own-drill.ts';
import { families } from '../../src/core/drills/registry.ts';
import { readFile } from '../../src/core/notes/read.ts';
import { root } from '../support/temporary.ts';
import { startScenario } from './scenario.ts';

const decksDir = join(root, 'decks');
const decks = readdirSync(decksDir).filter((name) => name !== 'README.md');
const texts = Object.fromEntries(decks.map((name) => [name, readFileSync(join(decksDir, name), 'utf8')]));

const blocks = Object.values(texts).flatMap((text) =>
  [...text.matchAll(/^```drill\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? ''),
);

describe('the bundled decks', () => {
  it('are read without a problem, a wrong claim or a doubt', async () => {
    const scenario = startScenario();
    const { problems, findings, questions, counts } = await scenario.importPaths(
      ...decks.map((name) => join(decksDir, name)),
    );
    expect({ problems, findings, questions }).toEqual({ problems: [], findings: [], questions: [] });
    expect(counts.new).toBeGreaterThan(250);
  });

  it('let every card and drill come up sooner or later', async () => {
    const scenario = startScenario({ decks: texts });
    const waiting = () =>
      scenario.sql<{ count: number }>('select count(*) as count from cards where phase = 0')[0]?.count;
    const all = waiting() ?? 0;
    let left = all;
    for (let round = 0; left > 0; round += 1) {
      scenario.sql('update cards set phase = 2, due_day = 99999 where phase = 0 and held = 0');
      await scenario.importText(`${round}.md`, 'one :: 1\n');
      scenario.sql("delete from cards where note_id in (select id from notes where front = 'one')");
      const now = waiting() ?? 0;
      if (now === left) break;
      left = now;
    }
    expect(all).toBeGreaterThan(250);
    expect(left).toBe(0);
  });

  it('hold every drill family that is built in', () => {
    const listed = Object.entries(texts).flatMap(([path, text]) =>
      readFile({ path, text }).frontMatter.drills.map(({ value }) => value),
    );
    expect(listed.sort()).toEqual([...families.keys()].sort());
  });

  it('ask at least two drills that are defined in them', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(2);
    expect(blocks.flatMap((text) => tryOwnDrill(text).problems)).toEqual([]);
  });
});
