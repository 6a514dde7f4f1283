import { describe, expect, it } from 'vitest';
import { parseBrowserHostOptions } from '../../src/loopback/browser-options.ts';
import { ArgumentError } from '../../src/backend/host-options.ts';

const nothing = { dataDir: null, now: null, seed: null };

describe('the options of the browser host', () => {
  it('open any free port in a browser by default', () => {
    expect(parseBrowserHostOptions([])).toEqual({ ...nothing, port: 0, opensBrowser: true });
  });

  it('can name a port and leave the browser alone', () => {
    const options = parseBrowserHostOptions(['--port', '8080', '--no-open', '--seed=1']);
    expect(options).toEqual({ ...nothing, seed: 1, port: 8080, opensBrowser: false });
  });

  it.each(['65536', '-1', 'http', ''])('refuse the port "%s"', (port) => {
    expect(() => parseBrowserHostOptions([`--port=${port}`])).toThrow(
      new ArgumentError(`--port needs a whole number from 0 to 65535, not "${port}".`),
    );
  });

  it.each([['--frozen'], ['extra'], ['--no-open=yes'], ['--data']])(
    'refuse %s in one sentence',
    (argument) => {
      expect(() => parseBrowserHostOptions([argument])).toThrow(ArgumentError);
      expect(() => parseBrowserHostOptions([argument])).toThrow(/^[^.]*\.$/);
    },
  );
});
