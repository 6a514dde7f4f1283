/** Whether an error tells that a path cannot be read or written. */
export function isPathError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
