import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PdfImage } from '../../../src/backend/pdf/pdf-text.ts';
import { writePdf } from '../../../src/backend/pdf/write-pdf.ts';
import { families } from '../../../src/core/drills/registry.ts';
import type { Picture } from '../../../src/core/drills/picture.ts';
import { hostsSvg } from '../../../src/core/exam/hosts-svg.ts';
import { printableImage } from '../../../src/backend/pdf/printable-image.ts';
import { greyPixel } from '../../support/png.ts';

const noImages = () => null;

async function pdf(sheets: readonly string[], imageOf: (reference: string) => PdfImage | null = noImages) {
  const bytes = await writePdf({ title: 'A title', sheets, imageOf, madeAt: 0 });
  const text = Buffer.from(bytes).toString('latin1');
  return { text, pages: text.match(/\/Type \/Page\b/g)?.length ?? 0 };
}

/** How many characters a PDF shows: those of its text operators, two bytes each in hexadecimal. */
function shown(text: string): number {
  const streams = [...text.matchAll(/stream\n([^]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const lines = streams.flatMap((stream) =>
    [...stream.matchAll(/\[(.*?)\] TJ/g)].map(([, line = '']) => line),
  );
  return lines
    .flatMap((line) => line.match(/<[\da-f]*>/g) ?? [])
    .reduce((sum, hex) => sum + (hex.length - 2) / 4, 0);
}

function parts(picture: Picture | null): Picture[] {
  return picture?.kind === 'stack' ? picture.pictures.flatMap(parts) : picture === null ? [] : [picture];
}

describe('a PDF', () => {
  it('has a page for each sheet at least, A4, its title, its fonts, and the same bytes each time', async () => {
    const sheets = ['# One\n\ntext', '# Two\n\n`code` and **bold**'];
    const { text, pages } = await pdf(sheets);
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(pages).toBe(2);
    expect(text).toContain('/MediaBox [0 0 595.28 841.89]');
    expect(text).toContain('(A title)');
    for (const font of ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold', 'DejaVuSansMono'])
      expect(text).toMatch(new RegExp(`/FontName /[A-Z]+\\+${font}\\b`));
    expect((await pdf(sheets)).text).toBe(text);
  });

  it('goes on to further pages, also within code and quotes that are longer than a page', async () => {
    const lines = Array.from({ length: 150 }, (_, index) => `line ${index}`);
    expect((await pdf([lines.join('\n\n')])).pages).toBeGreaterThan(2);
    expect((await pdf([`\`\`\`\n${lines.join('\n')}\n\`\`\``])).pages).toBeGreaterThan(1);
    expect((await pdf([lines.map((line) => `> ${line}\n>`).join('\n')])).pages).toBeGreaterThan(2);
  });

  it.each<[string, string]>([
    ['a cell longer than a page', `| a |\n|---|\n| ${'word '.repeat(1500)} |`],
    ['a head longer than a page', `| ${'word '.repeat(900)} |\n|---|\n| a |`],
    [
      'a narrow column with much in it',
      `|${' a |'.repeat(9)}\n|${'---|'.repeat(9)}\n| ${'word '.repeat(300)} |${' b |'.repeat(8)}`,
    ],
    ['a heading longer than a page', `# ${'word '.repeat(700)}\n\ntext`],
    ['many headings in a row', '# word\n\n'.repeat(70)],
    ['a heading above long lists', `# word\n\n${'- word\n'.repeat(300)}`],
    [
      'long words in code, tables and text',
      `\`${'a'.repeat(900)}\` ${'a'.repeat(900)}\n\n| a |\n|---|\n| ${'a'.repeat(900)} |`,
    ],
    ['a block of code of one long line', `\`\`\`\n${'word'.repeat(1500)}\n\`\`\``],
    ['quotes in quotes', `${'> '.repeat(60)}word`],
    ['lists in lists', Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- word`).join('\n')],
    ['code in quotes in lists', `- ${'> '.repeat(30)}\`\`\`\n${`  ${'> '.repeat(30)}word\n`.repeat(90)}`],
  ])('loses nothing of %s', async (_, markdown) => {
    const letters = markdown.match(/[a-z]/g)?.length ?? 0;
    expect(shown((await pdf([markdown])).text)).toBeGreaterThanOrEqual(letters);
  });

  it('holds images, drawings, and what its fonts have no signs for', async () => {
    const dataUrl = printableImage(greyPixel(9)) ?? '';
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9"/></svg>';
    const images = new Map<string, PdfImage>([
      ['a.png', { kind: 'bitmap', dataUrl }],
      ['b', { kind: 'svg', svg, width: 9, height: 9 }],
    ]);
    const markdown =
      '日本 😀 العربية \u0000\u200b ![x](a.png) between ![y](b) ![z](missing.png)\n\n- ![x](a.png)';
    const { text } = await pdf([markdown], (reference) => images.get(reference) ?? null);
    expect(text.match(/\/Subtype \/Image/g)).toHaveLength(1);
  });

  it('says that signs are missing, and only then', async () => {
    const slanted = /\/FontName \/[A-Z]+\+DejaVuSansCondensed-Oblique\b/;
    expect((await pdf(['plain → text'])).text).not.toMatch(slanted);
    expect((await pdf(['日本'])).text).toMatch(slanted);
  });

  it('reads no file but its fonts and fetches nothing', async () => {
    const { text } = await pdf([
      '![a](/etc/passwd) ![b](https://example.invalid/x.png) [c](file:///etc/passwd)',
    ]);
    expect(text).not.toMatch(/\/Subtype \/Image|\/URI/);
  });

  it('draws the networks of every family', async () => {
    const drawings = [...families.values()].flatMap((family) =>
      parts(family.make(4, 5).picture).flatMap((picture) =>
        picture.kind === 'hosts' ? [hostsSvg(picture, new Map([['router', 'A']]), 680)] : [],
      ),
    );
    expect(drawings.length).toBeGreaterThan(2);
    const references = drawings.map((_, index) => `![network](network:${index})`);
    const { text } = await pdf([references.join('\n\n')], (reference) => {
      const drawing = drawings[Number(reference.slice(8))];
      return drawing === undefined ? null : { kind: 'svg', ...drawing };
    });
    expect(text).toMatch(/\/FontName \/[A-Z]+\+DejaVuSansMono\b/);
  });
});
