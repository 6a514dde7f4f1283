import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';
import type { Survey } from './survey.ts';

/** Changes when the files of an import, how they are read, or the stored notes they are compared with do. */
export function fingerprintOf({ files, rejections }: Collection, survey: Survey): string {
  const { items, settings, unchanged, fresh, vanished } = survey;
  return contentHash(
    JSON.stringify([
      [...settings],
      unchanged.map(({ row, reading }) => [row.id, row.hash, reading.key]),
      fresh.map(({ item, hash, key, choice }) => [item.location, hash, key, choice.dialect]),
      vanished.map(({ id }) => id),
      items.prefixes.map((prefix) => files.fingerprintBelow(prefix)),
      rejections.all().length,
    ]),
  ).slice(0, 40);
}
