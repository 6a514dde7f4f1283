import { readFileSync } from 'node:fs';
import { launchChromium } from '../support/chromium.ts';
import type { Built } from './build.ts';
import { bundledNotes } from './bundled-notes.ts';
import type { DrawingTimes } from './drawing-page.ts';
import { ratioRow, type Row } from './table.ts';

const rounds = 30;
const warmUp = 10;

/** All bundled cards from Markdown to safe HTML, against marked alone on the same texts, both in Chromium. */
export async function measureDrawing({ subjects, drawingFile }: Built): Promise<Row[]> {
  const texts = bundledNotes(subjects).flatMap((note) =>
    subjects.facesOf(note).flatMap(({ front, back }) => [front, back]),
  );
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ type: 'module', content: readFileSync(drawingFile, 'utf8') });
    await page.waitForFunction(() => 'drawAll' in window);
    const times: DrawingTimes[] = [];
    for (let round = 0; round < warmUp + rounds; round += 1)
      times.push(
        await page.evaluate(
          (given) => window.drawAll(given),
          texts.map((text) => unseen(text, round)),
        ),
      );
    const counted = times.slice(warmUp);
    const raw = counted.map(({ marked }) => marked);
    return [
      ratioRow(
        'bundled cards to safe HTML : marked alone',
        { ours: counted.map(({ safe }) => safe), raw },
        2.5,
      ),
      ratioRow('of it without the sanitiser', { ours: counted.map(({ rendered }) => rendered), raw }, null),
    ];
  } finally {
    await browser.close();
  }
}

/** Changes code from round to round, because highlighted code is remembered. */
function unseen(text: string, round: number): string {
  return text.replace(/^```(\w+)$/gm, `$&\n# ${round}`);
}
