import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const files = {
  'routing.md':
    '# Routing\n\nQ: What does a router connect?\nA: Two or more networks.\n\nQ: Which route wins?\nA: The one with the longest prefix.\n',
  'dns/records.md':
    '# DNS records\n\n- A records - map ip addresses to hostnames\n- MX records - name the mail servers of a domain\n\n' +
    '**CNAME**: a record that maps one name to another.\n\n**TTL**: the time for which a resolver may keep an answer.\n\n' +
    '## Zones\n\nA zone is a part of the name space that one organisation looks after.\n',
};

function writeVault(): string {
  const vault = join(app.folder, 'kubernetes-notes');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(vault, path)), { recursive: true });
    writeFileSync(join(vault, path), text);
  }
  return vault;
}

const total = async (query: string) => (await app.client.call('card.list', { query })).total;

it('takes a vault, has proposals turned down, and follows what is edited in it', async () => {
  const { page, client } = app;
  const vault = writeVault();
  await page.getByRole('link', { name: 'Import notes' }).click();
  await page.getByLabel(/name a folder/).fill(vault);
  await page.keyboard.press('Enter');
  const list = page.getByRole('region', { name: 'Cards found' });
  await list.getByText('What does a router connect?').waitFor();
  // The wrong claim of the notes is told with its computation.
  await page.getByText('1 wrong fact', { exact: true }).waitFor();

  // By keyboard: what is proposed from plain notes is accepted, put in other words, or turned down.
  await page.getByRole('button', { name: /^Proposed/ }).click();
  await list.focus();
  const offered = await list.getByRole('article').count();
  expect(offered).toBeGreaterThanOrEqual(3);
  await page.keyboard.press('a');
  await page.keyboard.press('e');
  const sheet = page.getByRole('dialog', { name: 'Put it in your own words' });
  await sheet.getByLabel('Front').fill('Which question did I write myself?');
  await page.keyboard.press('Control+Enter');
  await sheet.waitFor({ state: 'hidden' });
  await page.keyboard.press('x');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  const turnedDown = await list.getByRole('button', { name: 'Reject', pressed: true }).count();
  expect(turnedDown).toBe(1);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /cards imported/ }).waitFor();
  expect(await total('deck:kubernetes-notes "I write myself"')).toBe(1);
  const cards = await total('deck:kubernetes-notes');
  expect(cards).toBe(2 + offered - turnedDown);

  // One of them is learned.
  const decks = await client.call('deck.list');
  const routing = decks.find(({ name }) => name === 'kubernetes-notes::routing');
  await page.goto(`${new URL(page.url()).origin}/#/review?deck=${String(routing?.deckId)}`);
  await page.getByRole('article', { name: 'Card' }).getByText('What does a router connect?').waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('4');
  await expect.poll(() => total('deck:kubernetes-notes is:review')).toBe(1);

  // The folder is watched; an edit waits until it is seen, and nothing has changed meanwhile.
  await page.goto(`${new URL(page.url()).origin}/#/import`);
  await page.getByLabel('What to do when kubernetes-notes changes').selectOption('ask');
  writeFileSync(
    join(vault, 'routing.md'),
    readFileSync(join(vault, 'routing.md'), 'utf8').replace(
      'Two or more networks',
      'Two or more IP networks',
    ),
  );
  appendFileSync(join(vault, 'routing.md'), '\nQ: What is a hop?\nA: One router on the way.\n');
  await page.getByRole('link', { name: 'Today' }).click();
  const waiting = page.getByRole('link', { name: '2 changes in kubernetes-notes' });
  await waiting.waitFor({ timeout: 20_000 });
  expect(await total('deck:kubernetes-notes "IP networks"')).toBe(0);
  await waiting.click();
  await list.getByText('What is a hop?').waitFor();
  await expect.poll(() => list.locator('ins').allTextContents()).toContain('IP ');
  // What was turned down is not proposed again.
  expect(await list.getByRole('article').count()).toBe(2);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '2 cards imported' }).waitFor();
  expect(await total('deck:kubernetes-notes is:review "IP networks"')).toBe(1);
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.getByText(/changes? in kubernetes-notes/).count()).toBe(0);
});
