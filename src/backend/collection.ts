import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Settings } from '../contract/collection.ts';
import { defaultParameters } from '../core/schedule/parameters.ts';
import type { Moment, Parameters } from '../core/schedule/types.ts';
import { momentAt, type Clock } from './clock.ts';
import { openDatabase, type Connection } from './db/open.ts';
import { cardsTable } from './tables/cards.ts';
import { dailyTable } from './tables/daily.ts';
import { decksTable } from './tables/decks.ts';
import { examsTable } from './tables/exams.ts';
import { filesTable } from './tables/files.ts';
import { heldCardsTable } from './tables/held-cards.ts';
import { mediaTable } from './tables/media.ts';
import { notesTable } from './tables/notes.ts';
import { drillDefinitionsTable } from './tables/drill-definitions.ts';
import { papersTable } from './tables/papers.ts';
import { plannedCardsTable } from './tables/planned-cards.ts';
import { rejectionsTable } from './tables/rejections.ts';
import { reviewsTable } from './tables/reviews.ts';
import { settingsTable } from './tables/settings.ts';
import { sourcesTable } from './tables/sources.ts';
import { undoEntriesTable } from './tables/undo-entries.ts';

/** An open collection: the database with its tables, the clock, and the settings in force. */
export interface Collection {
  readonly db: Connection;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly decks: ReturnType<typeof decksTable>;
  readonly cards: ReturnType<typeof cardsTable>;
  readonly heldCards: ReturnType<typeof heldCardsTable>;
  readonly notes: ReturnType<typeof notesTable>;
  readonly sources: ReturnType<typeof sourcesTable>;
  readonly files: ReturnType<typeof filesTable>;
  readonly media: ReturnType<typeof mediaTable>;
  readonly plannedCards: ReturnType<typeof plannedCardsTable>;
  readonly rejections: ReturnType<typeof rejectionsTable>;
  readonly drillDefinitions: ReturnType<typeof drillDefinitionsTable>;
  readonly exams: ReturnType<typeof examsTable>;
  readonly papers: ReturnType<typeof papersTable>;
  readonly reviews: ReturnType<typeof reviewsTable>;
  readonly daily: ReturnType<typeof dailyTable>;
  readonly undoEntries: ReturnType<typeof undoEntriesTable>;
  readonly facts: ReturnType<typeof settingsTable>;
  /** Decides every drill instance; made once per collection unless given. */
  readonly seed: number;
  settings(): Settings;
  changeSettings(values: Partial<Settings>): void;
  /** The scheduling parameters that follow from the settings. */
  parameters(): Parameters;
  /** The id these parameters are logged under, given to them when they are first needed. */
  parametersId(): number;
  now(): Moment;
  /** Runs a change as one transaction, alone in writing. */
  transact<Result>(change: () => Result): Result;
  close(): void;
}

/** Settings as last read, and what was made of them. */
interface InForce {
  readonly version: number | undefined;
  readonly settings: Settings;
  parameters: Parameters | null;
  parametersId: number | null;
}

/** Where the collection lies in a data folder. */
function databaseFile(dataDir: string): string {
  return join(dataDir, 'collection.sqlite');
}

/** Opens the collection of a data folder. Throws AppError `damaged`. */
export function openCollection(dataDir: string, clock: Clock, givenSeed: number | null): Collection {
  const db = openDatabase(databaseFile(dataDir));
  const facts = settingsTable(db);
  const reviews = reviewsTable(db);
  const otherCommits = db.prepare<[], number>('pragma data_version').pluck();
  let cached: InForce | null = null;

  // Settings made through another connection are seen, because data_version changes with its commits.
  const current = (): InForce => {
    const version = otherCommits.get();
    if (cached !== null && cached.version === version) return cached;
    const settings = facts.read();
    const isSame = JSON.stringify(cached?.settings) === JSON.stringify(settings);
    cached = {
      version,
      settings,
      parameters: isSame ? (cached?.parameters ?? null) : null,
      parametersId: isSame ? (cached?.parametersId ?? null) : null,
    };
    return cached;
  };

  const collection: Collection = {
    db,
    dataDir,
    clock,
    decks: decksTable(db),
    cards: cardsTable(db),
    heldCards: heldCardsTable(db),
    notes: notesTable(db),
    sources: sourcesTable(db),
    files: filesTable(db),
    media: mediaTable(db),
    plannedCards: plannedCardsTable(db),
    rejections: rejectionsTable(db),
    drillDefinitions: drillDefinitionsTable(db),
    exams: examsTable(db),
    papers: papersTable(db),
    reviews,
    daily: dailyTable(db),
    undoEntries: undoEntriesTable(db),
    facts,
    seed: givenSeed ?? ownSeed(db, facts),
    settings: () => current().settings,
    parameters() {
      const state = current();
      return (state.parameters ??= parametersFrom(state.settings));
    },
    parametersId() {
      const state = current();
      state.parameters ??= parametersFrom(state.settings);
      return (state.parametersId ??= reviews.parametersId(JSON.stringify(state.parameters)));
    },
    now: () => momentAt(clock.now(), current().settings.rolloverHour),
    changeSettings(values) {
      facts.write(values);
      cached = null;
    },
    transact(change) {
      try {
        return db.transaction(change).immediate();
      } catch (error) {
        cached = null;
        throw error;
      }
    },
    close() {
      db.pragma('wal_checkpoint(passive)');
      db.close();
    },
  };
  return collection;
}

function parametersFrom(settings: Settings): Parameters {
  return {
    weights: defaultParameters.weights,
    desiredRetention: settings.desiredRetention,
    maximumIntervalDays: settings.maximumIntervalDays,
    learningStepsMinutes: settings.learningStepsMinutes,
    relearningStepsMinutes: settings.relearningStepsMinutes,
    fuzz: settings.fuzz,
  };
}

function ownSeed(db: Connection, facts: ReturnType<typeof settingsTable>): number {
  const known = facts.fact('seed');
  if (typeof known === 'number') return known;
  return db
    .transaction(() => {
      const raced = facts.fact('seed');
      const seed = typeof raced === 'number' ? raced : randomInt(2 ** 31);
      facts.setFact('seed', seed);
      return seed;
    })
    .immediate();
}
