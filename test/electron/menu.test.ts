import { describe, expect, it, vi } from 'vitest';
import { installMenu } from '../../electron/menu.ts';
import { Menu } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

/** The roles in the menu that was installed; the stand-in makes a menu of the template by leaving it as it is. */
function rolesOn(platform: NodeJS.Platform, isPackaged: boolean): (string | undefined)[] {
  installMenu(platform, isPackaged);
  const installed = JSON.stringify(Menu.setApplicationMenu.mock.lastCall);
  return [...installed.matchAll(/"role":"(\w+)"/g)].map((match) => match[1]);
}

describe('the menu', () => {
  it('has what macOS expects of every app', () => {
    const roles = rolesOn('darwin', true);
    expect(roles).toEqual(
      expect.arrayContaining(['appMenu', 'close', 'editMenu', 'windowMenu', 'togglefullscreen']),
    );
    expect(roles).not.toContain('quit');
  });

  it.each(['linux', 'win32'] as const)('quits from the File menu on %s', (platform) => {
    const roles = rolesOn(platform, true);
    expect(roles).toContain('quit');
    expect(roles).not.toContain('appMenu');
  });

  it.each(['reload', 'toggleDevTools'])('shows %s only while developing', (role) => {
    expect(rolesOn('linux', false)).toContain(role);
    expect(rolesOn('linux', true)).not.toContain(role);
  });
});
