import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { createBackend, type ThreadBackend } from '../../src/backend/backend.ts';
import { createClient, type Client } from '../../src/contract/client.ts';
import type { CheckReport } from '../../src/contract/collection.ts';
import type { InputOf } from '../../src/contract/api.ts';
import type { ImportPlan } from '../../src/contract/import.ts';
import type { ReviewCard, ReviewStep } from '../../src/contract/review.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Monday 2 March 2026, nine in the morning UTC. */
export const morning = Date.parse('2026-03-02T09:00:00Z');

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

export type Grade = 1 | 2 | 3 | 4;
type Scope = InputOf<'review.next'>;
/** All of an import but what is imported. */
type Rest = Omit<InputOf<'import.apply'>, 'items'>;

interface Setup {
  readonly at?: number;
  readonly seed?: number | null;
  /** Files of the bundled decks by name; none if left out. */
  readonly decks?: Readonly<Record<string, string>>;
}

/** A collection in a folder of its own with a clock the test moves. */
export interface Scenario {
  readonly folder: string;
  readonly dataDir: string;
  readonly decksDir: string;
  readonly clock: { at: number; now(): number };
  readonly client: Client;
  readonly backend: ThreadBackend;
  /** Closes the backend and opens the same data folder again. */
  reopen(): Promise<void>;
  close(): Promise<void>;
  /** Writes a file below the scenario's folder and gives its full path. */
  write(path: string, content: string | Uint8Array): string;
  importPaths(...paths: string[]): Promise<ImportPlan>;
  /** Imports paths with all that an import can be told. */
  applyPaths(paths: readonly string[], rest?: Rest): Promise<ImportPlan>;
  previewPaths(paths: readonly string[], rest?: Rest): Promise<ImportPlan>;
  /** Hands a text over as a file called `path`. */
  importText(path: string, text: string, rest?: Rest): Promise<ImportPlan>;
  /** What handing it over would do. */
  preview(path: string, text: string, rest?: Rest): Promise<ImportPlan>;
  next(scope?: Scope): Promise<ReviewStep>;
  answer(card: ReviewCard, grade: Grade, scope?: Scope): Promise<ReviewStep>;
  /** Answers what is shown until nothing is; gives the cards in the order they were shown. */
  answerAll(grade: Grade, scope?: Scope): Promise<ReviewCard[]>;
  check(): Promise<CheckReport>;
  deckId(name: string): Promise<number>;
  /** Looks into the database, or tampers with it, through a connection of its own. */
  sql<Row>(statement: string): Row[];
}

/** Opens a new collection; it is closed and removed when the test is over. */
export function startScenario({ at = morning, seed = 7, decks = {} }: Setup = {}): Scenario {
  const { path: folder, remove } = temporaryFolder();
  const dataDir = join(folder, 'data');
  const decksDir = join(folder, 'decks');
  const clock = { at, now: () => clock.at };
  const write = (path: string, content: string | Uint8Array) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  mkdirSync(decksDir);
  for (const [name, text] of Object.entries(decks)) write(join('decks', name), text);
  const open = () => createBackend({ dataDir, decksDir, clock, seed });
  let backend = open();
  let client = createClient(backend);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await backend.close();
    isOpen = false;
  };
  onTestFinished(async () => {
    await close();
    remove();
  });

  const scenario: Scenario = {
    folder,
    dataDir,
    decksDir,
    clock,
    get client() {
      return client;
    },
    get backend() {
      return backend;
    },
    async reopen() {
      await close();
      backend = open();
      client = createClient(backend);
      isOpen = true;
    },
    close,
    write,
    importPaths: (...paths) => scenario.applyPaths(paths),
    applyPaths: (paths, rest = {}) =>
      client.job<ImportPlan>(client.call('import.apply', { ...rest, items: pathItems(paths) })),
    previewPaths: (paths, rest = {}) =>
      client.job<ImportPlan>(client.call('import.preview', { ...rest, items: pathItems(paths) })),
    importText: (path, text, rest = {}) =>
      client.job<ImportPlan>(client.call('import.apply', { ...rest, items: [{ kind: 'text', path, text }] })),
    preview: (path, text, rest = {}) =>
      client.job<ImportPlan>(
        client.call('import.preview', { ...rest, items: [{ kind: 'text', path, text }] }),
      ),
    next: (scope = {}) => client.call('review.next', scope),
    answer: (card, grade, scope = {}) =>
      client.call('review.answer', {
        ...scope,
        cardId: card.cardId,
        grade,
        tookMs: 5000,
        version: card.version,
        drill: drillAnswerTo(card),
      }),
    async answerAll(grade, scope = {}) {
      const shown: ReviewCard[] = [];
      for (let step = await scenario.next(scope); step.card !== null;) {
        shown.push(step.card);
        step = await scenario.answer(step.card, grade, scope);
      }
      return shown;
    },
    check: () => client.job<CheckReport>(client.call('collection.check')),
    async deckId(name) {
      const deck = (await client.call('deck.list')).find((each) => each.name === name);
      if (deck === undefined) throw new Error(`There should be a deck ${name}.`);
      return deck.deckId;
    },
    sql<Row>(statement: string): Row[] {
      const db = new Database(join(dataDir, 'collection.sqlite'));
      db.pragma('foreign_keys = off');
      try {
        const prepared = db.prepare<[], Row>(statement);
        if (prepared.reader) return prepared.all();
        prepared.run();
        return [];
      } finally {
        db.close();
      }
    },
  };
  return scenario;
}

/** The card of a step; fails the test if none is ready. */
export function cardOf(step: ReviewStep): ReviewCard {
  if (step.card === null) throw new Error('A card should be ready.');
  return step.card;
}

/** Numbered questions, each a card of its own. */
export function questions(count: number, subject = 'Question'): string {
  return Array.from(
    { length: count },
    (_, index) => `Q: ${subject} ${index + 1}?\nA: Answer ${index + 1}\n`,
  ).join('\n');
}

function pathItems(paths: readonly string[]) {
  return paths.map((path) => ({ kind: 'path' as const, path }));
}

function drillAnswerTo({ drill }: ReviewCard) {
  if (drill === null) return null;
  const { level, seed } = drill.instance;
  return { level, seed, answeredMs: 3000, answer: { kind: 'choice' as const, index: 0 } };
}
