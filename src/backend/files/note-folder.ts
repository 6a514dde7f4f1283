import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { stampFrom, stampOf, type Stamp } from './stamp.ts';

const noteExtensions = new Set(['.md', '.markdown', '.mdown', '.qmd', '.rmd', '.org']);
/** In a folder, tables and plain text are notes only where it holds nothing else. */
const tableExtensions = new Set(['.txt', '.csv', '.tsv']);

/** What the file of settings in a folder is called. */
export const settingsName = 'nexthop.yml';

/** A file of notes found on disk; `path` is relative to what was asked for, with forward slashes. */
export interface FoundFile {
  readonly location: string;
  readonly path: string;
  readonly stamp: Stamp;
}

/** What a path asked for turned out to be. */
export interface FoundSource {
  readonly kind: 'folder' | 'file';
  readonly location: string;
  readonly title: string;
  readonly files: readonly FoundFile[];
  /** Full paths of the settings in its folders. */
  readonly settings: readonly string[];
  /** Paths of all other files, by which a reference finds its image. */
  readonly others: readonly string[];
  /** Folders inside that could not be opened; their location ends with a separator. */
  readonly closed: readonly { readonly location: string; readonly path: string; readonly reason: string }[];
}

/** Finds the notes at a path, sorted; hidden folders and `node_modules` are left out. Throws AppError `not-found`. */
export function findNotes(path: string): FoundSource {
  const location = realPath(path);
  return statSync(location).isDirectory() ? findInFolder(location) : asFile(location, path);
}

function findInFolder(location: string): FoundSource {
  const closed: { location: string; path: string; reason: string }[] = [];
  const pathOf = (found: string) => relative(location, found).split(sep).join('/');
  const names = walk(location, (folder, reason) => {
    closed.push({ location: `${folder}${sep}`, path: pathOf(folder) || basename(location), reason });
  });
  const ofKind = (kinds: ReadonlySet<string>) => names.filter((name) => kinds.has(extensionOf(name)));
  const notes = ofKind(noteExtensions);
  const chosen = notes.length > 0 ? notes : ofKind(tableExtensions);
  const isChosen = new Set(chosen);
  return {
    kind: 'folder',
    location,
    title: basename(location),
    files: chosen.flatMap((name) => {
      const stamp = stampOf(name);
      return stamp === null ? [] : [{ location: name, path: pathOf(name), stamp }];
    }),
    settings: names.filter((name) => basename(name) === settingsName),
    others: names.filter((name) => !isChosen.has(name) && basename(name) !== settingsName).map(pathOf),
    closed,
  };
}

function asFile(location: string, path: string): FoundSource {
  const extension = extensionOf(location);
  if (!noteExtensions.has(extension) && !tableExtensions.has(extension)) {
    throw new AppError(
      'bad-input',
      `${path} is not a file of notes that can be read. Choose a Markdown file (.md, .qmd), a table (.csv, .tsv, .txt) or an .org file, or a folder of them.`,
    );
  }
  return {
    kind: 'file',
    location,
    title: basename(location),
    files: [{ location, path: basename(location), stamp: stampFrom(statSync(location)) }],
    settings: [],
    others: [],
    closed: [],
  };
}

/** A path with links resolved, as files are known by. Throws AppError `not-found`. */
function realPath(path: string): string {
  try {
    return realpathSync(resolve(path));
  } catch {
    throw new AppError('not-found', `There is no file or folder ${path}. Check the path.`);
  }
}

/** The folder of a path and those above it, nearest first. */
export function foldersAbove(location: string): string[] {
  const folders = [dirname(location)];
  for (let folder = dirname(location); folder !== dirname(folder); folder = dirname(folder))
    folders.push(dirname(folder));
  return folders;
}

function extensionOf(name: string): string {
  return extname(name).toLowerCase();
}

function walk(folder: string, closed: (folder: string, reason: string) => void): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    closed(folder, error instanceof Error ? error.message : String(error));
    return [];
  }
  entries.sort((a, b) => compareNames(a.name, b.name));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const full = join(folder, entry.name);
    if (entry.isDirectory()) return walk(full, closed);
    return entry.isFile() ? [full] : [];
  });
}

const collator = new Intl.Collator('en', { numeric: true });
const compareNames = collator.compare.bind(collator);
