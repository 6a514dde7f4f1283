import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { denyPermissions, guardContents, openWindow } from '../../electron/window.ts';
import * as standIn from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let folder: string;
let boundsFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexthop-window-'));
  boundsFile = join(folder, 'window.json');
  standIn.reset();
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(): standIn.BrowserWindow {
  openWindow({ preloadPath: '/app/preload.cjs', boundsFile });
  const window = standIn.BrowserWindow.opened.at(-1);
  if (window === undefined) throw new Error('No window was opened.');
  return window;
}

describe('a window', () => {
  it('runs the page in the sandbox, without node, webviews or developer tools', () => {
    expect(open().options['webPreferences']).toEqual({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('has developer tools while developing', () => {
    standIn.app.isPackaged = false;
    expect(open().options['webPreferences']).toMatchObject({ devTools: true, sandbox: true });
  });

  it('loads the page and shows itself when that is painted', () => {
    const window = open();
    expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://nexthop/');
    expect(window.options['show']).toBe(false);
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });

  it('opens where the last one was closed', () => {
    open().emit('close');
    expect(JSON.parse(readFileSync(boundsFile, 'utf8'))).toEqual({
      x: 10,
      y: 20,
      width: 900,
      height: 700,
      isMaximized: false,
    });
    writeFileSync(boundsFile, JSON.stringify({ x: 100, y: 50, width: 800, height: 600, isMaximized: true }));
    const window = open();
    expect(window.options).toMatchObject({ x: 100, y: 50, width: 800, height: 600 });
    expect(window.maximize).toHaveBeenCalledOnce();
  });

  it.each([
    ['no memory', null],
    ['a broken file', '{"x":'],
    ['another kind of file', '[1]'],
    ['null', 'null'],
    ['text for numbers', '{"x":"0","y":50,"width":800,"height":600}'],
    ['a fraction', '{"x":0.5,"y":50,"width":800,"height":600}'],
    ['a size too small to use', '{"x":0,"y":50,"width":100,"height":100}'],
    ['a size out of this world', '{"x":0,"y":50,"width":1e9,"height":600}'],
    ['a place on no display', '{"x":5000,"y":50,"width":800,"height":600}'],
    ['a place all but off the display', '{"x":1900,"y":50,"width":800,"height":600}'],
    ['a title bar above the display', '{"x":0,"y":-300,"width":800,"height":600}'],
  ])('opens in its usual size with %s', (_, stored) => {
    if (stored !== null) writeFileSync(boundsFile, stored);
    const { options, maximize } = open();
    expect(options).toMatchObject({ width: 1280, height: 800, minWidth: 720, minHeight: 540 });
    expect(options).not.toHaveProperty('x');
    expect(maximize).not.toHaveBeenCalled();
  });

  it('closes even if its place cannot be written', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    boundsFile = join(folder, 'missing', 'window.json');
    expect(() => open().emit('close')).not.toThrow();
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

const outside = ['https://example.com/a?b#c', 'http://example.com/', 'mailto:someone@example.com'];
const inside = [
  'app://nexthop/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'smb://server/share',
  'ms-msdt:/id',
  'vscode://file/etc/passwd',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'httpx://example.com',
  '//example.com',
  'C:\\Windows\\System32\\calc.exe',
  'not a URL',
  '',
];

describe('the contents of a window', () => {
  let contents: standIn.BrowserWindow['webContents'];
  beforeEach(() => {
    contents = new standIn.BrowserWindow({}).webContents;
    guardContents(contents as unknown as WebContents);
  });

  const openNew = (url: string) => contents.windowOpenHandler?.({ url });
  const navigate = (event: string, url: string) => {
    const details = { url, preventDefault: vi.fn() };
    contents.emit(event, details, url);
    return details.preventDefault;
  };

  it.each(outside)('open %s in the program the system has for it, never in a window', (url) => {
    expect(openNew(url)).toEqual({ action: 'deny' });
    expect(standIn.shell.openExternal).toHaveBeenCalledExactlyOnceWith(url);
  });

  it.each(inside)('open %j nowhere', (url) => {
    expect(openNew(url)).toEqual({ action: 'deny' });
    expect(standIn.shell.openExternal).not.toHaveBeenCalled();
  });

  it.each([...outside, ...inside])('do not leave their page for %j', (url) => {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      expect(navigate(event, url), event).toHaveBeenCalledOnce();
    expect(standIn.shell.openExternal).toHaveBeenCalledTimes(outside.includes(url) ? 1 : 0);
  });

  it('embed no other page', () => {
    expect(navigate('will-attach-webview', 'app://nexthop/')).toHaveBeenCalledOnce();
  });

  it('survive a system that has no program for an address', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    standIn.shell.openExternal.mockRejectedValueOnce(new Error('no mail program'));
    openNew('mailto:someone@example.com');
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
    log.mockRestore();
  });
});

describe('permissions', () => {
  beforeEach(() => denyPermissions(standIn.session.defaultSession as unknown as Session));

  it.each([
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'clipboard-read',
    'fileSystem',
    'unknown',
  ])('deny %s', (permission) => {
    const answer = vi.fn();
    standIn.sessionHandlers.get('request')?.({}, permission, answer, {});
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect(standIn.sessionHandlers.get('check')?.(null, permission, 'app://nexthop', {})).toBe(false);
  });

  it('deny devices', () => {
    expect(standIn.sessionHandlers.get('device')?.({ deviceType: 'usb' })).toBe(false);
  });
});
