import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { contentHash } from './content-hash.ts';
import { sanitiseSvg } from './sanitise-svg.ts';

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.flac': 'audio/flac',
};

/** An image or a sound as the collection keeps it: named by the hash of its content. */
export interface StoredImage {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The type of an image or a sound by its file's name; null if it is of no kind that can be shown or played. */
export function mediaType(path: string): string | null {
  return types[extname(path).toLowerCase()] ?? null;
}

/** Reads an image or a sound, from disk or from bytes given; null if it is of no known kind, or cannot be made safe to show. */
export function readImage(path: string, given: Uint8Array | null = null): StoredImage | null {
  const type = mediaType(path);
  if (type === null) return null;
  const found = given ?? readFileSync(path);
  const bytes = type === 'image/svg+xml' ? safeSvg(found) : found;
  return bytes === null ? null : { name: `${contentHash(bytes)}${extname(path).toLowerCase()}`, type, bytes };
}

function safeSvg(bytes: Uint8Array): Uint8Array | null {
  const safe = sanitiseSvg(new TextDecoder().decode(bytes));
  return safe === null ? null : Buffer.from(safe);
}

/** Puts an image into the data folder; it appears whole or not at all. Whether it was not there yet. */
export function keepImage(dataDir: string, image: StoredImage): boolean {
  const folder = join(dataDir, 'media');
  const file = join(folder, image.name);
  if (existsSync(file)) return false;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, image.bytes);
  renameSync(`${file}.part`, file);
  return true;
}

/** Takes images out of the data folder that nothing refers to any more. */
export function dropImages(dataDir: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(dataDir, 'media', name), { force: true });
}
