import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../support/temporary.ts';
import type * as subjects from './subjects.ts';

export type Subjects = typeof subjects;

/** What was bundled for this run. */
export interface Built {
  readonly subjects: Subjects;
  /** The bundle that `subjects` came from, for processes of their own. */
  readonly subjectsFile: string;
  /** The script that draws cards in a browser. */
  readonly drawingFile: string;
  remove(): void;
}

/** Bundles production code for this process and for a page; below out/, because packages are found from there. */
export async function buildSubjects(): Promise<Built> {
  mkdirSync(join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out', 'bench-'));
  const shared = { root, configFile: false, logLevel: 'error' } as const;
  const output = { outDir: folder, emptyOutDir: false, minify: false } as const;
  const from = (name: string) => join(import.meta.dirname, name);
  await build({ ...shared, build: { ...output, ssr: from('subjects.ts'), target: 'node22' } });
  await build({
    ...shared,
    build: {
      ...output,
      target: 'chrome140',
      lib: { entry: from('drawing-page.ts'), formats: ['es'], fileName: 'drawing-page' },
    },
  });
  const subjectsFile = join(folder, 'subjects.js');
  return {
    subjects: (await import(pathToFileURL(subjectsFile).href)) as Subjects,
    subjectsFile,
    drawingFile: join(folder, 'drawing-page.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
