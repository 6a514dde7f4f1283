import type { Content } from 'pdfmake';
import { printedBlocks } from '../../core/notes/printed-blocks.ts';
import { missingSigns } from './font-coverage.ts';
import { pdfContent } from './pdf-content.ts';
import { pdfFonts } from './pdf-fonts.ts';
import { textSize, type PdfImage } from './pdf-text.ts';

/** What a PDF is made of. */
export interface PdfOptions {
  readonly title: string;
  /** Markdown; each begins on a new page. */
  readonly sheets: readonly string[];
  readonly imageOf: (reference: string) => PdfImage | null;
  /** The instant that the file says it was made at. */
  readonly madeAt: number;
}

/** Points of an A4 page and of the room around what is written. */
const pageWidth = 595.28;
const margins = { side: 52, top: 62, bottom: 56 } as const;
const grey = '#6b7280';
/** Signs named at most where the font lacks some. */
const mostNamed = 20;

/** Writes sheets of Markdown as a PDF of A4 pages with the title above and the pages counted below; the same options always give the same bytes. */
export async function writePdf({ title, sheets, imageOf, madeAt }: PdfOptions): Promise<Uint8Array> {
  // Only now, because nothing else needs it and it takes long to load.
  const { default: pdfmake } = await import('pdfmake');
  const fonts = pdfFonts();
  const files = new Set(Object.values(fonts).flatMap((styles) => Object.values(styles)));
  pdfmake.setFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.has(path));
  const names = new Map<string, string>();
  const keep = (dataUrl: string) => {
    const name = names.get(dataUrl) ?? `image ${names.size + 1}`;
    names.set(dataUrl, name);
    return name;
  };
  const context = { imageOf, keep, width: pageWidth - 2 * margins.side, below: 6 };
  const remark = remarkOn(missingSigns(sheets.join('\n'), fonts.Sans.normal));
  const content = sheets.map((markdown, index): Content => ({
    stack: [...pdfContent(printedBlocks(markdown), context), ...(index === 0 ? remark : [])],
    ...(index === 0 ? {} : { pageBreak: 'before' as const }),
  }));
  const small = { fontSize: 8, color: grey };
  return pdfmake
    .createPdf({
      content,
      images: Object.fromEntries([...names].map(([dataUrl, name]) => [name, dataUrl])),
      pageSize: 'A4',
      pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
      defaultStyle: { font: 'Sans', fontSize: textSize, lineHeight: 1.2 },
      info: { title, creator: 'Nexthop', producer: 'Nexthop', creationDate: new Date(madeAt) },
      header: { text: title, ...small, margin: [margins.side, 30, margins.side, 0] },
      footer: (page, pages) => ({
        text: `${page} / ${pages}`,
        ...small,
        alignment: 'right',
        margin: [margins.side, 20, margins.side, 0],
      }),
    })
    .getBuffer();
}

/** Says which signs show as boxes, by their numbers in Unicode. */
function remarkOn(missing: readonly string[]): Content[] {
  if (missing.length === 0) return [];
  const numbers = missing.slice(0, mostNamed).map((sign) => {
    const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `U+${number}`;
  });
  const more = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : '';
  const text = `Some signs show as boxes, because the font of this file lacks them: ${numbers.join(', ')}${more}. Exported as Markdown they are all there.`;
  return [{ text, italics: true, color: grey, margin: [0, 12, 0, 0] }];
}
