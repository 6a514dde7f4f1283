import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Loads the stand-in before the modules are reset, so that the entry and this test share one.
import 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { openCollection } from '../../src/backend/open-collection.ts';
import * as electron from './electron-stand-in.ts';

const opening = vi.hoisted(() => vi.fn());
vi.mock('electron', () => import('./electron-stand-in.ts'));
vi.mock('../../src/backend/open-collection.ts', () => ({ openCollection: opening }));
vi.mock('../../src/backend/data-dir.ts', () => ({ defaultDataDir: () => '/nowhere' }));

const argv = process.argv;
const close = vi.fn(() => Promise.resolve());
let dataDir: string;

beforeEach(() => {
  vi.resetModules();
  electron.reset();
  dataDir = mkdtempSync(join(tmpdir(), 'nexthop-main-'));
  opening.mockResolvedValue({ backend: { invoke: vi.fn(), onEvent: vi.fn() }, close });
});
afterEach(() => {
  process.argv = argv;
  vi.unstubAllGlobals();
  rmSync(dataDir, { recursive: true });
});

/** Starts the entry as Electron would, with arguments after its own. */
async function launch(...args: string[]): Promise<void> {
  process.argv = ['/electron', '/out/main/electron.js', `--data=${dataDir}`, ...args];
  Object.assign(process, { resourcesPath: '/resources' });
  await import('../../electron/main.ts');
}

const opened = () => electron.BrowserWindow.opened;

async function launched(...args: string[]): Promise<electron.BrowserWindow> {
  await launch(...args);
  await vi.waitFor(() => expect(opened()).toHaveLength(1));
  const [window] = opened();
  if (window === undefined) throw new Error('No window was opened.');
  return window;
}

describe('a start', () => {
  it('takes the lock of its data folder, the sandbox and the scheme before the app is ready', async () => {
    await launched();
    expect(electron.app.calls).toEqual([
      `setPath userData ${join(dataDir, 'window')}`,
      'requestSingleInstanceLock',
      'enableSandbox',
      'registerSchemesAsPrivileged',
      'whenReady',
    ]);
    expect(existsSync(join(dataDir, 'window'))).toBe(true);
  });

  it('opens the collection with what it was told', async () => {
    await launched('--now=2026-03-01T09:00:00Z', '--seed=7');
    const [folder, options, files] = opening.mock.calls[0] as Parameters<typeof openCollection>;
    expect(folder).toBe(dataDir);
    expect(options).toMatchObject({ now: Date.UTC(2026, 2, 1, 9), seed: 7 });
    expect(files.decksDir).toBe(join('/resources', 'decks'));
    expect(files.workerPath).toMatch(/[\\/]main[\\/]worker\.js$/);
  });

  it('guards every window, denies permissions, serves the page and answers its calls', async () => {
    await launched();
    expect([...electron.sessionHandlers.keys()].sort()).toEqual(['check', 'device', 'request']);
    expect([...electron.protocolHandlers.keys()]).toEqual(['app']);
    expect([...electron.ipcHandlers.keys()].sort()).toEqual(['nexthop:choose', 'nexthop:invoke']);
    expect(electron.Menu.setApplicationMenu).toHaveBeenCalledOnce();
    const { webContents } = new electron.BrowserWindow({});
    electron.app.emit('web-contents-created', {}, webContents);
    expect(webContents.windowOpenHandler?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
  });

  it('with an argument that makes no sense ends with code 2 and a sentence', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await launch('--seed=x');
    expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(2);
    expect(log.mock.calls[0]?.[0]).toMatch(/^--seed needs a whole number/);
    expect(electron.app.whenReady).not.toHaveBeenCalled();
    log.mockRestore();
  });

  it.each([
    ['an AppError', 'It is open elsewhere.', 'It is open elsewhere.'],
    ['a TypeError', 'x is not a function', 'Nexthop could not start because of an error of its own.'],
  ])('that fails with %s says so and ends', async (kind, thrown, message) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // The entry's modules are fresh, and so is their AppError.
    const { AppError } = await import('../../src/contract/errors.ts');
    opening.mockRejectedValue(
      kind === 'an AppError' ? new AppError('in-use', thrown) : new TypeError(thrown),
    );
    await launch();
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1));
    expect(electron.dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('Nexthop', message);
    expect(opened()).toHaveLength(0);
    log.mockRestore();
  });
});

describe('a second start on the same data folder', () => {
  it('ends without opening anything', async () => {
    electron.app.requestSingleInstanceLock.mockReturnValueOnce(false);
    await launch();
    expect(electron.app.quit).toHaveBeenCalledOnce();
    expect(electron.app.whenReady).not.toHaveBeenCalled();
    expect(opening).not.toHaveBeenCalled();
  });

  it('brings the first window forward', async () => {
    const window = await launched();
    window.isSmall = true;
    electron.app.emit('second-instance');
    expect(window.restore).toHaveBeenCalledOnce();
    expect(window.focus).toHaveBeenCalledOnce();
    expect(opened()).toHaveLength(1);
  });
});

describe('the end', () => {
  const onPlatform = (platform: NodeJS.Platform) =>
    vi.stubGlobal('process', { ...process, platform, argv: process.argv });

  it('comes after the backend has stopped', async () => {
    await launched();
    const event = { preventDefault: vi.fn() };
    const { promise, resolve } = Promise.withResolvers<void>();
    close.mockReturnValueOnce(promise);
    electron.app.emit('will-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(electron.app.exit).not.toHaveBeenCalled();
    resolve();
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledOnce());
  });

  it.each([
    ['linux', 1],
    ['win32', 1],
    ['darwin', 0],
  ] as const)('follows the last window, as %s has it', async (platform, quits) => {
    await launched();
    onPlatform(platform);
    electron.app.emit('window-all-closed');
    expect(electron.app.quit).toHaveBeenCalledTimes(quits);
  });

  it('of a window is not that of the app: activating opens a new one', async () => {
    const window = await launched();
    electron.app.emit('activate');
    expect(opened()).toHaveLength(1);
    window.emit('closed');
    electron.app.emit('activate');
    expect(opened()).toHaveLength(2);
  });
});
