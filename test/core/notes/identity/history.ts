import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NoteFile } from '../../../../src/core/notes/types.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures/history');

interface Version {
  readonly commit: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The versions of somebody's notes, oldest first; see test/fixtures/history. */
export function historyVersions(): { commit: string; files: NoteFile[] }[] {
  const versions = JSON.parse(readFileSync(resolve(folder, 'versions.json'), 'utf8')) as Version[];
  return versions.map(({ commit, files }) => ({
    commit,
    files: Object.entries(files).map(([path, content]) => ({
      path,
      text: readFileSync(resolve(folder, 'contents', `${content}.md`), 'utf8'),
    })),
  }));
}
