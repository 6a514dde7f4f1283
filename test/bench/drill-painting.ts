import { join } from 'node:path';
import { startHostProcess } from '../support/browser-host.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Subjects } from './build.ts';
import { ratioRow, type Row } from './table.ts';

const samplesEach = 8;

/**
 * From the key for the next sample to its paint, over every family at its hardest level, against the frames of the same
 * page: one instance is made, sent and drawn for each.
 */
export async function measureDrillPainting({ families }: Subjects, folder: string): Promise<Row[]> {
  const host = await startHostProcess(join(folder, 'drill-painting'));
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    await page.goto(host.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { origin } = new URL(page.url());
    const ours: number[] = [];
    const raw: number[] = [];
    for (const family of families.keys()) {
      await page.goto(`${origin}/#/drills`);
      await page.goto(`${origin}/#/instance?family=${family}&level=5`);
      await page.getByText('Sample 1 ').waitFor();
      await page.locator('.question').waitFor();
      for (let sample = 2; sample <= samplesEach + 1; sample += 1) {
        raw.push(...(await page.evaluate(frames)));
        await page.evaluate(watchForSample, sample);
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction(() => window.sampleTookMs !== null);
        ours.push((await page.evaluate(() => window.sampleTookMs)) ?? Number.NaN);
      }
    }
    return [
      ratioRow('next drill painted : a frame, median', { ours, raw }, null),
      ratioRow('next drill painted : a frame, 99th percentile', { ours, raw: [median(raw)] }, 1, 0.99),
    ];
  } finally {
    await browser.close();
    await host.stop('SIGTERM');
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** In the page: milliseconds between frames, three of them. */
async function frames(): Promise<number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times = [await frame(), await frame(), await frame(), await frame()];
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** In the page: puts down, once, the milliseconds from the next key to the sample with this number, laid out. */
function watchForSample(number: number): void {
  window.sampleTookMs = null;
  let start = 0;
  window.addEventListener('keydown', (event) => (start = event.timeStamp), { once: true, capture: true });
  const seen = new MutationObserver(() => {
    if (!(document.querySelector('p.number')?.textContent.includes(`Sample ${number} `) ?? false)) return;
    seen.disconnect();
    document.body.getBoundingClientRect();
    window.sampleTookMs = performance.now() - start;
  });
  seen.observe(document.body, { subtree: true, childList: true, characterData: true });
}

declare global {
  interface Window {
    sampleTookMs: number | null;
  }
}
