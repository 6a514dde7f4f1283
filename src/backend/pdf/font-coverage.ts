import { readFileSync } from 'node:fs';

/** Signs that show nothing of their own, so that no font needs them. */
const invisible = /[\p{C}\p{Z}\p{M}\u115f\u1160\u3164]/u;
/** Format of the table of characters that holds all of Unicode. */
const segmentedCoverage = 12;

/** The characters of a text that a font has no signs for, each once, in the order they come; none if the file does not say what it has. */
export function missingSigns(text: string, fontFile: string): string[] {
  const ranges = rangesOf(readFileSync(fontFile));
  if (ranges.length === 0) return [];
  const isThere = (code: number) => ranges.some(([first, last]) => code >= first && code <= last);
  return [...new Set(text)].filter(
    (sign) => sign > '\u007f' && !invisible.test(sign) && !isThere(sign.codePointAt(0) ?? 0),
  );
}

/** First and last code points of the ranges a TrueType font has signs for, after the tables `cmap` of the OpenType specification. */
function rangesOf(font: Buffer): [number, number][] {
  const cmap = tableAt(font, 'cmap');
  if (cmap === null) return [];
  const encodings = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + 4 + index * 8);
  const subtable = encodings
    .map((encoding) => cmap + font.readUInt32BE(encoding + 4))
    .find((start) => font.readUInt16BE(start) === segmentedCoverage);
  if (subtable === undefined) return [];
  return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, index) => {
    const group = subtable + 16 + index * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}

function tableAt(font: Buffer, tag: string): number | null {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const entry = entries.find((start) => font.toString('latin1', start, start + 4) === tag);
  return entry === undefined ? null : font.readUInt32BE(entry + 8);
}
