import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Gives the application its menu: what the platform expects, and the developer's entries only while developing. */
export function installMenu(platform: NodeJS.Platform, isPackaged: boolean): void {
  const isMac = platform === 'darwin';
  const menu = Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    { role: 'editMenu' },
    { label: '&View', submenu: viewEntries(isPackaged) },
    { role: 'windowMenu' },
  ]);
  Menu.setApplicationMenu(menu);
}

function viewEntries(isPackaged: boolean): MenuItemConstructorOptions[] {
  const developing: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : developing),
  ];
}
