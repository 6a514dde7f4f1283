import type { Collection } from '../collection.ts';

/** What was computed of a collection as it stood at one moment. */
interface Remembered {
  readonly version: string;
  readonly values: Map<string, unknown>;
}

const remembered = new WeakMap<Collection, Remembered>();

/**
 * What was computed under the key, computed anew once anything was written to the collection, by whichever connection, or
 * the study day is another. The same key always stands for the same computation.
 */
export function rememberedFor<Value>(collection: Collection, key: string, compute: () => Value): Value {
  const version = versionOf(collection);
  const known = remembered.get(collection);
  const values = known?.version === version ? known.values : new Map<string, unknown>();
  if (values !== known?.values) remembered.set(collection, { version, values });
  if (values.has(key)) return values.get(key) as Value;
  const value = compute();
  values.set(key, value);
  return value;
}

/** Changes with every commit of another connection, and with every row this one changes. */
function versionOf(collection: Collection): string {
  const { db } = collection;
  const changes = db.prepare<[], number>('select total_changes()').pluck().get();
  return `${collection.now().day} ${String(db.pragma('data_version', { simple: true }))} ${changes}`;
}
