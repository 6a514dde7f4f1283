import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { Connection } from '../src/contract/client.ts';
import type { Reply } from '../src/contract/errors.ts';
import type { NexthopEvent } from '../src/contract/events.ts';

const connection: Connection = {
  invoke: (method, input) => ipcRenderer.invoke('nexthop:invoke', method, input) as Promise<Reply>,
  onEvent(listener) {
    // Electron's own event object carries the sender, which the page must not get hold of.
    const hear = (_event: IpcRendererEvent, event: NexthopEvent) => listener(event);
    ipcRenderer.on('nexthop:event', hear);
    return () => void ipcRenderer.off('nexthop:event', hear);
  },
};

contextBridge.exposeInMainWorld('nexthop', {
  ...connection,
  pathForFile: (file: File) => webUtils.getPathForFile(file),
  chooseFiles: () => ipcRenderer.invoke('nexthop:choose', 'files'),
  chooseFolder: () => ipcRenderer.invoke('nexthop:choose', 'folder'),
});
