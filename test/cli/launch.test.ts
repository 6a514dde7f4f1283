import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale, obstacleTo, parseCommand } from '../../src/cli/launch.ts';

describe('the command line', () => {
  it('hands everything after nexthop on as it is', () => {
    const args = ['call', 'card.list', '{"query":"--help"}', '--data', 'x', '--', '--unknown', ''];
    expect(parseCommand(['nexthop', ...args])).toEqual({ kind: 'nexthop', args });
  });

  it('opens a window unless told otherwise', () => {
    expect(parseCommand(['start'])).toEqual({
      kind: 'start',
      isBrowserWanted: false,
      args: [],
      browserArgs: [],
    });
  });

  it('sorts what every host understands from what only the browser host does', () => {
    const argv = [
      'start',
      '--browser',
      '--data',
      '/my notes',
      '--port=80',
      '--now=2026-01-01',
      '--no-open',
      '--seed',
      '-1',
    ];
    expect(parseCommand(argv)).toEqual({
      kind: 'start',
      isBrowserWanted: true,
      args: ['--data=/my notes', '--now=2026-01-01', '--seed=-1'],
      browserArgs: ['--port=80', '--no-open'],
    });
  });

  it.each([[[]], [['--help']], [['-h']], [['start', '--help']], [['start', '--seed', '1', '-h']]])(
    '%j asks for help',
    (argv) => expect(parseCommand(argv)).toEqual({ kind: 'help' }),
  );

  it.each([
    [['stop'], '"stop" is neither start nor nexthop.'],
    [['start', '--fast'], 'There is no option --fast.'],
    [['start', '--fast=1'], 'There is no option --fast.'],
    [['start', '--constructor'], 'There is no option --constructor.'],
    [['start', '-x'], 'There is no option -x.'],
    [['start', 'notes'], 'Nexthop cannot make sense of "notes".'],
    [['start', '--', 'notes'], 'Nexthop cannot make sense of "--".'],
    [['start', '--data'], '--data needs a value after it.'],
    [['start', '--data', '--browser'], '--data needs a value after it.'],
    [['start', '--port='], '--port needs a value after it.'],
    [['start', '--browser=no'], '--browser takes no value.'],
  ])('%j is a mistake', (argv, message) => {
    expect(parseCommand(argv)).toEqual({ kind: 'mistake', message });
  });
});

describe('a build', () => {
  const outputs = [
    'out/main/electron.js',
    'out/main/loopback.js',
    'out/main/cli.js',
    'out/main/worker.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
  ];
  const sources = ['src/core/net/prefix.ts', 'electron/main.ts', 'electron.vite.config.ts', 'package.json'];
  const folders = ['src/core/net', 'src/core', 'src', 'electron'];
  let root: string;

  const setTime = (names: readonly string[], seconds: number) =>
    names.forEach((name) => utimesSync(join(root, name), seconds, seconds));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'nexthop-launch-'));
    for (const name of [...outputs, ...sources]) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), '');
    }
    setTime([...sources, ...folders], 1000);
    setTime(outputs, 2000);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is up to date when everything built is newer than every source', () => {
    expect(isStale(root)).toBe(false);
  });

  it.each(outputs)('is stale without %s', (name) => {
    rmSync(join(root, name));
    expect(isStale(root)).toBe(true);
  });

  it.each(outputs)('is stale when %s is older than a source', (name) => {
    setTime([name], 999);
    expect(isStale(root)).toBe(true);
  });

  it.each(sources)('is stale after a change to %s', (name) => {
    setTime([name], 3000);
    expect(isStale(root)).toBe(true);
  });

  it('is stale after a file was removed', () => {
    rmSync(join(root, 'src/core/net/prefix.ts'));
    expect(isStale(root)).toBe(true);
  });

  it('does not look at anything else', () => {
    mkdirSync(join(root, 'test'));
    writeFileSync(join(root, 'test', 'some.test.ts'), '');
    expect(isStale(root)).toBe(false);
  });
});

describe('a window', () => {
  it('needs a display, and someone other than root, on Linux', () => {
    expect(obstacleTo('linux', {}, 1000)).toBe('There is no display on this machine');
    expect(obstacleTo('linux', { DISPLAY: '' }, 1000)).toBe('There is no display on this machine');
    expect(obstacleTo('linux', { DISPLAY: ':0' }, 0)).toBe('Electron does not open windows for root');
    expect(obstacleTo('linux', { DISPLAY: ':0' }, 1000)).toBeNull();
    expect(obstacleTo('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
  });

  it.each(['darwin', 'win32'] as const)('needs nothing on %s', (platform) => {
    expect(obstacleTo(platform, {}, null)).toBeNull();
  });
});
