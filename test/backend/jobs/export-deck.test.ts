import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportFormat, ExportReport } from '../../../src/contract/export.ts';
import { cardOf, questions, startScenario, type Scenario } from '../scenario.ts';

const notes = {
  'net.md': '---\ndeck: Net\n---\nQ: What?\nA: ![a](img/a.png) and ![b](../b.png)\n',
  'dns.md': '---\ndeck: Net::DNS\n---\n# Records\n\nTTL ::: time to live\nid: ttl\n',
  'other.md': '---\ndeck: Other\n---\nQ: Else?\nA: Yes\n',
};
const png = Buffer.from('89504e470d0a1a0a', 'hex');

async function withNotes(): Promise<Scenario> {
  const scenario = startScenario();
  scenario.write('notes/sub/img/a.png', png);
  scenario.write('notes/b.png', Buffer.concat([png, png]));
  for (const [name, text] of Object.entries(notes)) scenario.write(join('notes', 'sub', name), text);
  await scenario.importPaths(join(scenario.folder, 'notes'));
  return scenario;
}

async function exportDeck(
  scenario: Scenario,
  deck: string | null,
  to: string | null,
  format: ExportFormat = 'nexthop',
): Promise<ExportReport> {
  const deckId = deck === null ? null : await scenario.deckId(deck);
  return scenario.client.job(scenario.client.call('deck.export', { deckId, format, to }));
}

describe('exporting a deck', () => {
  it('writes a file per deck and the images beside them, rewriting references that lead out', async () => {
    const scenario = await withNotes();
    const to = join(scenario.folder, 'out');
    const report = await exportDeck(scenario, 'Net', to);
    expect(report).toMatchObject({ to, notes: 2, cards: 3, losses: [], files: [] });
    expect([...report.paths].sort()).toEqual([
      'Net.md',
      'Net/DNS.md',
      'img/a.png',
      expect.stringMatching(/^media\/[0-9a-f]{64}\.png$/),
    ]);
    const text = readFileSync(join(to, 'Net.md'), 'utf8');
    expect(text).toMatch(/!\[a\]\(img\/a\.png\) and !\[b\]\(media\/[0-9a-f]{64}\.png\)/);
    expect(readFileSync(join(to, 'img/a.png'))).toEqual(png);
    expect(readFileSync(join(to, 'Net/DNS.md'), 'utf8')).toContain(
      '# Records\n\nTTL ::: time to live\nid: ttl\n',
    );
  });

  it('can be imported elsewhere with the same cards, decks and ids, and exported again to the same text', async () => {
    const scenario = await withNotes();
    const first = join(scenario.folder, 'first');
    await exportDeck(scenario, null, first);
    const other = startScenario();
    await other.importPaths(first);
    const columns = 'kind, front, back, remark, tags, headings, d.name as deck, c.ordinal';
    const all = `select ${columns} from notes n join cards c on c.note_id = n.id join decks d on d.id = c.deck_id order by front, ordinal`;
    const withoutMedia = (rows: { back: string }[]) => rows.filter(({ back }) => !back.includes('b.png'));
    expect(other.sql<{ back: string }>(all).filter(({ back }) => !back.includes('media/'))).toEqual(
      withoutMedia(scenario.sql(all)),
    );
    expect(other.sql('select count(*) as count from media')).toEqual([{ count: 2 }]);
    const second = join(other.folder, 'second');
    const { paths } = await exportDeck(other, null, second);
    for (const path of paths)
      expect(readFileSync(join(second, path))).toEqual(readFileSync(join(first, path)));
  });

  it('gives a note without an id the same one at every export', async () => {
    const scenario = await withNotes();
    const text = async () => (await exportDeck(scenario, 'Other', null)).files;
    const files = await text();
    expect(files).toEqual([
      { path: 'Other.md', text: expect.stringMatching(/\nid: n-[0-9a-z]+-[0-9a-z]+\n$/) },
    ]);
    scenario.clock.at += 86_400_000;
    expect(await text()).toEqual(files);
  });

  it.each([
    ['a folder that is not empty', 'notes', 'conflict'],
    ['a file', 'notes/b.png', 'conflict'],
    ['a folder that is not there', 'nowhere/out', 'bad-input'],
    ['one file where it takes several', 'out.md', 'bad-input'],
  ])('does not write to %s', async (_, path, code) => {
    const scenario = await withNotes();
    const before = readdirSync(scenario.folder, { recursive: true });
    const to = join(scenario.folder, path);
    await expect(exportDeck(scenario, 'Net', to)).rejects.toMatchObject({ code });
    expect(readdirSync(scenario.folder, { recursive: true })).toEqual(before);
  });

  it('fills an empty folder, and writes a single file by its name', async () => {
    const scenario = await withNotes();
    mkdirSync(join(scenario.folder, 'empty'));
    await exportDeck(scenario, 'Other', join(scenario.folder, 'empty'));
    expect(readdirSync(join(scenario.folder, 'empty'))).toEqual(['Other.md']);
    const file = join(scenario.folder, 'mine.md');
    expect(await exportDeck(scenario, 'Other', file)).toMatchObject({ to: file, paths: ['Other.md'] });
    expect(readFileSync(file, 'utf8')).toContain('Q: Else?');
    await expect(exportDeck(scenario, 'Other', file)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('hands images over, too', async () => {
    const { files } = await exportDeck(await withNotes(), 'Net', null);
    expect(files).toContainEqual({ path: 'img/a.png', base64: png.toString('base64') });
  });

  it('leaves out what is gone from the notes', async () => {
    const scenario = startScenario();
    await scenario.importText('a.md', questions(2));
    await scenario.importText('a.md', questions(1));
    expect(await exportDeck(scenario, null, null)).toMatchObject({ notes: 1, cards: 1 });
  });

  it('says that there is nothing to export', async () => {
    await expect(exportDeck(startScenario(), null, null)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('writes the notes, cards, reviews and parameters of the deck as JSON, and of no other', async () => {
    const scenario = await withNotes();
    const scope = { deckId: await scenario.deckId('Net') };
    await scenario.answer(cardOf(await scenario.next(scope)), 3, scope);
    const { files } = await exportDeck(scenario, 'Net', null, 'json');
    const [file] = files;
    if (file === undefined || !('text' in file)) throw new Error('There should be one text.');
    const all = JSON.parse(file.text) as Record<string, readonly unknown[]>;
    expect(file.path).toBe('Net.json');
    const of = "deck_id in (select id from decks where name like 'Net%')";
    expect(all['cards']).toEqual(scenario.sql(`select * from cards where ${of}`));
    expect(all['notes']).toEqual(
      scenario.sql(`select * from notes where id in (select note_id from cards where ${of})`),
    );
    expect(all['decks']).toHaveLength(2);
    expect(all['reviews']).toEqual(scenario.sql('select * from reviews'));
    expect(all['parameters']).toHaveLength(1);
    expect(all['files']).toHaveLength(2);
  });

  it('leaves nothing half done when it is cancelled', async () => {
    const scenario = await withNotes();
    const to = join(scenario.folder, 'out');
    const { job } = await scenario.client.call('deck.export', { deckId: null, format: 'nexthop', to });
    await scenario.client.call('job.cancel', { job });
    await new Promise((resolve) => setImmediate(resolve));
    expect(existsSync(to)).toBe(false);
  });
});
