import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { createClient, type Client } from '../../src/contract/client.ts';
import { startHostProcess, type HostProcess } from '../support/browser-host.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Monday 2 March 2026, nine in the morning UTC: the instant every run starts at. */
const start = '2026-03-02T09:00:00Z';

/** The app in a real Chromium over a real backend, on a collection of its own. */
export interface OpenApp {
  readonly page: Page;
  readonly folder: string;
  /** The same backend, asked from outside. */
  readonly client: Client;
  /** Ends the host and opens everything again on the same collection. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the app at Today; every request is watched, and `close` fails if one left this machine or a script failed. */
export async function openApp(
  browser: Browser,
  context: Parameters<Browser['newContext']>[0] = {},
): Promise<OpenApp> {
  const folder = temporaryFolder();
  const faults: string[] = [];
  let host = await startHostProcess(join(folder.path, 'data'), [`--now=${start}`, '--seed=7']);
  let window = await openWindow(browser, host, context, faults);
  return {
    get page() {
      return window.page;
    },
    get client() {
      return createClient(host.connection);
    },
    folder: folder.path,
    async restart() {
      await window.context.close();
      await host.stop('SIGTERM');
      host = await startHostProcess(join(folder.path, 'data'), [`--now=${start}`, '--seed=7']);
      window = await openWindow(browser, host, context, faults);
    },
    async close() {
      await window.context.close();
      await host.stop('SIGTERM');
      folder.remove();
      expect(faults).toEqual([]);
    },
  };
}

async function openWindow(
  browser: Browser,
  host: HostProcess,
  options: Parameters<Browser['newContext']>[0],
  faults: string[],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1')
      faults.push(`request to ${request.url()}`);
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error in the page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.goto(host.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page };
}

/** Fails with what axe finds wrong on the page as it is now. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${what}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}

/** Whether anything sticks out of the window sideways. */
export function isCut(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
