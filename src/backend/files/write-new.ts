import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { isPathError } from './path-error.ts';

/** A file to be written: text in pieces, or a copy of another file. */
export type NewFile =
  | { readonly path: string; readonly text: Iterable<string> }
  | { readonly path: string; readonly copyOf: string };

/**
 * Writes files below a folder, or a single one as the file `to` itself if that has its ending; gives the full path. All appear at once or
 * none does. Throws AppError `conflict` if something is there already, `bad-input` if it cannot be written.
 */
export function writeNew(to: string, files: readonly NewFile[], onFile: (index: number) => void): string {
  const target = resolve(to);
  const ending = extname(target).toLowerCase();
  const isFile = ending !== '' && ending === extname(files[0]?.path ?? '').toLowerCase();
  if (isFile && files.length > 1)
    throw new AppError(
      'bad-input',
      `This export makes ${files.length} files, so it needs a folder. Leave the “${ending}” off the name.`,
    );
  refuseOccupied(target, to, isFile);
  const part = `${target}.part-${randomUUID().slice(0, 8)}`;
  try {
    if (!isFile) mkdirSync(part);
    for (const [index, file] of files.entries()) {
      onFile(index);
      writeFile(isFile ? part : join(part, file.path), file);
    }
    refuseOccupied(target, to, isFile);
    if (!isFile && existsSync(target)) rmdirSync(target);
    renameSync(part, target);
    return target;
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw isPathError(error)
      ? new AppError('bad-input', `${to} cannot be written: ${error.message}.`)
      : error;
  }
}

function refuseOccupied(target: string, to: string, isFile: boolean): void {
  if (!existsSync(target)) return;
  if (!isFile && statSync(target).isDirectory() && readdirSync(target).length === 0) return;
  throw new AppError(
    'conflict',
    isFile || !statSync(target).isDirectory()
      ? `There is something called ${to} already, and nothing is written over. Choose another name.`
      : `The folder ${to} is not empty, and nothing is written over. Choose a new or an empty folder.`,
  );
}

function writeFile(path: string, file: NewFile): void {
  mkdirSync(dirname(path), { recursive: true });
  if ('copyOf' in file) {
    copyFileSync(file.copyOf, path);
    return;
  }
  const out = openSync(path, 'wx');
  try {
    for (const piece of file.text) writeSync(out, piece);
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
}
