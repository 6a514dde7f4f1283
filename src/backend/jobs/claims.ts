import { ownPrefix } from '../../core/drills/own/own-family.ts';
import { families } from '../../core/drills/registry.ts';
import type { ParsedNote, Problem } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';

/** Sees to it that ids and drill families are held by one note only. */
export class Claims {
  readonly #collection: Collection;
  readonly #replaceable: ReadonlySet<number>;
  readonly #covers: (location: string) => boolean;
  readonly #ids = new Map<string, string>();

  /** `replaceable`: notes that the import decides about; `covers`: whether a stored file is one of the import's. */
  constructor(
    collection: Collection,
    replaceable: ReadonlySet<number>,
    covers: (location: string) => boolean,
  ) {
    this.#collection = collection;
    this.#replaceable = replaceable;
    this.#covers = covers;
  }

  /** The note, without an id that is taken, which is added to `refused`; nothing if it is a drill that cannot be added. */
  admit(note: ParsedNote, path: string, problems: Problem[], refused: string[]): ParsedNote[] {
    const say = (message: string) => problems.push({ path, line: note.line, message });
    if (note.kind === 'drill' && !this.#admitDrill(note, path, say)) return [];
    if (note.explicitId === null) return [note];
    const holder = this.#holder(
      note.explicitId,
      this.#collection.notes.withExplicitId(note.explicitId),
      `${path}:${note.line}`,
    );
    if (holder === null) return [note];
    refused.push(note.explicitId);
    if (note.kind === 'drill') {
      say(
        `The id “${note.explicitId}” is taken by ${holder}, so this drill was left out. Give it another id.`,
      );
      return [];
    }
    say(
      `The id “${note.explicitId}” is taken by ${holder}, so this card goes without one. Give it another id.`,
    );
    return [{ ...note, explicitId: null }];
  }

  #admitDrill(note: ParsedNote, path: string, say: (message: string) => void): boolean {
    if (!families.has(note.front) && !note.front.startsWith(ownPrefix)) {
      say(`There is no drill family “${note.front}”. Known are: ${[...families.keys()].join(', ')}.`);
      return false;
    }
    const holder = this.#holder(
      `drill ${note.front}`,
      this.#collection.notes.drill(note.front)?.id,
      `${path}:${note.line}`,
    );
    if (holder !== null)
      say(
        `The drill “${note.front}” is in ${holder} already; a skill has one memory, so it is not added again.`,
      );
    return holder === null;
  }

  #holder(claim: string, noteId: number | undefined, place: string): string | null {
    const earlier = this.#ids.get(claim);
    if (earlier !== undefined) return earlier;
    if (noteId !== undefined && !this.#replaceable.has(noteId)) return this.#placeOf(noteId);
    this.#ids.set(claim, place);
    return null;
  }

  #placeOf(noteId: number): string {
    const note = this.#collection.notes.get(noteId);
    const file = note?.fileId == null ? undefined : this.#collection.files.get(note.fileId);
    if (note === undefined || file === undefined || !this.#covers(file.location)) return 'another deck';
    return `${file.path}:${note.imported.line}`;
  }
}
