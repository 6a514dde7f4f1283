import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ImportPlan } from '../../../src/contract/import.ts';
import { isSafe } from '../../../src/backend/watch/safe-plan.ts';
import {
  watchSources,
  type SourceWatching,
  type WatchedSource,
} from '../../../src/backend/watch/watch-sources.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { planned, planWith } from '../../ui/state/import-fixtures.ts';

const none = planWith().counts;
let folder: string;
let plan: ImportPlan;
let previews: number;
let applied: string[];
let told: number;

beforeEach(() => {
  const made = temporaryFolder();
  folder = join(made.path, 'notes');
  mkdirSync(folder);
  onTestFinished(made.remove);
  plan = planWith();
  previews = 0;
  applied = [];
  told = 0;
});

function start(watch: WatchedSource['watch'], sources?: () => WatchedSource[]): SourceWatching {
  const watching = watchSources({
    sources: sources ?? (() => [{ sourceId: 1, location: folder, watch }]),
    preview() {
      previews += 1;
      return Promise.resolve(plan);
    },
    apply(_, fingerprint) {
      applied.push(fingerprint);
      const done = plan;
      plan = planWith();
      return Promise.resolve(done);
    },
    changed: () => void (told += 1),
    now: () => 5000,
    settleMs: 30,
    retryMs: 100,
  });
  onTestFinished(() => watching.close());
  return watching;
}

describe('a watched folder', () => {
  it('is looked at when watching begins, and tells what waits', async () => {
    plan = planWith({ counts: { ...none, new: 2, changed: 1 } });
    const watching = start('ask');
    await expect.poll(() => watching.waiting(1)).toEqual({ counts: plan.counts, questions: 0, at: 5000 });
    expect(told).toBe(1);
    expect(applied).toEqual([]);
  });

  it('is looked at again once after many writes, and not for hidden files', async () => {
    const watching = start('ask');
    await expect.poll(() => previews).toBe(1);
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git', 'index'), 'x');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(previews).toBe(1);
    plan = planWith({ counts: { ...none, new: 3 } });
    for (let index = 0; index < 20; index += 1)
      writeFileSync(join(folder, `${String(index)}.md`), 'Q: a\nA: b\n');
    await expect.poll(() => watching.waiting(1)?.counts.new, { timeout: 5000 }).toBe(3);
    expect(previews).toBeLessThanOrEqual(3);
  });

  it('takes safe changes over only where the person wants it', async () => {
    plan = planWith({ counts: { ...none, new: 1 }, cards: [planned()], fingerprint: 'seen' });
    const watching = start('auto');
    await expect.poll(() => applied).toEqual(['seen']);
    await expect.poll(() => previews).toBe(2);
    expect(watching.waiting(1)).toBeNull();
  });

  it('lets what is not safe wait', async () => {
    plan = planWith({ counts: { ...none, new: 1, gone: 1 }, cards: [planned()] });
    const watching = start('auto');
    await expect.poll(() => watching.waiting(1)?.counts.gone).toBe(1);
    expect(applied).toEqual([]);
  });

  it('changes nothing while it is gone, and is looked at again when it is back', async () => {
    const watching = start('ask');
    await expect.poll(() => previews).toBe(1);
    renameSync(folder, `${folder}-unplugged`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = previews;
    expect(watching.waiting(1)).toBeNull();
    plan = planWith({ counts: { ...none, changed: 1 } });
    renameSync(`${folder}-unplugged`, folder);
    await expect.poll(() => watching.waiting(1)?.counts.changed, { timeout: 5000 }).toBe(1);
    expect(previews).toBeGreaterThan(before);
  });

  it('is left alone once the person no longer wants it watched', async () => {
    let sources: WatchedSource[] = [{ sourceId: 1, location: folder, watch: 'ask' }];
    const watching = start('ask', () => sources);
    await expect.poll(() => previews).toBe(1);
    sources = [];
    watching.refresh();
    writeFileSync(join(folder, 'new.md'), 'x');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(previews).toBe(1);
    rmSync(folder, { recursive: true });
  });
});

describe('a safe plan', () => {
  it.each([
    ['new cards as written', { counts: { ...none, new: 1 }, cards: [planned()] }, true],
    ['a reworded card', { counts: { ...none, changed: 1 }, cards: [planned({ change: 'changed' })] }, true],
    ['a proposed card', { counts: { ...none, new: 1 }, cards: [planned({ rule: 'table' })] }, false],
    ['a known proposal', { cards: [planned({ rule: 'table', change: 'moved' })] }, true],
    ['a card that is gone', { counts: { ...none, gone: 1 } }, false],
    ['a split card', { counts: { ...none, split: 1 } }, false],
    ['merged cards', { counts: { ...none, merged: 1 } }, false],
  ] as const)('%s', (_, parts, isSafeOne) => {
    expect(isSafe(planWith(parts))).toBe(isSafeOne);
  });
});
