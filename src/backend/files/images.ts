import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { contentHash } from './note-folder.ts';

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
};

/** An image as the collection keeps it: named by the hash of its content. */
export interface StoredImage {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Reads an image, from disk or from bytes given; null if it is of no known kind. */
export function readImage(path: string, given: Uint8Array | null = null): StoredImage | null {
  const extension = extname(path).toLowerCase();
  const type = types[extension];
  if (type === undefined) return null;
  const bytes = given ?? readFileSync(path);
  return { name: `${contentHash(bytes)}${extension}`, type, bytes };
}

/** Puts an image into the data folder; it appears whole or not at all. */
export function keepImage(dataDir: string, image: StoredImage): void {
  const folder = join(dataDir, 'media');
  const file = join(folder, image.name);
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, image.bytes);
  renameSync(`${file}.part`, file);
}
