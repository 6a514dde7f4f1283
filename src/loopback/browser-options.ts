import { parseArgs } from 'node:util';
import {
  ArgumentError,
  hostOptionFlags,
  readHostOptions,
  wholeNumber,
  type HostOptions,
} from '../backend/host-options.ts';

/** What can be told to the browser host. */
export interface BrowserHostOptions extends HostOptions {
  /** Port on 127.0.0.1; 0 for any free one. */
  readonly port: number;
  readonly opensBrowser: boolean;
}

const flags = { ...hostOptionFlags, port: { type: 'string' }, 'no-open': { type: 'boolean' } } as const;

/** Reads `--data --now --seed --port --no-open` and refuses anything else; throws ArgumentError. */
export function parseBrowserHostOptions(args: readonly string[]): BrowserHostOptions {
  const values = parseStrictly(args);
  return {
    ...readHostOptions(values),
    port: values.port === undefined ? 0 : wholeNumber('--port', values.port, 0, 65_535),
    opensBrowser: values['no-open'] !== true,
  };
}

function parseStrictly(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    // Node goes on to explain how to pass positional arguments, of which there are none.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(
      /\.(?:\s|$)|\n/,
      1,
    );
    throw new ArgumentError(`${sentence}.`);
  }
}
