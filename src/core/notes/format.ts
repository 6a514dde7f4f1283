import { looksLikeTable } from './text-table/looks-like-table.ts';

/** What a file is written in: Markdown, lines of fields, or Emacs' Org. */
export type Format = 'markdown' | 'table' | 'org';

/** Tells a file's format by its name, and a `.txt` file's by its text; whatever is not known counts as Markdown. */
export function formatOf(path: string, text: string): Format {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  if (extension === 'csv' || extension === 'tsv') return 'table';
  if (extension === 'org') return 'org';
  return extension === 'txt' && looksLikeTable(text) ? 'table' : 'markdown';
}

const dialects: Readonly<Record<Format, string | null>> = {
  markdown: null,
  table: 'text-table',
  org: 'org-drill',
};

/** The only dialect that reads a format; null for Markdown, which many do. */
export function dialectOfFormat(format: Format): string | null {
  return dialects[format];
}
