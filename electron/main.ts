import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog, session, type BrowserWindow } from 'electron';
import { defaultDataDir } from '../src/backend/data-dir.ts';
import { AppError } from '../src/contract/errors.ts';
import { ArgumentError, parseHostOptions, type HostOptions } from '../src/backend/host-options.ts';
import { openCollection } from '../src/backend/open-collection.ts';
import { offerDialogs } from './files.ts';
import { connectPage } from './ipc.ts';
import { installMenu } from './menu.ts';
import { registerPageScheme, servePage } from './page.ts';
import { denyPermissions, guardContents, openWindow } from './window.ts';

const outDir = resolve(import.meta.dirname, '..');
let mainWindow: BrowserWindow | null = null;

try {
  launch(parseHostOptions(process.argv.slice(1)));
} catch (error) {
  console.error(error instanceof ArgumentError ? error.message : error);
  app.exit(error instanceof ArgumentError ? 2 : 1);
}

/** Everything that has to happen before the app is ready; only the first start on a data folder goes on. */
function launch(options: HostOptions): void {
  const dataDir = options.dataDir ?? defaultDataDir();
  const profileDir = join(dataDir, 'window');
  mkdirSync(profileDir, { recursive: true });
  app.setName('Nexthop');
  app.setPath('userData', profileDir);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  registerPageScheme();
  app.on('second-instance', focusWindow);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app
    .whenReady()
    .then(() => start(dataDir, options))
    .catch(giveUp);
}

/** Opens the collection, then the window. */
async function start(dataDir: string, options: HostOptions): Promise<void> {
  const collection = await openCollection(dataDir, options, {
    decksDir: app.isPackaged ? join(process.resourcesPath, 'decks') : resolve(outDir, '..', 'decks'),
    workerPath: join(outDir, 'main', 'worker.js'),
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    // Unlike quit, exit does not come back here.
    void collection.close().finally(() => app.exit());
  });
  denyPermissions(session.defaultSession);
  servePage(join(outDir, 'renderer'));
  connectPage(collection.backend, () => mainWindow);
  offerDialogs(() => mainWindow);
  installMenu(process.platform, app.isPackaged);
  showWindow(dataDir);
  app.on('activate', () => showWindow(dataDir));
}

function showWindow(dataDir: string): void {
  if (mainWindow !== null) return;
  mainWindow = openWindow({
    preloadPath: join(outDir, 'preload', 'preload.cjs'),
    boundsFile: join(dataDir, 'window.json'),
  });
  mainWindow.once('closed', () => (mainWindow = null));
}

function focusWindow(): void {
  if (mainWindow === null) return;
  if (mainWindow.isMinimized()) mainWindow.restore();
  mainWindow.focus();
}

/** Says why Nexthop cannot start; the operating system frees the data folder with the process. */
function giveUp(error: unknown): void {
  console.error(error);
  const message =
    error instanceof AppError ? error.message : 'Nexthop could not start because of an error of its own.';
  dialog.showErrorBox('Nexthop', message);
  app.exit(1);
}
