import { protocol } from 'electron';
import { protectiveHeaders, readPageFile } from '../src/backend/page-files.ts';

const scheme = 'app';
const host = 'nexthop';

/** Where the window finds the page: an origin of its own, with none of the powers of `file:`. */
export const pageUrl = `${scheme}://${host}/`;

/** Makes `app:` an ordinary, secure scheme; must run before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Whether a URL belongs to Nexthop's own page. */
export function isPageUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === `${scheme}:` && parsed.host === host;
}

/** Serves the built page, with the same headers as the browser host does, and nothing else. */
export function servePage(rendererDir: string): void {
  protocol.handle(scheme, async (request) => {
    const url = URL.parse(request.url);
    if (request.method !== 'GET' || url === null || url.host !== host) return refusal(403);
    const file = await readPageFile(rendererDir, url.pathname);
    return file === null ? refusal(404) : new Response(file.bytes, { headers: file.headers });
  });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: protectiveHeaders });
}
