import type { ImportPlan } from '../../contract/import.ts';

type PlannedFile = ImportPlan['files'][number];

/** A line of the tree of files: a folder with the sums of what lies below it, or a file. */
export interface TreeRow {
  /** Path of the file, or of the folder with a slash behind it. */
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly isFolder: boolean;
  readonly cards: number;
  readonly proposals: number;
  /** Problems and findings. */
  readonly troubles: number;
  readonly isExcluded: boolean;
}

/** The files as an indented tree, in their own order, every folder above what lies in it. */
export function treeRows(files: readonly PlannedFile[]): TreeRow[] {
  const folders = sumsByFolder(files);
  const shown = new Set<string>();
  return files.flatMap((file) => {
    const rows: TreeRow[] = [];
    for (const folder of foldersOf(file.path)) {
      if (shown.has(folder)) continue;
      shown.add(folder);
      rows.push(folderRow(folder, folders.get(folder) ?? []));
    }
    return [...rows, fileRow(file)];
  });
}

/** Whether a path is what was chosen: the file itself, or one below the folder; null chooses everything. */
export function isChosen(path: string, chosen: string | null): boolean {
  return chosen === null || path === chosen || (chosen.endsWith('/') && path.startsWith(chosen));
}

/** The folders a file lies in, outermost first, each with a slash behind it. */
function foldersOf(path: string): string[] {
  return [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
}

function sumsByFolder(files: readonly PlannedFile[]): Map<string, PlannedFile[]> {
  const folders = new Map<string, PlannedFile[]>();
  for (const file of files)
    for (const folder of foldersOf(file.path)) {
      const inside = folders.get(folder);
      if (inside) inside.push(file);
      else folders.set(folder, [file]);
    }
  return folders;
}

function folderRow(path: string, inside: readonly PlannedFile[]): TreeRow {
  const sum = (amount: (file: PlannedFile) => number) =>
    inside.reduce((total, file) => total + amount(file), 0);
  return {
    path,
    name: path.split('/').at(-2) ?? path,
    depth: path.split('/').length - 2,
    isFolder: true,
    cards: sum(({ cards }) => cards),
    proposals: sum(({ proposals }) => proposals),
    troubles: sum(({ problems, findings }) => problems + findings),
    isExcluded: inside.every((file) => file.isExcluded),
  };
}

function fileRow({ path, cards, proposals, problems, findings, isExcluded }: PlannedFile): TreeRow {
  return {
    path,
    name: path.split('/').at(-1) ?? path,
    depth: path.split('/').length - 1,
    isFolder: false,
    cards,
    proposals,
    troubles: problems + findings,
    isExcluded,
  };
}
