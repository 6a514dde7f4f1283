import { app, BrowserWindow, screen, shell, type Session, type WebContents } from 'electron';
import { leastSize, readBounds, saveBounds } from './bounds.ts';
import { pageUrl } from './page.ts';

/** What a window needs to know about this installation. */
export interface WindowFiles {
  readonly preloadPath: string;
  /** Where the window's place is remembered. */
  readonly boundsFile: string;
}

const outsideSchemes = new Set(['http:', 'https:', 'mailto:']);

/** Opens a sandboxed window with the page, where the last one was left. */
export function openWindow({ preloadPath, boundsFile }: WindowFiles): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const remembered = readBounds(boundsFile, workAreas);
  const { isMaximized = false, ...bounds } = remembered ?? { width: 1280, height: 800 };
  const window = new BrowserWindow({
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: 'Nexthop',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      // Chromium would fetch dictionaries over the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    saveBounds(boundsFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() }),
  );
  void window.loadURL(pageUrl);
  return window;
}

/** Keeps the contents of any window on the page it was opened with: no navigation, no pop-ups, no embedded pages. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    details.preventDefault();
    openOutside(details.url);
  });
  contents.on('will-frame-navigate', (details) => details.preventDefault());
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Grants the page no permission and no device. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Hands a web or mail address to the system's own program for it; anything else is dropped. */
function openOutside(url: string): void {
  const parsed = URL.parse(url);
  if (parsed === null || !outsideSchemes.has(parsed.protocol)) return;
  shell.openExternal(parsed.href).catch((error: unknown) => console.error(error));
}
