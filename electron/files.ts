import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { handleFromPage, type CurrentWindow } from './ipc.ts';

const dialogs = new Map<unknown, OpenDialogOptions>([
  [
    'files',
    {
      title: 'Choose notes',
      buttonLabel: 'Choose',
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Notes', extensions: ['md', 'markdown', 'mdx', 'txt'] },
        { name: 'All files', extensions: ['*'] },
      ],
    },
  ],
  [
    'folder',
    {
      title: 'Choose a folder of notes',
      buttonLabel: 'Choose',
      properties: ['openDirectory', 'multiSelections'],
    },
  ],
]);

/** Lets the page ask for files or folders through the system's own dialogs; answers their paths, none when cancelled. */
export function offerDialogs(currentWindow: CurrentWindow): void {
  handleFromPage('nexthop:choose', currentWindow, choose);
}

async function choose(window: BrowserWindow, kind: unknown): Promise<readonly string[]> {
  const options = dialogs.get(kind);
  if (options === undefined) throw new Error('There is no such dialog.');
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}
