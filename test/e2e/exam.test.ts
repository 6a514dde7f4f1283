import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { PaperTask } from '../../src/contract/paper.ts';
import { launchChromium } from '../support/chromium.ts';
import { keysOf, rightAnswer, wrongAnswer } from '../support/drill-answers.ts';
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

const check = async (what: string) => {
  await expectAccessible(app.page, what);
  expect(await isCut(app.page), `${what} is cut`).toBe(false);
};
const paperIdOf = (page: Page) => Number(/id=(\d+)/.exec(page.url())?.[1]);
const shown = (position: number) =>
  app.page
    .getByText(new RegExp(`^Task ${String(position + 1)} of \\d+ ·`))
    .first()
    .waitFor({ timeout: 10_000 });

/** Seconds on the clock of the paper. */
async function clock(page: Page): Promise<number> {
  const text = await page.getByRole('timer').locator('b').textContent();
  return (text ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Makes the CKA exam and starts a paper of ten tasks, by keys alone. */
async function startPaper(mode: 'strict' | 'study'): Promise<number> {
  const { page } = app;
  await page.goto(`${new URL(page.url()).origin}/#/exams`);
  await page.getByRole('heading', { name: 'No exam yet' }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByText(/\d+ cards, \d+ drills/)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /^CKA networking in/ }).waitFor();
  await page.keyboard.press('p');
  if (mode === 'study') await page.getByRole('radio', { name: 'Study' }).press('Space');
  await page.getByLabel('Tasks').fill('10');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'CKA networking, mock 1' }).waitFor();
  return paperIdOf(page);
}

/** Types or presses what is right to a task or, for a drill, what somebody with its first misconception answers; whether it ended with Enter. */
async function answer({ instance: asked }: PaperTask, isRight: boolean): Promise<{ isEntered: boolean }> {
  const { keyboard } = app.page;
  if (asked === null) {
    await keyboard.type('As the note says.');
    return { isEntered: false };
  }
  const { family, level, seed } = asked;
  const instance = await app.client.call('drill.make', { family, level, seed });
  const keys = keysOf(instance, isRight ? rightAnswer(instance) : wrongAnswer(instance));
  for (const key of keys)
    if (key === 'Enter' || key.length === 1) await keyboard.press(key);
    else await keyboard.insertText(key);
  return { isEntered: keys.at(-1) === 'Enter' };
}

it.each(looks)('sits a paper of ten, fails two and studies them, in $colorScheme', async (look) => {
  app = await openApp(browser, { ...look, reducedMotion: 'reduce' });
  const { page, client } = app;
  const paperId = await startPaper('strict');
  const { tasks } = await client.call('paper.get', { paperId });
  const drills = tasks.filter(({ instance }) => instance !== null);
  const failed = drills.slice(1, 3).map(({ position }) => position);
  await shown(0);
  await check('Paper');
  for (const task of tasks) {
    await shown(task.position);
    await answer(task, !failed.includes(task.position));
    if (task.position === 5) {
      const before = await clock(page);
      await page.reload();
      await shown(6);
      const after = await clock(page);
      expect(after).toBeLessThanOrEqual(before);
      expect(after).toBeGreaterThan(before - 60);
      await page.getByText('6 answered').filter({ visible: true }).first().waitFor();
    } else await page.keyboard.press('Control+ArrowRight');
  }
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Hand in? Every task is answered.' }).waitFor();
  await page.keyboard.press('Enter');

  await page.getByText(/wait for your own mark/).waitFor();
  await check('Marking');
  for (let waiting = 10 - drills.length; waiting > 0; waiting--) {
    await page.getByText(new RegExp(`Handed in. ${String(waiting)} answers? waits? for`)).waitFor();
    await page.keyboard.press('3');
  }
  await page.getByRole('heading', { name: 'By domain' }).waitFor();
  await check('Report');
  const { score, domains } = await client.call('paper.report', { paperId });
  expect(domains.reduce((sum, { right }) => sum + right, 0)).toBe(8);
  expect(score).toBeGreaterThan(0.66);
  await page.getByRole('heading', { name: /^\d+% Pass, \d+ points? above the mark$/ }).waitFor();
  const mistakes = page.getByRole('region', { name: 'What went wrong' });
  const listed = await mistakes.getByRole('button', { name: /^Show task/ }).all();
  expect(await Promise.all(listed.map((button) => button.getAttribute('aria-label')))).toEqual(
    failed.map((position) => `Show task ${String(position + 1)}`),
  );
  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: `Task ${String((failed[0] ?? 0) + 1)}` }).waitFor();
  if (look.colorScheme === 'light') await check('A task of the report');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  await page.getByText('The weak ones of a mock paper').waitFor();
  await page.getByText(/ · level \d/).waitFor();
  const { card, newCount, learningCount, dueCount } = await client.call('review.next', { paperId });
  expect(failed.map((position) => tasks[position]?.cardId)).toContain(card?.cardId);
  expect(newCount + learningCount + dueCount).toBe(2);
});

it('checks and explains each task in study mode, exports and prints', async () => {
  app = await openApp(browser);
  const { page, client } = app;
  const paperId = await startPaper('study');
  const { tasks } = await client.call('paper.get', { paperId });
  for (const task of tasks) {
    await shown(task.position);
    const { isEntered } = await answer(task, true);
    if (!isEntered) await page.keyboard.press('Enter');
    if (task.instance === null) {
      await page.getByRole('group', { name: 'How right was your answer?' }).waitFor();
      await page.keyboard.press('2');
      await page.getByText(/ · [\d.]+ of [\d.]+ points$/).waitFor();
    } else await page.getByRole('heading', { name: /^Right/ }).waitFor();
    if (task.position === 2) await check('Study mode');
    await page.keyboard.press('Control+ArrowRight');
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Hand in? Every task is answered.' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'By domain' }).waitFor();

  await page.keyboard.press('e');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'The paper, empty as Markdown' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.md$/);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('p');
  const sheet = page.getByRole('region', { name: 'What will be printed' });
  await sheet.getByRole('heading', { name: 'CKA networking, mock 1: key' }).waitFor();
  expect(await sheet.getByRole('article').count()).toBe(10);
  await check('Print');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});
