import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const contentTypes = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.ttf', 'font/ttf'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webp', 'image/webp'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
]);

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  'media-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that go with every answer of every host: the page may load and run only what was built with it. */
export const protectiveHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** One file of the built page, with the headers it is served with. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

// Names as the build writes them. Everything a traversal needs (a segment of dots, a percent sign, a backslash,
// a colon, a null) is simply not among the characters, so nothing has to be decoded in order to be refused.
const plainPath = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/;

/** Whether a request path, exactly as it was sent, can name a file or a call at all. */
export function isPlainPath(path: string): boolean {
  return plainPath.test(path);
}

/** Reads the file of the built page at an absolute URL path (`/` is index.html); null if there is none. */
export async function readPageFile(rendererDir: string, path: string): Promise<PageFile | null> {
  if (!isPlainPath(path)) return null;
  const name = path === '/' ? 'index.html' : path.slice(1);
  const contentType = contentTypes.get(extname(name));
  if (contentType === undefined) return null;
  try {
    const bytes = await readFile(join(rendererDir, name));
    return {
      bytes,
      headers: { ...protectiveHeaders, 'content-type': contentType, 'cache-control': cacheControl(name) },
    };
  } catch {
    return null;
  }
}

/** The build puts a hash of the content into every name below assets/, so those never change. */
function cacheControl(name: string): string {
  if (name.startsWith('assets/')) return 'public, max-age=31536000, immutable';
  return name === 'index.html' ? 'no-store' : 'no-cache';
}
