import { settingsSchema, type Settings } from '../../contract/collection.ts';
import { AppError } from '../../contract/errors.ts';
import type { Connection } from '../db/open.ts';

/** What holds until the person sets something else. */
const defaultSettings: Settings = {
  desiredRetention: 0.9,
  newPerDay: 20,
  reviewsPerDay: 200,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  rolloverHour: 4,
  burySiblings: true,
  fuzz: true,
  theme: 'system',
};

/** SQL of the table `settings`: one row per setting, and a few facts of the collection itself; AppError `damaged` for a value no program wrote. */
export function settingsTable(db: Connection) {
  const get = db.prepare<[string], { value: string }>('select value from settings where key = ?');
  const all = db.prepare<[], { key: string; value: string }>('select key, value from settings');
  const set = db.prepare<[string, string]>(
    'insert into settings (key, value) values (?, ?) on conflict do update set value = excluded.value',
  );

  return {
    /** A single value kept under a key; null if there is none. */
    fact: (key: string): unknown => {
      const row = get.get(key);
      return row === undefined ? null : parse(key, row.value);
    },
    setFact: (key: string, value: unknown): void => void set.run(key, JSON.stringify(value)),
    read(): Settings {
      const known = Object.keys(defaultSettings);
      const stored = all.all().filter(({ key }) => known.includes(key));
      const read = settingsSchema.safeParse({
        ...defaultSettings,
        ...Object.fromEntries(stored.map(({ key, value }) => [key, parse(key, value)])),
      });
      if (!read.success) throw unreadable(String(read.error.issues[0]?.path[0]));
      return read.data;
    },
    write(values: Partial<Settings>): void {
      for (const [key, value] of Object.entries(values)) set.run(key, JSON.stringify(value));
    },
  };
}

function parse(key: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw unreadable(key);
  }
}

function unreadable(key: string): AppError {
  return new AppError(
    'damaged',
    `The collection is damaged: its setting “${key}” cannot be read. Put a backup in its place.`,
  );
}
