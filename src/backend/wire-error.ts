import Database from 'better-sqlite3';
import { AppError, type WireError } from '../contract/errors.ts';

/** A failure as it goes over the wire; what was not meant to be read is logged with its stack and leaves as `internal`. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  if (error instanceof Database.SqliteError) {
    const known = sqliteErrors.find(({ prefix }) => error.code.startsWith(prefix));
    if (known !== undefined) return { code: known.code, message: `${known.message} (${error.message})` };
  }
  console.error(error);
  return {
    code: 'internal',
    message: 'Something went wrong inside Nexthop. Nothing was changed; the log has the details.',
  };
}

const sqliteErrors: readonly (WireError & { readonly prefix: string })[] = [
  {
    prefix: 'SQLITE_CORRUPT',
    code: 'damaged',
    message: 'The collection file is damaged. Put a backup in its place; nothing was written.',
  },
  {
    prefix: 'SQLITE_NOTADB',
    code: 'damaged',
    message: 'The collection file is no database. Put a backup in its place.',
  },
  {
    prefix: 'SQLITE_FULL',
    code: 'conflict',
    message: 'The disk is full. Make room and try again; nothing was lost.',
  },
  {
    prefix: 'SQLITE_BUSY',
    code: 'conflict',
    message: 'Another program is writing to the collection. Try again in a moment; nothing was lost.',
  },
];
