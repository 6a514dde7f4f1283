import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DrillInstance, Level } from '../../src/core/drills/types.ts';
import { launchChromium } from '../support/chromium.ts';
import { expectAccessible, openApp, type OpenApp } from './app.ts';

let browser: Browser;
let app: OpenApp;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => app.close());

const go = (place: string) => app.page.goto(`${new URL(app.page.url()).origin}/#/${place}`);

/** Makes every practice of the page ask the instance with this seed. */
async function fixSeed(page: Page, seed: number): Promise<void> {
  const value = (seed + 0.5) / 2 ** 31;
  await page.evaluate((given) => {
    Math.random = () => given;
  }, value);
}

/** The first instances of a family at a level. */
function instances(family: string, level: Level, count: number): Promise<DrillInstance[]> {
  const seeds = Array.from({ length: count }, (_, index) => index + 1);
  return Promise.all(seeds.map((seed) => app.client.call('drill.make', { family, level, seed })));
}

const isShown = (what: string | RegExp) => app.page.getByText(what).first().waitFor();

describe('practice', () => {
  it('goes in a streak until the first mistake, which it names, and writes nothing down', async () => {
    app = await openApp(browser);
    const { page, client } = app;
    const [instance] = await instances('route-match', 1, 1);
    if (instance?.answer.kind !== 'choice') throw new Error('The first level asks by choice.');
    const { right, choices } = instance.answer;
    await page.getByRole('link', { name: 'Drills' }).click();
    await page.getByRole('link', { name: 'Longest-prefix match' }).click();
    await page.getByRole('heading', { name: 'Longest-prefix match' }).waitFor();
    await fixSeed(page, instance.seed);
    await page.getByRole('link', { name: /^In a streak/ }).click();
    await isShown('does not touch the schedule');
    await isShown('level 1');
    for (const streak of [1, 2]) {
      await page.keyboard.press(String(right + 1));
      await page.getByRole('heading', { name: /^Right/ }).waitFor();
      await isShown(new RegExp(`^${String(streak)} in a row · best ${String(streak)}`));
      await page.keyboard.press('Space');
      await page.getByRole('heading', { name: /^Right/ }).waitFor({ state: 'hidden' });
    }
    const index = (right + 1) % choices.length;
    const { family, level, seed } = instance;
    const verdict = await client.call('drill.check', {
      family,
      level,
      seed,
      answer: { kind: 'choice', index },
    });
    await page.keyboard.press(String(index + 1));
    await page.getByRole('heading', { name: verdict.title }).waitFor();
    await isShown('The streak ends at 2. Best of this sitting: 2.');
    await page.keyboard.press('Escape');
    await isShown('Nothing yet.');
    expect((await client.call('today.overview')).answeredToday).toBe(0);
    expect(await client.call('drill.past', { family })).toEqual([]);
  });

  it('takes a typed answer whose form was mended once', async () => {
    app = await openApp(browser);
    const { page } = app;
    const found = (await instances('cname-chain', 4, 20)).find(({ answer }) => answer.kind === 'typed');
    if (found?.answer.kind !== 'typed') throw new Error('The fourth level asks for typed answers.');
    await fixSeed(page, found.seed);
    await go('practice?family=cname-chain&level=4');
    const box = page.getByRole('textbox');
    await box.waitFor();
    await page.keyboard.type('10.1.2');
    await page.keyboard.press('Enter');
    await isShown('An IPv4 address has four numbers; this has 3.');
    await isShown('Nothing is lost yet');
    expect(await box.inputValue()).toBe('10.1.2');
    await box.fill(` ${found.answer.right} `);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Right/ }).waitFor();
    await isShown('1 right of 1');
  });
});

it('opens what was asked in a review exactly as it was', async () => {
  app = await openApp(browser);
  const { page, client } = app;
  const card = (await client.call('review.next', { only: 'drills' })).card;
  const instance = card?.drill?.instance;
  const mistake = instance?.mistakes[0];
  if (card === null || instance === undefined || mistake === undefined)
    throw new Error('There should be a drill with a mistake to make.');
  const { family, level, seed } = instance;
  const drill = { level, seed, answeredMs: 5000, answer: mistake.answer };
  await client.call('review.answer', {
    ...{ cardId: card.cardId, version: card.version, grade: 1, tookMs: 6000, drill },
  });
  const [row] = await client.call('drill.past', { family });
  await go(`family?family=${family}`);
  await page.getByRole('link', { name: new RegExp(row?.mistake ?? 'nobody') }).click();
  await isShown('shown exactly as it was');
  await page.getByRole('heading', { name: row?.mistake ?? '' }).waitFor();
  await isShown('level 1');
});

/** The fewest samples found that show each form of answer and each kind of picture. */
async function kinds(): Promise<{ samples: { family: string; level: Level }[]; shown: Set<string> }> {
  const shown = new Set<string>();
  const samples: { family: string; level: Level }[] = [];
  for (const { id: family } of await app.client.call('drill.families'))
    for (const level of [1, 3, 5] as const) {
      const { answer, picture } = await app.client.call('drill.make', { family, level, seed: 1 });
      const before = shown.size;
      shown.add(answer.kind).add(picture?.kind ?? 'no picture');
      if (shown.size > before) samples.push({ family, level });
    }
  return { samples, shown };
}

const isCut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

it.each([
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 420, height: 800 } },
] as const)(
  'every kind of drill is accessible and fits: $colorScheme, $viewport.width wide',
  async (context) => {
    app = await openApp(browser, { ...context, reducedMotion: 'reduce' });
    const { page } = app;
    const look = async (what: string) => {
      await expectAccessible(page, what);
      expect(await isCut(page), `${what} is cut`).toBe(false);
    };
    await go('drills');
    await page.getByRole('heading', { name: 'Drills' }).waitFor();
    await isShown('Longest-prefix match');
    await look('Drills');
    await go('family?family=route-match');
    await page.getByRole('heading', { name: 'Longest-prefix match' }).waitFor();
    await look('Family');
    const { samples, shown } = await kinds();
    for (const kind of ['choice', 'typed', 'fields', 'routes', 'zone', 'hosts', 'files'])
      expect(shown).toContain(kind);
    for (const { family, level } of samples) {
      await go(`instance?family=${family}&level=${String(level)}`);
      await isShown(`level ${String(level)}`);
      await look(`${family} ${String(level)}`);
      await page.getByRole('button', { name: /^Show answer/ }).click();
      await page.getByRole('heading', { name: 'The answer' }).waitFor();
      await look(`${family} ${String(level)}, answer`);
    }
  },
);
