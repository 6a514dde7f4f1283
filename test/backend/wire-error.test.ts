import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toWireError } from '../../src/backend/wire-error.ts';
import { AppError } from '../../src/contract/errors.ts';

const internal = {
  code: 'internal',
  message: 'Something went wrong inside Nexthop. Nothing was changed; the log has the details.',
};

describe('a failure on the wire', () => {
  const log = vi.fn();
  beforeEach(() => {
    log.mockClear();
    vi.spyOn(console, 'error').mockImplementation(log);
  });
  afterEach(() => vi.restoreAllMocks());

  it('keeps the code and sentence of one meant to be read, and logs nothing', () => {
    expect(toWireError(new AppError('not-found', 'It is gone.'))).toEqual({
      code: 'not-found',
      message: 'It is gone.',
    });
    expect(log).not.toHaveBeenCalled();
  });

  it.each([new Error('secret path /home/x'), new TypeError('secret'), 'secret', null, { message: 'secret' }])(
    'leaves %s as internal without its text, and logs it whole',
    (error) => {
      expect(toWireError(error)).toEqual(internal);
      expect(log).toHaveBeenCalledWith(error);
    },
  );

  it.each([
    ['SQLITE_CORRUPT_VTAB', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_FULL', 'conflict'],
    ['SQLITE_BUSY_SNAPSHOT', 'conflict'],
  ])('says of %s what to do', (code, expected) => {
    const wire = toWireError(new Database.SqliteError('what happened', code));
    expect(wire).toMatchObject({ code: expected, message: expect.stringMatching(/^The|^Another/) });
    expect(wire.message).toContain('(what happened)');
  });

  it('leaves any other fault of SQLite as internal', () => {
    expect(toWireError(new Database.SqliteError('secret', 'SQLITE_CONSTRAINT_CHECK'))).toEqual(internal);
  });
});
