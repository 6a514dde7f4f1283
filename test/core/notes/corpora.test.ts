import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseDialects } from '../../../src/core/notes/choose-dialects.ts';
import { facesOf } from '../../../src/core/notes/faces.ts';
import { parseFile } from '../../../src/core/notes/parse-file.ts';
import { readFile } from '../../../src/core/notes/read.ts';
import type { ParsedNote } from '../../../src/core/notes/types.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/corpora');
const wholeCorpora = process.env['CORPORA'];

/** The notes of a folder, each file read by the dialect that is chosen for it. */
function notesOf(root: string) {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  const files = names.sort().map((path) => ({
    file: readFile({ path, text: readFileSync(resolve(root, path), 'utf8') }),
    settings: null,
  }));
  const { choices, evidence, problems } = chooseDialects(files, null);
  const parsed = files.map(({ file }, index) => {
    const dialect = choices[index]?.dialect ?? '';
    return { ...parseFile(file, { dialect, options: {}, proposes: false }), dialect };
  });
  return { parsed, evidence, problems, notes: parsed.flatMap(({ notes }) => notes) };
}

const cardsOf = (notes: readonly ParsedNote[]) => notes.flatMap(facesOf).length;
const kindsOf = (notes: readonly ParsedNote[]) => {
  const kinds: Record<string, number> = {};
  for (const { kind } of notes) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
};

describe('cards that other people wrote', () => {
  it.each<[string, string, Record<string, number>, number]>([
    ['hashcards-example', 'hashcards', { basic: 10, cloze: 6 }, 23],
    ['hashcards-datascience', 'hashcards', { basic: 139, cloze: 21 }, 202],
    ['flashcards-obsidian', 'flashcards-obsidian', { basic: 30, 'two-way': 2, cloze: 4 }, 41],
    ['obsidian-sr', 'obsidian-sr', { basic: 3, cloze: 1 }, 5],
    ['logseq', 'logseq', { basic: 4 }, 4],
  ])('%s is read as %s, with each of its cards', (name, dialect, kinds, cards) => {
    const { notes, evidence, problems } = notesOf(resolve(folder, name));
    expect(evidence[0]?.dialect).toBe(dialect);
    expect(problems).toEqual([]);
    expect(new Set(notes.map((note) => note.dialect))).toEqual(new Set([dialect]));
    expect(kindsOf(notes)).toEqual(kinds);
    expect(cardsOf(notes)).toBe(cards);
  });

  it('hashcards names its decks in TOML, and paths from the root of the collection', () => {
    const { parsed } = notesOf(resolve(folder, 'hashcards-datascience'));
    expect(parsed.map(({ deck }) => deck)).toContain('Linear Algebra');
    const { notes } = notesOf(resolve(folder, 'hashcards-example'));
    expect(notes[0]?.front).toBe('What is the title of this painting?\n\n![](../thetempest.webp)');
  });

  it('Flashcards for Obsidian keeps the headings above a question', () => {
    const { parsed } = notesOf(resolve(folder, 'flashcards-obsidian'));
    const demo = parsed.find(({ path }) => path === 'docs/demo.md');
    expect(demo?.deck).toBe('My Knowledge::Demo');
    expect(demo?.notes.map(({ line, kind, front }) => [line, kind, front])).toEqual([
      [6, 'basic', 'Car'],
      [11, 'basic', 'Controls'],
      [20, 'basic', 'Braking'],
      [24, 'basic', 'Transmission'],
      [28, 'basic', '_What about electric vehicles?_'],
      [31, 'basic', 'Manual'],
      [35, 'basic', 'Automatic'],
      [43, 'basic', 'Autonomous car'],
      [47, 'basic', 'Open source development'],
      [51, 'two-way', 'Examples'],
      [55, 'basic', 'Were they successfull?'],
      [58, 'basic', 'Car sharing'],
    ]);
    expect(demo?.notes[5]?.headings).toEqual(['Car', 'Controls', 'Transmission']);
    expect(demo?.notes[8]?.tags).toContain('open-source');
  });

  it('Obsidian Spaced Repetition and Logseq bring their schedules', () => {
    const sr = notesOf(resolve(folder, 'obsidian-sr')).notes.flatMap(({ schedules }) => schedules);
    expect(sr.map(({ dueOn, intervalDays, ease }) => [dueOn, intervalDays, ease])).toEqual([
      ['2024-03-20', 124, 2.7],
      ['2024-05-22', 1, 2.3],
      ['2024-05-25', 4, 2.7],
    ]);
    const { notes } = notesOf(resolve(folder, 'logseq'));
    expect(
      notes.map(({ front, back, schedules: [schedule] }) => [front, back.includes('card-'), schedule?.dueOn]),
    ).toEqual([
      ['What does "Logseq" mean?', false, '2021-11-08'],
      ["what's logseq?", false, '2021-11-08'],
      ['**How to escape formatting?**', false, '2021-10-15'],
      ['**How to review a page instead of a block using SRS [[Flashcards]] ?**', false, '2021-10-03'],
    ]);
  });

  it('a note that is reviewed as a whole says so and is no card', () => {
    const { parsed } = notesOf(resolve(folder, 'obsidian-sr'));
    const told = parsed.filter(({ problems }) =>
      problems.some(({ message }) => message.includes('as a whole')),
    );
    expect(told.map(({ path }) => path)).toEqual([
      'vaults/notes2/Triboelectric Effect.md',
      'vaults/notes4/A.md',
      'vaults/notes5/A.md',
    ]);
  });
});

it.runIf(wholeCorpora !== undefined && existsSync(resolve(wholeCorpora, 'notes')))(
  'finds no cards in the notes that hold none, and all of those that do, over the whole corpora',
  () => {
    const count = (name: string) => cardsOf(notesOf(resolve(wholeCorpora ?? '', 'notes', name)).notes);
    expect({
      ccna: count('ccna-flyingscotty'),
      cka: count('cka-damienjburks'),
      ckad: count('ckad-exercises'),
      networking: count('networking-djeada'),
      logseq: count('logseq-docs'),
      hashcards: count('hashcards-example') + count('hashcards-datascience'),
      flashcards: count('flashcards-obsidian-demo'),
      sr: count('obsidian-sr-vaults'),
    }).toEqual({ ccna: 0, cka: 0, ckad: 0, networking: 0, logseq: 4, hashcards: 225, flashcards: 41, sr: 5 });
  },
);
