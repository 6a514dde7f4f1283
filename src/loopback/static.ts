import type { ServerResponse } from 'node:http';
import { Refusal } from './guards.ts';
import { readPageFile } from '../backend/page-files.ts';

/** Sends the file of the built page at a URL path; refuses (404) where there is none. */
export async function sendPage(response: ServerResponse, rendererDir: string, path: string): Promise<void> {
  const file = await readPageFile(rendererDir, path);
  if (file === null) throw new Refusal(404, 'There is nothing at this address.');
  response.writeHead(200, { ...file.headers, 'content-length': file.bytes.byteLength });
  response.end(file.bytes);
}
