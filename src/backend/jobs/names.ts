import type { Collection } from '../collection.ts';
import type { Reading } from './reading.ts';
import type { FreshFile, UnchangedFile } from './survey.ts';

type Waiting = Pick<Reading, 'needed' | 'refused'>;

/** What cards are called by their ids, as far as it decides what comes of files that are as they were. */
export class Names {
  readonly #collection: Collection;

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Whether no card has come to be called what a file's cards need, and none has let go of an id they would have. */
  areAsIn({ needed = [], refused = [] }: Waiting): boolean {
    return needed.every((name) => !this.#isTaken(name)) && refused.every((name) => this.#isTaken(name));
  }

  /** Those of the unchanged files for which that may be otherwise once the files that were read are taken over. */
  stirredBy(fresh: readonly FreshFile[], unchanged: readonly UnchangedFile[]): UnchangedFile[] {
    const waiting = unchanged.filter(
      ({ reading: { needed = [], refused = [] } }) => needed.length > 0 || refused.length > 0,
    );
    if (waiting.length === 0) return [];
    const given = new Set(
      fresh.flatMap(({ parsed }) => parsed.notes.flatMap(({ explicitId }) => explicitId ?? [])),
    );
    const staying = new Set(unchanged.map(({ row }) => row.id));
    return waiting.filter(
      ({ reading: { needed = [], refused = [] } }) =>
        needed.some((name) => given.has(name)) || refused.some((name) => this.#mayBeLetGo(name, staying)),
    );
  }

  #isTaken(name: string): boolean {
    return this.#collection.notes.withExplicitId(name) !== undefined;
  }

  #mayBeLetGo(name: string, staying: ReadonlySet<number>): boolean {
    const { notes } = this.#collection;
    const fileId = notes.get(notes.withExplicitId(name) ?? 0)?.fileId ?? null;
    return fileId === null || !staying.has(fileId);
  }
}
