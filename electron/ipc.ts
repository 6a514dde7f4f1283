import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Connection } from '../src/contract/client.ts';
import type { Reply } from '../src/contract/errors.ts';
import { isPageUrl } from './page.ts';

/** Gives the window there is, or null while there is none. */
export type CurrentWindow = () => BrowserWindow | null;

/** Carries the page's calls to the backend, and the backend's events to the page. */
export function connectPage(connection: Connection, currentWindow: CurrentWindow): void {
  handleFromPage('nexthop:invoke', currentWindow, (_window, method, input): Promise<Reply> | Reply =>
    typeof method === 'string' && isJsonObject(input)
      ? connection.invoke(method, input)
      : { ok: false, error: { code: 'bad-input', message: 'A call needs a method and a JSON object.' } },
  );
  connection.onEvent((event) => {
    const window = currentWindow();
    if (window !== null && !window.isDestroyed()) window.webContents.send('nexthop:event', event);
  });
}

/** Answers a channel, but only to the main frame of our own window while it shows our own page; anyone else is refused. */
export function handleFromPage(
  channel: string,
  currentWindow: CurrentWindow,
  answer: (window: BrowserWindow, ...input: readonly unknown[]) => unknown,
): void {
  ipcMain.handle(channel, (event, ...input: readonly unknown[]) => {
    const window = currentWindow();
    if (window === null || !isFromPage(event, window)) throw new Error('Only the page of Nexthop may call.');
    return answer(window, ...input);
  });
}

function isFromPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const { sender, senderFrame } = event;
  return (
    !window.isDestroyed() &&
    sender === window.webContents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isPageUrl(senderFrame.url)
  );
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
