import { join, posix } from 'node:path';
import { withReferences } from '../../core/notes/export/references.ts';
import type { NewFile } from '../files/write-new.ts';
import type { Collection } from '../collection.ts';
import type { GatheredDeck, GatheredNote } from './gather-decks.ts';

/** Decks whose references lead to the images that are copied beside them. */
interface PlacedMedia {
  readonly decks: readonly GatheredDeck[];
  readonly files: readonly NewFile[];
}

/**
 * Finds a place for every image that the notes refer to: where the reference leads, so that the text can stay, or in a folder `media` if that
 * is outside of the export or taken. `folderOf` gives the folder a deck's file is in.
 */
export function placeMedia(
  collection: Collection,
  decks: readonly GatheredDeck[],
  folderOf: (deck: GatheredDeck) => string,
): PlacedMedia {
  const placed = new Map<string, string>();
  const mediaOf = cached((fileId: number) => Object.entries(collection.media.namesOf(fileId)));
  const place = (reference: string, name: string, folder: string): string => {
    const path = posix.join(folder, decoded(reference));
    const isInside =
      !/^\.\.(?:\/|$)|^\/|^[a-z]+:|[\\?#\u0000]/i.test(path) && !/\.(?:md|markdown)$/i.test(path);
    if (isInside && !posix.isAbsolute(decoded(reference)) && (placed.get(path) ?? name) === name) {
      placed.set(path, name);
      return reference;
    }
    placed.set(`media/${name}`, name);
    return posix.relative(folder === '' ? '.' : folder, `media/${name}`);
  };
  const rewritten = decks.map((deck) => {
    const folder = folderOf(deck);
    return {
      ...deck,
      notes: deck.notes.map((note) =>
        withMedia(note, (reference, name) => place(reference, name, folder), mediaOf),
      ),
    };
  });
  const files = [...placed].map(([path, name]) => ({
    path,
    copyOf: join(collection.dataDir, 'media', name),
  }));
  return { decks: rewritten, files };
}

function withMedia(
  gathered: GatheredNote,
  place: (reference: string, name: string) => string,
  mediaOf: (fileId: number) => [string, string][],
): GatheredNote {
  const { note, fileId } = gathered;
  const texts = [note.front, note.back, note.remark ?? ''].join('\n');
  const shown = fileId === null ? [] : mediaOf(fileId).filter(([reference]) => texts.includes(reference));
  const renamed = new Map(shown.map(([reference, name]) => [reference, place(reference, name)]));
  const write = (text: string) => withReferences(text, renamed);
  return {
    ...gathered,
    note: {
      ...note,
      front: write(note.front),
      back: write(note.back),
      remark: note.remark === null ? null : write(note.remark),
    },
  };
}

function cached<Value>(find: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
