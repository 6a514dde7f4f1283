/** The few ways a call can fail; hosts and screens decide by code, people read the message. */
export type ErrorCode =
  'bad-input' | 'not-found' | 'conflict' | 'damaged' | 'in-use' | 'cancelled' | 'unknown-method' | 'internal';

/** What a failure looks like on the wire. */
export interface WireError {
  readonly code: ErrorCode;
  /** A whole sentence for the person using the app, saying what to do. */
  readonly message: string;
}

/** Every answer to a call: a value, or a failure. Electron does not carry custom errors, so neither does anything else. */
export type Reply<Value = unknown> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: WireError };

/** A failure that is meant to be read by the person; thrown in services, and again by the client. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
}
