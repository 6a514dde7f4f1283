import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readFolderSettings, type FolderSettings } from '../../core/notes/folder-settings.ts';
import type { Problem } from '../../core/notes/types.ts';
import { isIgnored } from './ignore-patterns.ts';
import { settingsName } from './note-folder.ts';

/** What the settings in the folders above a file say together. */
export interface SettingsFor {
  /** Null where no folder above has any. */
  readonly settings: FolderSettings | null;
  /** The deck a folder sets, and the file's path below that folder. */
  readonly deck: { readonly name: string; readonly path: string } | null;
  readonly isIgnored: boolean;
}

/** The settings of folders: each by the folder's path with forward slashes and none at the end. */
export class SettingsOfFolders {
  readonly problems: Problem[] = [];
  readonly #byFolder = new Map<string, FolderSettings>();

  /** Reads settings from disk; a file that is not there is passed over. `path` is what people are shown. */
  readAt(location: string, path: string): void {
    let text: string;
    try {
      text = readFileSync(location, 'utf8');
    } catch {
      return;
    }
    this.add(dirname(location), path, text);
  }

  /** Takes the text of a folder's settings. */
  add(folder: string, path: string, text: string): void {
    const { settings, problems } = readFolderSettings(path, text);
    this.#byFolder.set(slashed(folder), settings);
    this.problems.push(...problems);
  }

  /** What holds for a file: of each setting the one of the nearest folder; tags and what is left out add up. */
  for(location: string): SettingsFor {
    const file = slashed(location);
    const above: { readonly settings: FolderSettings; readonly path: string }[] = [];
    for (let end = file.lastIndexOf('/'); end >= 0; end = file.lastIndexOf('/', end - 1)) {
      const settings = this.#byFolder.get(file.slice(0, end));
      if (settings !== undefined) above.push({ settings, path: file.slice(end + 1) });
      if (end === 0) break;
    }
    if (above.length === 0) return { settings: null, deck: null, isIgnored: false };
    const nearest = <Value>(pick: (settings: FolderSettings) => Value | null) =>
      above.map(({ settings }) => pick(settings)).find((value) => value !== null) ?? null;
    const deck = above.find(({ settings }) => settings.deck !== null);
    return {
      settings: {
        dialect: nearest(({ dialect }) => dialect),
        deck: nearest(({ deck: name }) => name),
        tags: [...new Set(above.flatMap(({ settings }) => settings.tags))],
        proposals: nearest(({ proposals }) => proposals),
        ignore: above.flatMap(({ settings }) => settings.ignore),
        options: Object.assign({}, ...above.map(({ settings }) => settings.options).reverse()) as Record<
          string,
          unknown
        >,
      },
      deck: deck === undefined ? null : { name: deck.settings.deck ?? '', path: deck.path },
      isIgnored: above.some(({ settings, path }) => isIgnored(path, settings.ignore)),
    };
  }
}

/** Whether a path is that of a folder's settings. */
export function isSettings(path: string): boolean {
  return path === settingsName || path.endsWith(`/${settingsName}`);
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/$/, '');
}
