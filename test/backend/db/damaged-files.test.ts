import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import { folderForTest } from '../../support/temporary.ts';
import { questions } from '../scenario.ts';

/** A collection of the command line with the bundled decks, many cards and an answer, and what its file holds. */
async function closedCollection() {
  const folder = folderForTest();
  const dataDir = join(folder, 'data');
  const notes = join(folder, 'notes.md');
  writeFileSync(notes, questions(400));
  expect(await runCommand(['import', notes, '--data', dataDir])).toBe(0);
  const answer = { cardId: 1, grade: 3, tookMs: 5000, version: 0 };
  expect(await runCommand(['call', 'review.answer', JSON.stringify(answer), '--data', dataDir])).toBe(0);
  const file = join(dataDir, 'collection.sqlite');
  return { dataDir, file, bytes: readFileSync(file) };
}

const damages: Readonly<Record<string, (file: string, bytes: Buffer) => void>> = {
  'a file that is no database': (file) => writeFileSync(file, 'These are only words.\n'.repeat(500)),
  'a truncated file': (file, bytes) => truncateSync(file, Math.floor(bytes.length / 2 / 4096) * 4096),
  'a file cut within a page': (file, bytes) => truncateSync(file, Math.floor(bytes.length / 2) + 1),
  'flipped bytes in the schema': (file, bytes) =>
    writeFileSync(
      file,
      bytes.map((byte, at) => (at >= 100 && at < 400 ? byte ^ 0xff : byte)),
    ),
};

describe('a damaged collection', () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    for (const way of ['log', 'error'] as const)
      vi.spyOn(console, way).mockImplementation((text) => void said.push(String(text)));
  });
  afterEach(() => vi.restoreAllMocks());

  it.each(Object.entries(damages))('%s is called damaged, and nothing is written', async (_what, damage) => {
    const { file, bytes, dataDir } = await closedCollection();
    damage(file, bytes);
    const before = readFileSync(file);
    said.length = 0;
    expect(await runCommand(['check', '--data', dataDir])).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^The collection .*(backup|backups).*\.$/s)]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(dataDir, 'backups'))).toBe(false);
  });

  it.each([0.2, 0.35, 0.5, 0.65, 0.8, 0.95])(
    'bytes flipped at %d of the file are found by check',
    async (part) => {
      const { file, bytes, dataDir } = await closedCollection();
      const page = Math.floor((bytes.length * part) / 4096) * 4096;
      const flipped = bytes.map((byte, at) => (at >= page && at < page + 64 ? byte ^ 0xff : byte));
      writeFileSync(file, flipped);
      expect(await runCommand(['check', '--data', dataDir])).toBe(1);
      expect(said.join('\n')).toMatch(/damaged|cannot be opened/);
      expect(said.join('\n')).not.toContain('inside Nexthop');
      expect(readFileSync(file).equals(flipped)).toBe(true);
    },
  );

  it('is sound before it is damaged', async () => {
    const { dataDir } = await closedCollection();
    expect(await runCommand(['check', '--data', dataDir])).toBe(0);
    expect(said.at(-1)).toMatch(/^All is well: \d+ cards agree with their 1 reviews\.$/);
  });
});
