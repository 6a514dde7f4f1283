import { pathToFileURL } from 'node:url';
import type { Subjects } from './build.ts';

/** Serves a folder as the browser host does, with no backend behind it; its arguments are the bundle and the folder. */
const [bundle = '', rendererDir = ''] = process.argv.slice(2);
const { createServer } = (await import(pathToFileURL(bundle).href)) as Subjects;
const nothing = { invoke: () => new Promise<never>(() => undefined), onEvent: () => () => undefined };
const server = await createServer(nothing, { token: 'none', rendererDir, port: 0 });
console.log(`open at http://127.0.0.1:${server.port}/#token=none`);
