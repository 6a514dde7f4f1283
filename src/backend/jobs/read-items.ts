import { basename, dirname, join, posix, relative, sep } from 'node:path';
import type { CheckedOf } from '../../contract/api.ts';
import type { Problem } from '../../core/notes/types.ts';
import { isSettings, SettingsOfFolders, type SettingsFor } from '../files/folder-settings.ts';
import { mediaHandedOver, mediaOnDisk, tidy, type FoundMedia } from '../files/media-finder.ts';
import { findNotes, foldersAbove, settingsName, type FoundSource } from '../files/note-folder.ts';
import { readNote } from '../files/read-note.ts';
import type { Stamp } from '../files/stamp.ts';
import type { SourceKind } from '../tables/sources.ts';

/** A note file handed to an import, wherever it came from, not read yet. */
export interface ReadItem {
  /** What the collection knows the file by: its full path, or `upload:` or `bundled:` and the path. */
  readonly location: string;
  /** The path people see. */
  readonly path: string;
  /** The path decks are named after. */
  readonly deckPath: string;
  readonly source: ItemSource;
  /** What the disk says of it; null for a text that was handed over. */
  readonly stamp: Stamp | null;
  /** What the settings in the folders above it say. */
  readonly settings: SettingsFor;
  /** The file's text; AppError, or an error of the file system, if it cannot be read as text. */
  text(): string;
  /** Finds an image or a sound by the reference written in the note. */
  findMedia(reference: string): FoundMedia | null;
}

export interface ItemSource {
  readonly kind: SourceKind;
  readonly location: string;
  readonly title: string;
}

/** All that an import was given: the files, what is known to be unreadable, and which stored files it speaks for. */
export interface ReadItems {
  readonly title: string;
  readonly files: readonly ReadItem[];
  readonly problems: readonly Problem[];
  readonly sources: readonly ItemSource[];
  /** Locations that could not be looked into; one of a folder ends with a separator. */
  readonly unread: readonly string[];
  /** Prefixes of the locations it covers. */
  readonly prefixes: readonly string[];
}

type Items = CheckedOf<'import.preview'>['items'];

/** Finds the files and texts of an import. Throws AppError if a path is not there at all. */
export function readItems(items: Items): ReadItems {
  const parts = [...items.flatMap((item) => (item.kind === 'path' ? [fromPath(item.path)] : []))];
  const texts = fromTexts(items);
  if (texts !== null) parts.push(texts);
  return {
    title: [...new Set(parts.flatMap(({ sources }) => sources.map(({ title }) => title)))].join(', '),
    files: [...new Map(parts.flatMap(({ files }) => files).map((file) => [file.location, file])).values()],
    problems: parts.flatMap(({ problems }) => problems),
    sources: parts.flatMap(({ sources }) => sources),
    unread: parts.flatMap(({ unread }) => unread),
    prefixes: [...new Set(parts.flatMap(({ prefixes }) => prefixes))],
  };
}

/** The bundled decks as an import; their files are known by name, wherever the program lies. */
export function bundledItems(decksDir: string): ReadItems {
  const source: ItemSource = { kind: 'bundled', location: 'bundled:/', title: 'Bundled decks' };
  const found = findNotes(decksDir);
  const media = mediaOnDisk(found.location, found.others);
  const files = found.files
    .filter(({ path }) => path.toLowerCase() !== 'readme.md')
    .map(({ location, path }) => ({
      location: `${source.location}${path}`,
      path,
      deckPath: path,
      source,
      stamp: null,
      settings: { settings: null, deck: null, isIgnored: false },
      text: () => readNote(location),
      findMedia: (reference: string) => media.find(path, reference),
    }));
  return {
    title: source.title,
    files,
    problems: [],
    sources: [source],
    unread: [],
    prefixes: [source.location],
  };
}

function fromPath(path: string): Omit<ReadItems, 'title'> {
  const found = findNotes(path);
  const { kind, location, title } = found;
  const source: ItemSource = { kind, location, title };
  const root = kind === 'folder' ? location : dirname(location);
  const settings = settingsAround(found, root);
  const media = mediaOnDisk(root, found.others);
  const files = found.files.map((file): ReadItem => ({
    ...file,
    deckPath: kind === 'folder' ? `${title}/${file.path}` : file.path,
    source,
    settings: settings.for(file.location),
    text: () => readNote(file.location),
    findMedia: (reference) => media.find(file.path, reference),
  }));
  return {
    files: files.filter((file) => !file.settings.isIgnored),
    problems: [
      ...settings.problems,
      ...found.closed.map(({ path: folder, reason }) => ({
        path: folder,
        line: 1,
        message: `The folder cannot be opened (${reason}), so its cards stay as they are.`,
      })),
      ...found.others.filter(isTable).map((table) => ({ path: table, line: 1, message: leftOut })),
    ],
    sources: [source],
    unread: found.closed.map((folder) => folder.location),
    prefixes: [kind === 'folder' ? withSeparator(location) : location],
  };
}

const isTable = (path: string) => /\.(?:csv|tsv)$/i.test(path);

const leftOut =
  'This table stands among notes, where it may well be data, so it was not read; import it by itself if it holds cards.';

/** The settings in a source's folders and in those above it. */
function settingsAround(found: FoundSource, root: string): SettingsOfFolders {
  const settings = new SettingsOfFolders();
  const shown = (file: string) => relative(root, file).split(sep).join('/');
  for (const folder of foldersAbove(join(root, settingsName)).reverse()) {
    const file = join(folder, settingsName);
    settings.readAt(file, shown(file));
  }
  for (const file of found.settings) if (dirname(file) !== root) settings.readAt(file, shown(file));
  return settings;
}

/** Texts handed over: those below one folder name are one source, so that what is gone from the folder is noticed. */
function fromTexts(items: Items): Omit<ReadItems, 'title'> | null {
  const texts = items.flatMap((item) => (item.kind === 'text' ? [{ ...item, path: tidy(item.path) }] : []));
  const notes = texts.filter(({ path }) => !isSettings(path));
  if (notes.length === 0) return null;
  const given = new Map(
    items.flatMap((item) =>
      item.kind === 'image' ? [[tidy(item.path), Buffer.from(item.base64, 'base64')] as const] : [],
    ),
  );
  const settings = new SettingsOfFolders();
  for (const { path, text } of texts.filter((item) => isSettings(item.path)))
    settings.add(posix.dirname(path), path, text);
  const finders = new Map<string, ReturnType<typeof mediaHandedOver>>();
  const files = notes.map(({ path, text }): ReadItem => {
    const folder = path.includes('/') ? (path.split('/')[0] ?? '') : null;
    const media = finders.get(folder ?? '') ?? mediaHandedOver(given, folder ?? '');
    finders.set(folder ?? '', media);
    return {
      location: `upload:${path}`,
      path: folder === null ? path : path.slice(folder.length + 1),
      deckPath: path,
      source: {
        kind: 'upload',
        location: folder === null ? `upload:${path}` : `upload:${folder}/`,
        title: folder ?? basename(path),
      },
      stamp: null,
      settings: settings.for(path),
      text: () => text,
      findMedia: (reference) => media.find(path, reference),
    };
  });
  const sources = [...new Map(files.map(({ source }) => [source.location, source])).values()];
  return {
    files: files.filter((file) => !file.settings.isIgnored),
    problems: settings.problems,
    sources,
    unread: [],
    prefixes: sources.map(({ location }) => location),
  };
}

/** Whether a location is one of those given, or lies in one that is a folder. */
export function isBelow(location: string, given: readonly string[]): boolean {
  return given.some((one) => location === one || (/[\\/]$/.test(one) && location.startsWith(one)));
}

function withSeparator(folder: string): string {
  if (/[\\/]$/.test(folder)) return folder;
  return `${folder}${folder.includes('\\') ? '\\' : '/'}`;
}
