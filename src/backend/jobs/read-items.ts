import { basename } from 'node:path';
import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { parseFile } from '../../core/notes/parse-file.ts';
import type { ParsedFile, Problem } from '../../core/notes/types.ts';
import { besideNote, contentHash, findNotes, readNote } from '../files/note-folder.ts';
import { readImage, type StoredImage } from '../files/images.ts';
import type { SourceKind } from '../tables/files.ts';
import type { Report } from './jobs.ts';

/** A note file handed to an import, wherever it came from, already parsed: that is the slow part, and needs no collection. */
export interface ReadItem {
  /** What the collection knows the file by: its full path, or `upload:` or `bundled:` and the path. */
  readonly location: string;
  /** The path people see. */
  readonly path: string;
  /** The path decks are named after. */
  readonly deckPath: string;
  readonly parsed: ParsedFile;
  readonly hash: string;
  readonly source: ItemSource;
  /** Finds an image by the reference written in the note. */
  image(reference: string): StoredImage | null;
}

export interface ItemSource {
  readonly kind: SourceKind;
  readonly location: string;
  readonly title: string;
}

/** All that an import was given: what could be read, what could not, and which stored files it speaks for. */
export interface ReadItems {
  readonly title: string;
  readonly files: readonly ReadItem[];
  readonly problems: readonly Problem[];
  /** Whether a stored file at a location is one this import would have read, had it still been there. */
  covers(location: string): boolean;
  /** Prefixes of the locations it covers. */
  readonly prefixes: readonly string[];
}

/** Reads the files and texts of an import. Throws AppError if a path is not there at all. */
export function readItems({ items }: CheckedOf<'import.preview'>, report: Report): ReadItems {
  const files: ReadItem[] = [];
  const problems: Problem[] = [];
  const prefixes: string[] = [];
  const titles: string[] = [];
  const unread: string[] = [];
  const take = (file: ReadItem) => {
    if (!file.parsed.isRefused) return files.push(file);
    problems.push(...file.parsed.problems);
    return unread.push(file.location);
  };
  for (const item of items) {
    if (item.kind !== 'path') continue;
    const found = findNotes(item.path);
    titles.push(found.title);
    prefixes.push(
      found.kind === 'folder'
        ? `${found.location}${found.location.endsWith('/') ? '' : separatorOf(found.location)}`
        : found.location,
    );
    for (const { location, path, reason } of found.closed) {
      unread.push(location);
      problems.push({
        path,
        line: 1,
        message: `The folder cannot be opened (${reason}), so its cards stay as they are.`,
      });
    }
    for (const [index, file] of found.files.entries()) {
      if (index % 50 === 0) report(index, found.files.length, `Reading ${file.path}`);
      try {
        take(fromDisk(found, file));
      } catch (error) {
        if (!(error instanceof AppError) && !isFileError(error)) throw error;
        unread.push(file.location);
        problems.push({ path: file.path, line: 1, message: error.message });
      }
    }
  }
  const uploads = fromTexts(items);
  for (const upload of uploads) {
    take(upload);
    if (!titles.includes(upload.source.title)) titles.push(upload.source.title);
    if (!prefixes.includes(upload.source.location)) prefixes.push(upload.source.location);
  }
  return {
    title: titles.join(', '),
    files: unique(files),
    problems,
    prefixes,
    covers: (location) => !isBelow(location, unread) && isBelow(location, prefixes),
  };
}

/** The bundled decks as an import; their files are known by name, wherever the program lies. */
export function bundledItems(decksDir: string): ReadItems {
  const source: ItemSource = { kind: 'bundled', location: 'bundled:/', title: 'Bundled decks' };
  const files = findNotes(decksDir)
    .files.filter(({ path }) => path.toLowerCase() !== 'readme.md')
    .map(({ location, path }) => {
      const text = readNote(location);
      let parsed: ParsedFile | null = null;
      return {
        location: `${source.location}${path}`,
        path,
        deckPath: path,
        // At nearly every start the hashes say that nothing is new, and then nothing is parsed.
        get parsed() {
          return (parsed ??= parseFile({ path, text }));
        },
        hash: contentHash(text),
        source,
        image: (reference: string) => imageBeside(location, reference),
      };
    });
  return {
    title: source.title,
    files,
    problems: [],
    prefixes: [source.location],
    covers: (location) => location.startsWith(source.location),
  };
}

function fromDisk(found: ReturnType<typeof findNotes>, file: { location: string; path: string }): ReadItem {
  const text = readNote(file.location);
  return {
    location: file.location,
    path: file.path,
    deckPath: found.kind === 'folder' ? `${found.title}/${file.path}` : file.path,
    parsed: parseFile({ path: file.path, text }),
    hash: contentHash(text),
    source: { kind: found.kind, location: found.location, title: found.title },
    image: (reference) => imageBeside(file.location, reference),
  };
}

/** Texts handed over: those below one folder name are one source, so that what is gone from the folder is noticed. */
function fromTexts(items: CheckedOf<'import.preview'>['items']): ReadItem[] {
  const images = new Map(
    items.flatMap((item) =>
      item.kind === 'image' ? [[tidy(item.path), Buffer.from(item.base64, 'base64')] as const] : [],
    ),
  );
  return items.flatMap((item) => {
    if (item.kind !== 'text') return [];
    const path = tidy(item.path);
    const folder = path.includes('/') ? (path.split('/')[0] ?? '') : null;
    const source: ItemSource = {
      kind: 'upload',
      location: folder === null ? `upload:${path}` : `upload:${folder}/`,
      title: folder ?? basename(path),
    };
    const image = (reference: string) => {
      const wanted = tidy([...path.split('/').slice(0, -1), decoded(reference)].join('/'));
      const bytes = images.get(wanted);
      return bytes === undefined ? null : readImage(wanted, bytes);
    };
    const shown = folder === null ? path : path.slice(folder.length + 1);
    const parsed = parseFile({ path: shown, text: item.text });
    return [
      {
        location: `upload:${path}`,
        path: shown,
        deckPath: path,
        parsed,
        hash: contentHash(item.text),
        source,
        image,
      },
    ];
  });
}

function imageBeside(noteLocation: string, reference: string): StoredImage | null {
  const file = besideNote(noteLocation, decoded(reference)) ?? besideNote(noteLocation, reference);
  return file === null ? null : readImage(file);
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** A path with `.` and `..` resolved and forward slashes. */
function tidy(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Whether a location is one of those given, or lies in one that is a folder. */
function isBelow(location: string, given: readonly string[]): boolean {
  return given.some((one) => location === one || (/[\\/]$/.test(one) && location.startsWith(one)));
}

function unique(files: readonly ReadItem[]): ReadItem[] {
  return [...new Map(files.map((file) => [file.location, file])).values()];
}

function separatorOf(location: string): string {
  return location.includes('\\') ? '\\' : '/';
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
