import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/** Stands in for the `electron` module: records what it is told, so that a test can call what was registered. */

type Handler = (...input: unknown[]) => unknown;

class FakeContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }

  send(...message: unknown[]): void {
    this.sent.push(message);
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly options: Record<string, unknown>;
  readonly webContents = new FakeContents();
  readonly loadURL = vi.fn(() => Promise.resolve());
  readonly maximize = vi.fn();
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  bounds = { x: 10, y: 20, width: 900, height: 700 };
  isGone = false;
  isSmall = false;
  isLarge = false;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  isMinimized(): boolean {
    return this.isSmall;
  }

  isMaximized(): boolean {
    return this.isLarge;
  }

  getNormalBounds() {
    return this.bounds;
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  readonly calls: string[] = [];
  readonly setName = vi.fn();
  readonly setPath = vi.fn((name: string, path: string) => void this.calls.push(`setPath ${name} ${path}`));
  readonly requestSingleInstanceLock = vi.fn(() => {
    this.calls.push('requestSingleInstanceLock');
    return true;
  });
  readonly enableSandbox = vi.fn(() => void this.calls.push('enableSandbox'));
  readonly whenReady = vi.fn(() => {
    this.calls.push('whenReady');
    return Promise.resolve();
  });
  readonly quit = vi.fn();
  readonly exit = vi.fn();
}

export const app = new FakeApp();

export const ipcHandlers = new Map<string, Handler>();
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void ipcHandlers.set(channel, handler),
};

export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn() });
export const exposed = new Map<string, Record<string, Handler>>();
export const contextBridge = {
  exposeInMainWorld: (name: string, api: Record<string, Handler>) => void exposed.set(name, api),
};
export const webUtils = { getPathForFile: vi.fn(() => '/notes/a.md') };

export const protocolHandlers = new Map<string, (request: Request) => Promise<Response>>();
export const protocol = {
  registerSchemesAsPrivileged: vi.fn<(schemes: unknown) => void>(
    () => void app.calls.push('registerSchemesAsPrivileged'),
  ),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    void protocolHandlers.set(scheme, handler),
};

export const sessionHandlers = new Map<string, Handler>();
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Handler) => void sessionHandlers.set('request', handler),
    setPermissionCheckHandler: (handler: Handler) => void sessionHandlers.set('check', handler),
    setDevicePermissionHandler: (handler: Handler) => void sessionHandlers.set('device', handler),
  },
};

export const screen = {
  getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 25, width: 1920, height: 1055 } }]),
};
export const shell = { openExternal: vi.fn<(url: string) => Promise<void>>(() => Promise.resolve()) };
export const dialog = {
  showOpenDialog: vi.fn<(...input: unknown[]) => Promise<{ canceled: boolean; filePaths: string[] }>>(() =>
    Promise.resolve({ canceled: false, filePaths: ['/notes'] }),
  ),
  showErrorBox: vi.fn(),
};
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: vi.fn() };

/** Forgets everything that was recorded or registered. */
export function reset(): void {
  vi.clearAllMocks();
  BrowserWindow.opened.length = 0;
  app.removeAllListeners();
  app.calls.length = 0;
  app.isPackaged = true;
  for (const handlers of [ipcHandlers, protocolHandlers, sessionHandlers]) handlers.clear();
}
