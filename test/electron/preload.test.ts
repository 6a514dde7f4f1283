import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as standIn from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let shell: Record<string, (...input: unknown[]) => unknown>;

beforeAll(async () => {
  await import('../../electron/preload.ts');
  shell = standIn.exposed.get('nexthop') ?? {};
});

describe('what the page gets', () => {
  it('is one object with these functions and nothing else', () => {
    expect([...standIn.exposed.keys()]).toEqual(['nexthop']);
    expect(Object.keys(shell).sort()).toEqual([
      'chooseFiles',
      'chooseFolder',
      'invoke',
      'onEvent',
      'pathForFile',
    ]);
    expect(Object.values(shell).every((value) => typeof value === 'function')).toBe(true);
  });

  it('carries calls and dialogs on their own channels, whatever else is passed', () => {
    shell['invoke']?.('card.get', { cardId: 1 }, 'other-channel');
    shell['chooseFiles']?.('folder');
    shell['chooseFolder']?.('files');
    expect(standIn.ipcRenderer.invoke.mock.calls).toEqual([
      ['nexthop:invoke', 'card.get', { cardId: 1 }],
      ['nexthop:choose', 'files'],
      ['nexthop:choose', 'folder'],
    ]);
  });

  it('passes events on without the sender, until told to stop', () => {
    const heard = vi.fn();
    const stop = shell['onEvent']?.(heard) as () => unknown;
    const event = { kind: 'data.changed', what: ['cards'] };
    standIn.ipcRenderer.emit('nexthop:event', { sender: 'powerful' }, event);
    expect(heard.mock.calls).toEqual([[event]]);
    expect(stop()).toBeUndefined();
    standIn.ipcRenderer.emit('nexthop:event', { sender: 'powerful' }, event);
    expect(heard).toHaveBeenCalledOnce();
    expect(standIn.ipcRenderer.listenerCount('nexthop:event')).toBe(0);
  });

  it('finds the path of a dropped file', () => {
    const file = new File([], 'a.md');
    expect(shell['pathForFile']?.(file)).toBe('/notes/a.md');
    expect(standIn.webUtils.getPathForFile).toHaveBeenCalledExactlyOnceWith(file);
  });

  it('needs no module but electron, as the sandbox gives it no other', () => {
    const source = readFileSync(resolve(import.meta.dirname, '../../electron/preload.ts'), 'utf8');
    const loaded = [...source.matchAll(/^import (?!type ).*from '(.+)';$/gm)].map((match) => match[1]);
    expect(loaded).toEqual(['electron']);
  });
});
