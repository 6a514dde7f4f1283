import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, DrillInstance } from '../../src/core/drills/types.ts';
import { keysOf, rightAnswer, wrongAnswer } from '../support/drill-answers.ts';
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

const grades = () => app.page.getByRole('group', { name: 'Grade' });
const card = () => app.page.getByRole('article', { name: 'Card' });

/** Answers the drill on show with the keyboard alone. */
async function answerDrill(instance: DrillInstance, answer: Answer): Promise<void> {
  for (const key of keysOf(instance, answer))
    if (key.length === 1 || key === 'Enter') await app.page.keyboard.press(key);
    else await app.page.keyboard.type(key);
}

/** Answers the card or drill on show with the keyboard alone. */
async function answerWithKeys(): Promise<void> {
  const before = (await app.client.call('today.overview')).answeredToday;
  const isDrill = (await card().count()) === 0;
  const instance = (await app.client.call('review.next')).card?.drill?.instance;
  if (isDrill && instance !== undefined) await answerDrill(instance, wrongAnswer(instance));
  else await app.page.keyboard.press('Space');
  await grades().waitFor();
  await app.page.keyboard.press('Space');
  await expect.poll(async () => (await app.client.call('today.overview')).answeredToday).toBe(before + 1);
  await grades().waitFor({ state: 'hidden' });
}

describe('a first day', () => {
  it('reviews ten cards by keyboard, undoes one, restarts, and finds everything as it was', async () => {
    await app.page.getByRole('heading', { name: /^20 cards due/ }).waitFor();
    await app.page.keyboard.press('Space');
    await card().waitFor();
    for (let count = 0; count < 10; count += 1) await answerWithKeys();
    const last = (await app.client.call('review.next')).card;

    await app.page.keyboard.press('Control+z');
    await expect.poll(async () => (await app.client.call('today.overview')).answeredToday).toBe(9);
    const undone = await card().innerText();
    expect(last).not.toBeNull();
    expect(undone).not.toBe('');
    await answerWithKeys();
    expect((await app.client.call('today.overview')).answeredToday).toBe(10);

    await app.restart();
    await app.page.getByText('10 answers given today.').waitFor();
    expect((await app.client.call('today.overview')).answeredToday).toBe(10);
    expect((await app.client.call('review.next')).card?.cardId).toBe(last?.cardId);
    const check = await app.client.call('card.list', { query: '-is:new' });
    expect(check.total).toBe(new Set(check.rows.map(({ cardId }) => cardId)).size);
    expect(check.total).toBeGreaterThan(0);
  });

  it('grades by number, edits, flags, buries and suspends', async () => {
    const first = (await app.client.call('review.next')).card;
    await app.page.keyboard.press('Space');
    await card().waitFor();
    await app.page.keyboard.press('e');
    const back = app.page.getByRole('textbox', { name: 'Back' });
    await back.fill('An answer of my own');
    await app.page.keyboard.press('Control+Enter');
    await back.waitFor({ state: 'hidden' });
    await app.page.keyboard.press('Space');
    await card().getByText('An answer of my own').waitFor();
    await app.page.keyboard.press('Control+2');
    await expect
      .poll(async () => (await app.client.call('card.get', { cardId: first?.cardId ?? 0 })).flag)
      .toBe(2);
    await app.page.getByText('Flag 2', { exact: true }).waitFor();
    await app.page.keyboard.press('4');
    await expect
      .poll(async () => (await app.client.call('card.get', { cardId: first?.cardId ?? 0 })).phase)
      .toBe('review');

    const second = (await app.client.call('review.next')).card;
    await grades().waitFor({ state: 'hidden' });
    await app.page.keyboard.press('-');
    await expect
      .poll(async () => (await app.client.call('card.get', { cardId: second?.cardId ?? 0 })).isBuried)
      .toBe(true);
    await expect
      .poll(async () => (await app.client.call('review.next')).card?.cardId)
      .not.toBe(second?.cardId);
    const third = (await app.client.call('review.next')).card;
    await expect.poll(() => card().innerText()).not.toContain(second?.front ?? '');
    await app.page.keyboard.press('@');
    await expect
      .poll(async () => (await app.client.call('card.get', { cardId: third?.cardId ?? 0 })).isSuspended)
      .toBe(true);
  });

  it('shows the place in the notes, the keys, and jumps anywhere', async () => {
    const { page } = app;
    await page.keyboard.press('Space');
    await card().waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByText('1-switches-and-interfaces.md').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Show the answer, then take Good').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('library');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('today');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /cards due/ }).waitFor();
  });

  it('marks a drill right, and names the mistake when it is wrong', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Drills only' }).click();
    for (const isRight of [false, true]) {
      const step = await app.client.call('review.next', { only: 'drills' });
      const instance = step.card?.drill?.instance;
      if (instance === undefined) throw new Error('A drill should be shown.');
      const given = isRight ? rightAnswer(instance) : wrongAnswer(instance);
      await page.getByText(`level ${String(instance.level)}`).waitFor();
      await answerDrill(instance, given);
      const { family, level, seed } = instance;
      const verdict = await app.client.call('drill.check', { family, level, seed, answer: given });
      expect(verdict.right).toBe(isRight);
      await page.getByRole('heading', { name: verdict.title }).waitFor();
      await grades().getByText('suggested').waitFor();
      await page.keyboard.press('Space');
      await grades().waitFor({ state: 'hidden' });
      const cardId = step.card?.cardId ?? 0;
      await expect
        .poll(async () => (await app.client.call('card.get', { cardId })).reviews.at(-1)?.grade)
        .toBe(isRight ? 3 : 1);
    }
  });
});
