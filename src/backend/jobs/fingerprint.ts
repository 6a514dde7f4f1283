import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';
import type { Survey } from './survey.ts';

/** Changes when the files of an import, or how they are read, do, and with every edit and import, because each writes how to take it back. */
export function fingerprintOf({ undoEntries, facts }: Collection, survey: Survey): string {
  const { settings, unchanged, fresh, vanished } = survey;
  const hash = contentHash(
    JSON.stringify([
      [...settings],
      unchanged.map(({ row }) => [row.id, row.hash]),
      fresh.map(({ item, hash: content, key, choice }) => [item.location, content, key, choice.dialect]),
      vanished.map(({ id }) => id),
      undoEntries.lastEditMark(),
      facts.fact('bundledDecks'),
    ]),
  );
  return hash.slice(0, 40);
}
