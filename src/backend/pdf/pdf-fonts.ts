import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const fontFile = (name: string) => resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** The fonts of a PDF by the names its content uses, each style with its file. */
export function pdfFonts(): Record<'Sans' | 'Mono', Record<FontStyle, string>> {
  return {
    Sans: {
      normal: fontFile('DejaVuSansCondensed'),
      bold: fontFile('DejaVuSansCondensed-Bold'),
      italics: fontFile('DejaVuSansCondensed-Oblique'),
      bolditalics: fontFile('DejaVuSansCondensed-BoldOblique'),
    },
    Mono: {
      normal: fontFile('DejaVuSansMono'),
      bold: fontFile('DejaVuSansMono-Bold'),
      italics: fontFile('DejaVuSansMono-Oblique'),
      bolditalics: fontFile('DejaVuSansMono-BoldOblique'),
    },
  };
}

type FontStyle = 'normal' | 'bold' | 'italics' | 'bolditalics';
