import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../../src/ui/transport.ts';

const root = resolve(import.meta.dirname, '../..');
const program = electronProgram();
if (program === null) console.log('skipped: no Electron binary');

/** Where a fetched Electron is; the package itself would try to download one when asked. */
function electronProgram(): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const path = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? path : null;
}

describe.skipIf(program === null)('in a real Electron (skipped: no Electron binary, unless this ran)', () => {
  let dataDir: string;
  let shell: ElectronApplication;
  let page: Page;

  const launch = () =>
    _electron.launch({
      executablePath: program ?? '',
      args: [join(root, 'out', 'main', 'electron.js'), `--data=${dataDir}`, '--seed=1'],
      cwd: root,
    });

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'nexthop-electron-'));
    shell = await launch();
    page = await shell.firstWindow();
    await page.waitForLoadState('load');
  }, 60_000);

  afterAll(async () => {
    await shell.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('shows the page from its own origin, without node', async () => {
    expect(page.url()).toMatch(/^app:\/\/nexthop\//);
    expect(await page.title()).toBe('Nexthop');
    const found = await page.evaluate(() => ({
      shell: Object.keys(Reflect.get(window, 'nexthop') as object).sort(),
      hasRequire: 'require' in window,
      hasProcess: 'process' in window,
    }));
    expect(found).toEqual({
      shell: ['chooseFiles', 'chooseFolder', 'invoke', 'onEvent', 'pathForFile'],
      hasRequire: false,
      hasProcess: false,
    });
  });

  it('answers a call from the page', async () => {
    const reply = await page.evaluate(() => window.nexthop?.invoke('app.info', {}));
    expect(reply).toMatchObject({ ok: true, value: { dataDir } });
  });

  it('neither leaves the page nor opens another window', async () => {
    await page.evaluate(() => {
      window.open('file:///etc/hosts');
      location.assign('file:///etc/hosts');
    });
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/^app:\/\/nexthop\//);
    expect(shell.windows()).toHaveLength(1);
  });

  it('runs no script that did not come with it', async () => {
    const isRun = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.hasRun = true';
      document.body.append(script);
      await new Promise((done) => setTimeout(done, 100));
      return Reflect.get(globalThis, 'hasRun') === true;
    });
    expect(isRun).toBe(false);
  });

  it('is refused a file outside the page', async () => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        ['/..%2f..%2fpackage.json', '/%2e%2e/package.json'].map(async (path) => (await fetch(path)).status),
      ),
    );
    expect(statuses).toEqual([404, 404]);
  });

  it('is one at a time on a data folder', async () => {
    const second = await launch().catch(() => null);
    // The second start may end before it can be driven at all.
    if (second !== null) await second.waitForEvent('close', { timeout: 20_000 }).catch(() => undefined);
    expect(second === null || second.process().exitCode !== null).toBe(true);
    expect(shell.windows()).toHaveLength(1);
  }, 60_000);
});
