import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isPageUrl, registerPageScheme, servePage } from '../../electron/page.ts';
import { protectiveHeaders } from '../../src/backend/page-files.ts';
import * as standIn from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const folder = mkdtempSync(join(tmpdir(), 'nexthop-page-'));

beforeAll(() => {
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>Nexthop</title>');
  servePage(join(folder, 'renderer'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A Request would refuse some of these addresses, so the handler gets only what it reads. */
async function get(url: string, method = 'GET'): Promise<Response> {
  const handler = standIn.protocolHandlers.get('app');
  if (handler === undefined) throw new Error('The scheme is not served.');
  return handler({ url, method } as Request);
}

describe('the scheme of the page', () => {
  it('is an ordinary secure one that does not get around the content security policy', () => {
    registerPageScheme();
    expect(standIn.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  it('serves the page with the protective headers', async () => {
    for (const url of ['app://nexthop/', 'app://nexthop/index.html', 'app://nexthop/?a#b']) {
      const response = await get(url);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('<title>Nexthop</title>');
      expect(Object.fromEntries(response.headers)).toMatchObject({
        ...protectiveHeaders,
        'content-type': 'text/html; charset=utf-8',
      });
    }
  });

  it.each([
    'app://nexthop/../secret.txt',
    'app://nexthop/%2e%2e/secret.txt',
    'app://nexthop/..%2fsecret.txt',
    'app://nexthop/..%5csecret.txt',
    'app://nexthop/%252e%252e%252fsecret.txt',
    'app://nexthop//secret.txt',
    'app://nexthop/index.html%00',
    'app://nexthop/missing.js',
  ])('has nothing at %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers neither another host nor another method', async () => {
    expect((await get('app://evil/index.html')).status).toBe(403);
    expect((await get('app://nexthop.evil/index.html')).status).toBe(403);
    expect((await get('app://nexthop/', 'POST')).status).toBe(403);
  });
});

describe('an address', () => {
  it.each(['app://nexthop/', 'app://nexthop/index.html#card', 'app://nexthop'])(
    '%s is of the page',
    (url) => {
      expect(isPageUrl(url)).toBe(true);
    },
  );

  it.each([
    'app://nexthop.evil/',
    'app://nexthop@evil/',
    'apps://nexthop/',
    'http://nexthop/',
    'nexthop',
    '',
  ])('"%s" is not', (url) => expect(isPageUrl(url)).toBe(false));
});
