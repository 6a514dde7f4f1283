import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { expectAccessible, openApp, type OpenApp } from './app.ts';

let browser: Browser;
let app: OpenApp;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  app = await openApp(browser);
  await app.page.getByRole('link', { name: 'Library' }).click();
  await app.page.getByRole('searchbox').waitFor();
});
afterEach(() => app.close());

it('searches as one types, opens a card by keyboard, and suspends it', async () => {
  const { page, client } = app;
  const expected = await client.call('card.list', { query: 'tag:dns canonical' });
  expect(expected.total).toBeGreaterThan(0);
  await page.keyboard.press('/');
  await page.keyboard.type('tag:dns canonical');
  await page.getByText(`${String(expected.total)} of ${String(expected.all)} cards`).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('complementary', { name: 'Card' }).waitFor();
  await page.keyboard.press('s');
  const cardId = expected.rows[0]?.cardId ?? 0;
  await expect.poll(async () => (await client.call('card.get', { cardId })).isSuspended).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await client.call('card.get', { cardId })).isSuspended).toBe(false);
});

it('shows one deck, and sets its name and limits', async () => {
  const { page, client } = app;
  await page.getByRole('combobox', { name: 'Deck' }).selectOption({ value: 'CKA networking::DNS' });
  const dns = await client.call('card.list', { query: 'deck:"CKA networking::DNS"' });
  await page.getByText(`${String(dns.total)} of ${String(dns.all)} cards`).waitFor();
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByLabel('New cards a day').fill('many');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').waitFor();
  await expectAccessible(page, 'Deck options');
  await page.getByLabel('New cards a day').fill('2');
  await page.getByLabel('Name, levels separated by ::').fill('CKA networking::Names');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const renamed = (await client.call('deck.list')).find(({ name }) => name === 'CKA networking::Names');
  expect(renamed).toMatchObject({ newPerDay: 2, newCount: 2, reviewsPerDay: null });
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Deck' }).inputValue())
    .toBe('CKA networking::Names');
});
