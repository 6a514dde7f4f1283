import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openApp, type OpenApp } from './app.ts';

let browser: Browser;
let app: OpenApp;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  app = await openApp(browser);
});
afterEach(() => app.close());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPgzssEAAFqAONFSQo9AAAAAElFTkSuQmCC',
  'base64',
);

function writeVault(ports: string): string {
  const vault = join(app.folder, 'vault');
  mkdirSync(join(vault, 'images'), { recursive: true });
  writeFileSync(join(vault, 'ports.md'), ports);
  writeFileSync(join(vault, 'images', 'dot.png'), picture);
  writeFileSync(
    join(vault, 'drawn.md'),
    'Q: What does the picture show?\nA: A dot, $x^2$ wide.\n\n![a dot](images/dot.png)\n\n```bash\nip addr show\n```\n',
  );
  return vault;
}

async function chooseFolder(vault: string): Promise<void> {
  const { page } = app;
  await page.getByRole('link', { name: 'Import notes' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose folder' }).click();
  await (await chooser).setFiles(vault);
}

it('imports a folder, shows its problems, reviews it, and keeps the schedule when the notes change', async () => {
  const { page, client } = app;
  const vault = writeVault('Q: Which port does DNS use?\nA: 53\n\nTTL ::: time to live\n\nA: nobody asked\n');
  await chooseFolder(vault);
  await page.getByText('ports.md').first().waitFor();
  await page
    .getByText(/line 6/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /^Import 4 cards/ }).waitFor();
  expect((await client.call('card.list', { query: 'deck:vault' })).total).toBe(0);
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await client.call('card.list', { query: 'deck:vault' })).total).toBe(4);

  const deck = (await client.call('deck.list')).find(({ name }) => name === 'vault::drawn');
  await page.goto(`${new URL(page.url()).origin}/#/review?deck=${String(deck?.deckId)}`);
  const card = page.getByRole('article', { name: 'Card' });
  await card.getByText('What does the picture show?').waitFor();
  await page.keyboard.press('Space');
  await expect
    .poll(() =>
      card.getByRole('img', { name: 'a dot' }).evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBe(1);
  await card.locator('.katex').waitFor();
  await card.locator('pre code').getByText('ip addr show').waitFor();
  await page.keyboard.press('4');
  await expect
    .poll(async () => (await client.call('card.list', { query: 'deck:vault is:review' })).total)
    .toBe(1);

  writeFileSync(join(vault, 'drawn.md'), 'Q: What does the picture show?\nA: One dot.\n');
  await chooseFolder(vault);
  await page.getByText('changed', { exact: true }).first().waitFor();
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => (await client.call('card.list', { query: 'deck:vault "One dot"' })).total)
    .toBe(1);
  expect((await client.call('card.list', { query: 'deck:vault is:review' })).total).toBe(1);
});

it('takes a single file, and takes the import back', async () => {
  const { page, client } = app;
  const file = join(app.folder, 'single.md');
  writeFileSync(file, 'gateway :: the way out\n');
  await page.getByRole('link', { name: 'Import notes' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: /^Import 1 card/ }).click();
  await expect.poll(async () => (await client.call('card.list', { query: 'deck:single' })).total).toBe(1);
  await page.getByRole('button', { name: /Undo/ }).click();
  await expect.poll(async () => (await client.call('card.list', { query: 'deck:single' })).total).toBe(0);
});
