import type { InputOf } from '../../contract/api.ts';
import type { Host } from '../transport.ts';

/** One thing to import: a path, a text or an image. */
export type ImportItem = InputOf<'import.preview'>['items'][number];

/** A file together with its path inside what was dropped or chosen. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

const TEXTS = /\.(md|markdown|mdown|mkd|mdx|txt)$/i;
const IMAGES = /\.(png|jpe?g|gif|webp|svg|avif)$/i;
const PASSED_OVER = /(^|\/)(\.[^/]+|node_modules)\//;

/** Whether a file of this path can hold cards or be shown on one; what lies in hidden folders cannot. */
export function isWanted(path: string): boolean {
  return (TEXTS.test(path) || IMAGES.test(path)) && !PASSED_OVER.test(path);
}

/** Everything that was dropped, folders opened. */
export async function filesOfDrop(transfer: DataTransfer): Promise<FoundFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  return (await Promise.all(entries.map(filesOfEntry))).flat();
}

/** Everything that was chosen; a chosen folder gives each file its path inside it. */
export function filesOfChoice(list: FileList): FoundFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Turns files into what the import takes; texts and images are read, anything else is left out. */
export async function readItems(found: readonly FoundFile[]): Promise<ImportItem[]> {
  const wanted = found.filter(({ path }) => isWanted(path));
  return Promise.all(
    wanted.map(async ({ path, file }): Promise<ImportItem> =>
      TEXTS.test(path)
        ? { kind: 'text', path, text: await file.text() }
        : { kind: 'image', path, base64: await base64Of(file) },
    ),
  );
}

/** Paths of what was dropped, where the host knows them; null where it does not. */
export function pathsOfDrop(transfer: DataTransfer, host: Host): ImportItem[] | null {
  const paths = [...transfer.files].map((file) => host.pathForFile(file));
  const known = paths.filter((path) => path !== null);
  return known.length === paths.length && known.length > 0 ? pathItems(known) : null;
}

/** Paths as things to import. */
export function pathItems(paths: readonly string[]): ImportItem[] {
  return paths.map((path) => ({ kind: 'path', path }));
}

async function filesOfEntry(entry: FileSystemEntry): Promise<FoundFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry instanceof FileSystemFileEntry) {
    if (!isWanted(path)) return [];
    return [
      {
        path,
        file: await new Promise<File>((resolve, reject) => {
          entry.file(resolve, reject);
        }),
      },
    ];
  }
  if (!(entry instanceof FileSystemDirectoryEntry) || PASSED_OVER.test(`${path}/`)) return [];
  const inside = await entriesOf(entry.createReader());
  return (await Promise.all(inside.map(filesOfEntry))).flat();
}

/** A reader gives a folder in portions and an empty one at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

async function base64Of(file: File): Promise<string> {
  const reader = new FileReader();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  reader.onload = () => {
    resolve(typeof reader.result === 'string' ? reader.result : '');
  };
  reader.onerror = () => {
    reject(new Error(`${file.name} cannot be read.`));
  };
  reader.readAsDataURL(file);
  return (await promise).replace(/^[^,]*,/, '');
}
