import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { expectAccessible, isCut, openApp, type OpenApp } from './app.ts';

let browser: Browser;
let app: OpenApp;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => app.close());

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
];

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(sizes)('every screen is accessible and fits at $width × $height', async (viewport) => {
    app = await openApp(browser, { colorScheme, viewport, reducedMotion: 'reduce' });
    const { page } = app;
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(colorScheme);
    const look = async (what: string) => {
      await expectAccessible(page, what);
      expect(await isCut(page), `${what} is cut`).toBe(false);
    };
    await look('Today');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await look('Keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('rout');
    await look('Jump');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Space');
    await page.getByRole('article', { name: 'Card' }).waitFor();
    await look('Review, question');
    await page.keyboard.press('Space');
    await page.getByRole('group', { name: 'Grade' }).waitFor();
    await look('Review, answer');
    for (const [key, what] of [
      ['e', 'Edit'],
      ['m', 'More'],
      ['n', 'Notes'],
      ['i', 'Info'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await look(what);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }

    await page.goto(`${new URL(page.url()).origin}/#/library`);
    await page.getByRole('searchbox').waitFor();
    await page.getByText('What does a network switch do').first().click();
    await look('Library');
    await page.goto(`${new URL(page.url()).origin}/#/settings`);
    await page.getByText('Desired retention').first().waitFor();
    await look('Settings');

    await page.goto(`${new URL(page.url()).origin}/#/import`);
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await look('Import');
    const vault = join(app.folder, 'vault');
    mkdirSync(vault);
    writeFileSync(
      join(vault, 'a.md'),
      'a :: one\n\nA: lost\n\nQ: What is learned before?\nA: This answer.\n',
    );
    writeFileSync(
      join(vault, 'b.md'),
      '# DNS\n\nA records map ip addresses to hostnames.\n\n**CNAME**: a record that maps one name to another.\n',
    );
    await page.getByLabel(/name a folder/).fill(vault);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Import \d+ cards/ }).waitFor();
    await page.getByText('1 wrong fact', { exact: true }).waitFor();
    await look('Import, preview');
    await page.getByRole('button', { name: /^Proposed/ }).click();
    await page.keyboard.press('x');
    await look('Import, proposed');
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await look('Import, own words');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /imported$/ }).waitFor();
    await look('Import, done');
    writeFileSync(
      join(vault, 'a.md'),
      'Q: What was it that is learned before?\nA: That answer, in other words.\n',
    );
    await page.getByRole('button', { name: 'Import more' }).click();
    await page.getByLabel('What to do when vault changes').waitFor();
    await page.getByRole('button', { name: /^(See|Look)/ }).click();
    await page.getByRole('region', { name: 'Cards found' }).waitFor();
    await look('Import, what changed');
  });
});

it('follows the system until the person chooses a theme, and keeps the choice', async () => {
  app = await openApp(browser, { colorScheme: 'light' });
  const { client } = app;
  const light = await background(app.page);
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => background(app.page)).not.toBe(light);
  await app.page.goto(`${new URL(app.page.url()).origin}/#/settings`);
  await app.page.getByText('Light', { exact: true }).click();
  await expect.poll(async () => (await client.call('settings.get')).theme).toBe('light');
  await expect.poll(() => background(app.page)).toBe(light);
  await app.restart();
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => background(app.page)).toBe(light);
});
