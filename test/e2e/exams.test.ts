import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { expectAccessible, isCut, openApp, type OpenApp } from './app.ts';

let browser: Browser;
let app: OpenApp;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => app.close());

const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 420, height: 800 } },
] as const;

it.each(looks)('makes the CKA exam in two key presses, in $colorScheme', async (look) => {
  app = await openApp(browser, { ...look, reducedMotion: 'reduce' });
  const { page, client } = app;
  const { origin } = new URL(page.url());
  const check = async (what: string) => {
    await expectAccessible(page, what);
    expect(await isCut(page), `${what} is cut`).toBe(false);
  };
  const title = page.getByRole('heading', { name: 'CKA networking in 30 days' });

  await page.goto(`${origin}/#/exams`);
  await page.getByRole('heading', { name: 'No exam yet' }).waitFor();
  await check('Exams, none yet');
  await page.keyboard.press('Enter');
  await page
    .getByText(/\d+ cards, \d+ drills/)
    .first()
    .waitFor();
  await check('Set-up');
  await page.keyboard.press('Control+Enter');
  await title.waitFor();

  const slider = page.getByRole('slider', { name: 'If I study' });
  await slider.press('ArrowRight');
  await page.getByRole('button', { name: 'Keep 25 minutes a day' }).click();
  await expect
    .poll(async () => (await client.call('exam.list')).map(({ minutesPerDay }) => minutesPerDay))
    .toEqual([25]);
  const plan = page.getByRole('switch', { name: 'Head for this date' });
  for (const isOn of [true, false]) {
    await plan.setChecked(isOn);
    await page.getByText(isOn ? 'The schedule heads for this date.' : 'This is what it would do.').waitFor();
    expect((await client.call('exam.list')).map(({ isPlanned }) => isPlanned)).toEqual([isOn]);
  }
  await check('Exam');
  await page.keyboard.press('p');
  await page.getByLabel('Tasks').fill('10');
  expect(await page.getByLabel('Minutes').inputValue()).toBe('71');
  await check('Start a mock paper');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Ahead' }).waitFor();
  await check('Exams');
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'New exam' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await title.waitFor();

  await page.goto(`${origin}/#/today`);
  await title.waitFor();
  await check('Today');
  await page.getByRole('button', { name: 'Study these' }).click();
  await page.getByText(/^\d+ cards? for CKA networking$/).waitFor();
  await page.getByRole('article').waitFor();
});

it('takes back the removal of an exam', async () => {
  app = await openApp(browser);
  const { page, client } = app;
  const found = (await client.call('exam.blueprints'))[0];
  if (found === undefined) throw new Error('There should be a blueprint.');
  const { examId } = await client.call('exam.save', { examId: null, ...found.exam, name: 'Mine' });
  await page.goto(`${new URL(page.url()).origin}/#/exam-setup?id=${String(examId)}`);
  await page.getByRole('button', { name: 'Remove the exam' }).click();
  await page.getByRole('heading', { name: 'No exam yet' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'Mine' }).waitFor();
});
