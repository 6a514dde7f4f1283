import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The fonts of a PDF by the names its content uses, each style with its file. */
export function pdfFonts(): Record<'Sans' | 'Mono', Record<FontStyle, string>> {
  const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const fontFile = (name: string) => join(folder, `${name}.ttf`);
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
