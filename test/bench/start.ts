import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startHostProcess } from '../support/browser-host.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Built } from './build.ts';
import { copyCollection } from './collection.ts';
import { byTurns, type Pair } from './statistics.ts';
import { ratioRow, type Row } from './table.ts';

const rounds = 5;

/** A host process that serves a page. */
interface Host {
  readonly url: string;
  stop(): Promise<void>;
}

/** Milliseconds from the start to the first paint, and of them those from the request for the page on. */
interface Start {
  readonly whole: number;
  readonly page: number;
}

/**
 * From nothing (no host process, no Chromium) to the first card painted, against the same with an empty page from the same
 * server without a backend. The page is opened at the review screen.
 */
export async function measureStart(built: Built, collectionDir: string, folder: string): Promise<Row[]> {
  const dataDir = copyCollection(collectionDir, join(folder, 'start'));
  const emptyDir = writeEmptyPage(join(folder, 'empty-page'));
  const starts: { ours: Start[]; raw: Start[] } = { ours: [], raw: [] };
  const keep = (list: Start[], start: Start) => {
    list.push(start);
    return start.whole;
  };
  await byTurns(
    rounds + 1,
    async () => keep(starts.ours, await startToPaint(() => openHost(dataDir), '.card .markdown')),
    async () => keep(starts.raw, await startToPaint(() => openEmptyHost(built.subjectsFile, emptyDir), 'p')),
  );
  const pairOf = (part: keyof Start): Pair => ({
    ours: starts.ours.slice(1).map((start) => start[part]),
    raw: starts.raw.slice(1).map((start) => start[part]),
  });
  return [
    ratioRow('start to first card painted : empty page', pairOf('whole'), 1.25),
    ratioRow('of it from the request for the page to the paint', pairOf('page'), null),
  ];
}

async function startToPaint(open: () => Promise<Host>, shown: string): Promise<Start> {
  const start = performance.now();
  const host = await open();
  const browser = await launchChromium();
  try {
    const page = await paint(browser, host.url, shown);
    return { whole: performance.now() - start, page };
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** Opens the page and waits until the frame that shows the text is out. */
async function paint(browser: Browser, url: string, shown: string): Promise<number> {
  const { origin, hash } = new URL(url);
  const page = await browser.newPage();
  await page.addInitScript(
    (token) => sessionStorage.setItem('nexthop-token', token),
    hash.slice('#token='.length),
  );
  const start = performance.now();
  await page.goto(`${origin}/#/review`, { waitUntil: 'commit' });
  await page.waitForFunction(
    (selector) => (document.querySelector(selector)?.textContent ?? '').trim() !== '',
    shown,
  );
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  return performance.now() - start;
}

async function openHost(dataDir: string): Promise<Host> {
  const { url, stop } = await startHostProcess(dataDir);
  return { url, stop: () => stop('SIGTERM') };
}

async function openEmptyHost(bundle: string, pageDir: string): Promise<Host> {
  const entry = join(import.meta.dirname, 'empty-host.ts');
  const child = spawn(process.execPath, [entry, bundle, pageDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\S+/.exec(printed.toString())?.[0] ?? '';
  const exited = once(child, 'exit');
  return {
    url,
    async stop() {
      child.kill();
      await exited;
    },
  };
}

function writeEmptyPage(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Empty</title><p>Empty</p>');
  return folder;
}
