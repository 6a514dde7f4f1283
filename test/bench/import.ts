import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '../../src/contract/client.ts';
import type { ImportPlan } from '../../src/contract/import.ts';
import type { Subjects } from './build.ts';
import { bundledTexts, variantOfText } from './bundled-notes.ts';
import { emptyCollection, openBackend, openRaw, startAt } from './collection.ts';
import { byTurns, timed } from './statistics.ts';
import { ratioRow, type Row } from './table.ts';

const cards = 10_000;
const rounds = 5;

/** Import of a folder of notes into an empty collection against reading, splitting and inserting the same without parsing. */
export async function measureImport(subjects: Subjects, folder: string): Promise<Row[]> {
  const notes = writeNotes(join(folder, 'notes'), subjects);
  let round = 0;
  const newCollection = () => emptyCollection(subjects, join(folder, `import-${round++}`));
  const ours = async () => importBy(subjects, await newCollection(), notes);
  const raw = async () => insertRaw(await newCollection(), notes);
  await byTurns(1, ours, raw);
  const pair = await byTurns(rounds, ours, raw);
  return [ratioRow(`import of ${cards.toLocaleString('en')} cards : read, split and insert`, pair, 2)];
}

/** Writes the bundled decks again and again, each time with other words, until they make the cards wanted. */
function writeNotes(folder: string, { parseFile, facesOf }: Subjects): string {
  mkdirSync(folder, { recursive: true });
  const texts = bundledTexts();
  let made = 0;
  for (let copy = 1; made < cards; copy += 1) {
    for (const [index, text] of texts.entries()) {
      const path = `${index + 1}-part-${copy}.md`;
      const variant = variantOfText(text, copy);
      writeFileSync(join(folder, path), variant);
      made += parseFile({ path, text: variant }).notes.flatMap(facesOf).length;
    }
  }
  return folder;
}

async function importBy(subjects: Subjects, dataDir: string, notes: string): Promise<number> {
  const backend = openBackend(subjects, dataDir, { now: () => startAt });
  const client = createClient(backend);
  const tookMs = await timed(async () => {
    const plan = await client.job<ImportPlan>(
      client.call('import.apply', { items: [{ kind: 'path', path: notes }] }),
    );
    if (plan.counts.new < cards) throw new Error(`Only ${plan.counts.new} cards were imported.`);
  });
  await backend.close();
  return tookMs;
}

/** Notes, what they need, and cards go into the same tables with the same indexes and triggers. */
function insertRaw(dataDir: string, notes: string): Promise<number> {
  const db = openRaw(dataDir);
  db.exec(
    `insert into decks (id, name, added_at) values (1, 'Deck', 0);
     insert into sources (id, kind, location, title, added_at) values (1, 'folder', '/', 'notes', 0);
     insert into files (id, source_id, location, path, hash, deck_id, deck_name, read_at) values (1, 1, '/a', 'a', '', 1, 'Deck', 0)`,
  );
  const addNote = db.prepare<SplitNote>(
    `insert into notes (file_id, kind, front, back, explicit_id, tags, needs, headings, line, end_line, dialect, added_at, changed_at)
     values (1, 'basic', @front, @back, @id, '[]', '[]', '[]', 1, 1, 'nexthop', 0, 0)`,
  );
  const addNeed = db.prepare<[number | bigint, string]>(
    'insert or ignore into needs (note_id, needed) values (?, ?)',
  );
  const addCard = db.prepare<[number | bigint, number]>(
    'insert into cards (note_id, ordinal, deck_id, position, added_at) values (?, ?, 1, 0, 0)',
  );
  const took = timed(() =>
    db
      .transaction(() => {
        for (const name of readdirSync(notes)) {
          for (const note of split(readFileSync(join(notes, name), 'utf8'))) {
            const { lastInsertRowid } = addNote.run(note);
            for (const needed of note.needs.split(/, */))
              if (needed !== '') addNeed.run(lastInsertRowid, needed);
            for (let ordinal = 0; ordinal < note.cards; ordinal += 1) addCard.run(lastInsertRowid, ordinal);
          }
        }
      })
      .immediate(),
  );
  return took.finally(() => db.close());
}

/** A card block taken apart by expression alone. */
interface SplitNote {
  readonly front: string;
  readonly back: string;
  readonly id: string | null;
  /** Ids separated by commas. */
  readonly needs: string;
  readonly cards: number;
}

/** Everything between empty lines that looks like a card. */
function split(text: string): SplitNote[] {
  return text.split('\n\n').flatMap((block) => {
    const id = /^id: (.*)$/m.exec(block)?.[1] ?? null;
    const needs = /^needs: (.*)$/m.exec(block)?.[1] ?? '';
    const [, question, answer] = /^Q: (.*)\nA: (.*)/s.exec(block) ?? [];
    if (question !== undefined && answer !== undefined)
      return { front: question, back: answer, id, needs, cards: 1 };
    const [, term, mark, meaning] = /^(.+?) (:{2,3}) (.*)/s.exec(block) ?? [];
    if (term !== undefined && meaning !== undefined)
      return { front: term, back: meaning, id, needs, cards: mark === ':::' ? 2 : 1 };
    return block.startsWith('C: ')
      ? { front: block, back: '', id, needs, cards: Math.max(1, block.split('{{').length - 1) }
      : [];
  });
}
