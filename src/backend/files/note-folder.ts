import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../../contract/errors.ts';

const noteExtensions = new Set(['.md', '.markdown']);
const largestNoteBytes = 20_000_000;

/** A file of notes found on disk; `path` is relative to what was asked for, with forward slashes. */
export interface FoundFile {
  readonly location: string;
  readonly path: string;
}

/** What a path asked for turned out to be. */
export interface FoundSource {
  readonly kind: 'folder' | 'file';
  readonly location: string;
  readonly title: string;
  readonly files: readonly FoundFile[];
  /** Folders inside that could not be opened; their location ends with a separator. */
  readonly closed: readonly (FoundFile & { readonly reason: string })[];
}

/** Finds the notes at a path, sorted; hidden folders and `node_modules` are left out. Throws AppError `not-found`. */
export function findNotes(path: string): FoundSource {
  const location = realPath(path);
  if (statSync(location).isDirectory()) {
    const pathOf = (found: string) => relative(location, found).split(sep).join('/');
    const closed: (FoundFile & { reason: string })[] = [];
    const found = walk(location, (folder, reason) => {
      closed.push({ location: `${folder}${sep}`, path: pathOf(folder) || basename(location), reason });
    });
    const files = found.map((file) => ({ location: file, path: pathOf(file) }));
    return { kind: 'folder', location, title: basename(location), files, closed };
  }
  if (!noteExtensions.has(extname(location).toLowerCase())) {
    throw new AppError(
      'bad-input',
      `${path} is not a Markdown file. Choose a file that ends in .md, or a folder of them.`,
    );
  }
  return {
    kind: 'file',
    location,
    title: basename(location),
    files: [{ location, path: basename(location) }],
    closed: [],
  };
}

/** The text of a note file. Throws AppError with a sentence if it cannot be read as text. */
export function readNote(location: string): string {
  const bytes = readFileSync(location);
  if (bytes.length > largestNoteBytes) {
    throw new AppError(
      'bad-input',
      `The file has ${bytes.length} bytes; notes of up to ${largestNoteBytes} can be read. Split it.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('bad-input', 'The file is not UTF-8 text. Save it as UTF-8 and import it again.');
  }
}

/** A file beside a note, by a reference such as `../images/x.png`; null if it is not there. */
export function besideNote(noteLocation: string, reference: string): string | null {
  const file = resolve(dirname(noteLocation), reference);
  try {
    return statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

/** SHA-256 in hex, of text or bytes. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function realPath(path: string): string {
  try {
    return realpathSync(resolve(path));
  } catch {
    throw new AppError('not-found', `There is no file or folder ${path}. Check the path.`);
  }
}

function walk(folder: string, closed: (folder: string, reason: string) => void): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    closed(folder, error instanceof Error ? error.message : String(error));
    return [];
  }
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const full = join(folder, entry.name);
    if (entry.isDirectory()) return walk(full, closed);
    return entry.isFile() && noteExtensions.has(extname(entry.name).toLowerCase()) ? [full] : [];
  });
}
