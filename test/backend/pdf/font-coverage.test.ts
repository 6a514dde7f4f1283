import { join } from 'node:path';
import { expect, it } from 'vitest';
import { missingSigns } from '../../../src/backend/pdf/font-coverage.ts';
import { pdfFonts } from '../../../src/backend/pdf/pdf-fonts.ts';
import { folderForTest } from '../../support/temporary.ts';
import { writeFileSync } from 'node:fs';

const { Sans, Mono } = pdfFonts();

it.each(Object.values(Sans))('has what papers are written with in %s', (file) => {
  expect(missingSigns('✓ ✗ – — … → · • ☐ ☒ “quotes” ÄÖÜß é ñ ≤ ≥ × Ω Ж', file)).toEqual([]);
});

it.each(Object.values(Mono))('has what code is written with in %s', (file) => {
  expect(missingSigns('█ · │ ├ └ ─ → é', file)).toEqual([]);
});

it('names each sign that is missing once, but none that shows nothing', () => {
  expect(missingSigns('本 日本\u200d\u200b\ufe0f 🧠 ok', Sans.normal)).toEqual(['本', '日', '🧠']);
});

it('says nothing of a file without a table of characters', () => {
  const file = join(folderForTest(), 'x.ttf');
  writeFileSync(file, Buffer.alloc(12));
  expect(missingSigns('日', file)).toEqual([]);
});
