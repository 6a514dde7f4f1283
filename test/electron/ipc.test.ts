import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { offerDialogs } from '../../electron/files.ts';
import { connectPage } from '../../electron/ipc.ts';
import type { Connection } from '../../src/contract/client.ts';
import type { Reply } from '../../src/contract/errors.ts';
import type { NexthopEvent } from '../../src/contract/events.ts';
import * as standIn from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const reply: Reply = { ok: true, value: 42 };
const listeners: ((event: NexthopEvent) => void)[] = [];
const backend = {
  invoke: vi.fn<Connection['invoke']>(() => Promise.resolve(reply)),
  onEvent(listener: (event: NexthopEvent) => void) {
    listeners.push(listener);
    return () => undefined;
  },
} satisfies Connection;

let window: standIn.BrowserWindow;
let current: standIn.BrowserWindow | null;

beforeEach(() => {
  vi.clearAllMocks();
  listeners.length = 0;
  window = new standIn.BrowserWindow({});
  current = window;
  const currentWindow = () => current as unknown as BrowserWindow | null;
  connectPage(backend, currentWindow);
  offerDialogs(currentWindow);
});

const ownFrame = { parent: null, url: 'app://nexthop/index.html#review' };
// As in Electron, what a handler throws rejects the caller's promise.
const call = (channel: string, event: object, ...input: unknown[]): Promise<unknown> =>
  Promise.resolve().then(() => standIn.ipcHandlers.get(channel)?.(event, ...input));
const fromPage = () => ({ sender: window.webContents, senderFrame: ownFrame });

describe('a call from the page', () => {
  it('reaches the backend and brings its reply', async () => {
    expect(await call('nexthop:invoke', fromPage(), 'card.get', { cardId: 1 })).toEqual(reply);
    expect(backend.invoke).toHaveBeenCalledExactlyOnceWith('card.get', { cardId: 1 });
  });

  it.each([
    [undefined, {}],
    [null, {}],
    [7, {}],
    [{ toString: () => 'card.get' }, {}],
    [['card.get'], {}],
    ['card.get', undefined],
    ['card.get', null],
    ['card.get', 'text'],
    ['card.get', [1]],
    ['card.get', new Map()],
    ['card.get', new Date(0)],
    ['card.get', () => 1],
  ])('is refused when it is not a method with a JSON object: %j, %j', async (method, input) => {
    const answer = await call('nexthop:invoke', fromPage(), method, input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(backend.invoke).not.toHaveBeenCalled();
  });
});

const strangers: [string, () => object][] = [
  ['a frame that is gone', () => ({ sender: window.webContents, senderFrame: null })],
  ['a frame inside the page', () => ({ ...fromPage(), senderFrame: { ...ownFrame, parent: ownFrame } })],
  ['another window', () => ({ ...fromPage(), sender: new standIn.BrowserWindow({}).webContents })],
  ...[
    'https://evil.example/',
    'file:///app/index.html',
    'app://nexthop.evil.example/',
    'app://evil/',
    'app://nexthop:80/',
    'about:blank',
    'data:text/html,app://nexthop/',
    'https://app//nexthop/',
    '',
  ].map((url): [string, () => object] => [
    `our window at "${url}"`,
    () => ({ ...fromPage(), senderFrame: { parent: null, url } }),
  ]),
];

describe.each(['nexthop:invoke', 'nexthop:choose'])('%s is refused', (channel) => {
  const refused = async (event: object) => {
    await expect(
      call(channel, event, channel === 'nexthop:choose' ? 'files' : 'app.info', {}),
    ).rejects.toThrow('Only the page of Nexthop may call.');
    expect(backend.invoke).not.toHaveBeenCalled();
    expect(standIn.dialog.showOpenDialog).not.toHaveBeenCalled();
  };

  it.each(strangers)('to %s', async (_, event) => refused(event()));

  it('while there is no window', async () => {
    current = null;
    await refused(fromPage());
  });

  it('when the window is gone', async () => {
    window.isGone = true;
    await refused(fromPage());
  });
});

describe('an event of the backend', () => {
  const event: NexthopEvent = { kind: 'data.changed', what: ['cards'] };
  const tell = () => listeners.forEach((listener) => listener(event));

  it('goes to the window there is', () => {
    tell();
    expect(window.webContents.sent).toEqual([['nexthop:event', event]]);
    current = new standIn.BrowserWindow({});
    tell();
    expect(current.webContents.sent).toHaveLength(1);
    expect(window.webContents.sent).toHaveLength(1);
  });

  it('is dropped without one', () => {
    window.isGone = true;
    tell();
    current = null;
    tell();
    expect(window.webContents.sent).toEqual([]);
  });
});

describe('the dialogs', () => {
  it.each([
    ['files', ['openFile', 'multiSelections']],
    ['folder', ['openDirectory', 'multiSelections']],
  ])('for %s belong to the window and answer paths', async (kind, properties) => {
    expect(await call('nexthop:choose', fromPage(), kind)).toEqual(['/notes']);
    expect(standIn.dialog.showOpenDialog).toHaveBeenCalledExactlyOnceWith(
      window,
      expect.objectContaining({ properties }),
    );
  });

  it('answer nothing when cancelled', async () => {
    standIn.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await call('nexthop:choose', fromPage(), 'files')).toEqual([]);
  });

  it.each([undefined, 'constructor', 'save', { properties: ['openFile'] }])(
    'are only these: not %j',
    async (kind) => {
      await expect(call('nexthop:choose', fromPage(), kind)).rejects.toThrow('There is no such dialog.');
      expect(standIn.dialog.showOpenDialog).not.toHaveBeenCalled();
    },
  );
});
