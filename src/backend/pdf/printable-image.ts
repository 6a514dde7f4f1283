import { inflateSync } from 'node:zlib';

const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');
/** More would take too much memory to be written. */
const mostPixels = 40_000_000;
/** Colours of a pixel by the colour type of a PNG; the palette's index counts as one. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * The data URL of an image that can be written into a PDF, which takes PNG and JPEG; null for others and for damaged ones, because
 * what writes PDFs decodes images behind our back, where an error would end the program.
 */
export function printableImage(bytes: Uint8Array): string | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (data.subarray(0, 8).equals(pngStart)) return isWholePng(data) ? urlOf('image/png', data) : null;
    return isWholeJpeg(data) ? urlOf('image/jpeg', data) : null;
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && 'errno' in error)) return null;
    throw error;
  }
}

function urlOf(type: string, data: Buffer): string {
  return `data:${type};base64,${data.toString('base64')}`;
}

function isWholePng(data: Buffer): boolean {
  const parts: Buffer[] = [];
  let at = 8;
  let isEnded = false;
  let hasPalette = false;
  while (!isEnded && at + 12 <= data.length) {
    const length = data.readUInt32BE(at);
    const type = data.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > data.length) return false;
    if (type === 'IDAT') parts.push(data.subarray(at + 8, at + 8 + length));
    if (type === 'PLTE') hasPalette = length > 0 && length % 3 === 0;
    isEnded = type === 'IEND';
    at += 12 + length;
  }
  if (!isEnded || data.toString('latin1', 12, 16) !== 'IHDR') return false;
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const [bits, colourType, interlace] = [data.readUInt8(24), data.readUInt8(25), data.readUInt8(28)];
  const channels = channelsOf[colourType];
  if (channels === undefined || width === 0 || height === 0 || width * height > mostPixels) return false;
  if (colourType === 3 && !hasPalette) return false;
  const whole = height * (1 + Math.ceil((width * bits * channels) / 8));
  const inflated = inflateSync(Buffer.concat(parts), { maxOutputLength: whole * 2 + 4096 });
  return interlace === 0 ? inflated.length === whole : inflated.length > 0;
}

function isWholeJpeg(data: Buffer): boolean {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return false;
  for (let at = 2; at + 9 < data.length;) {
    if (data.readUInt8(at) !== 0xff) {
      at += 1;
      continue;
    }
    const marker = data.readUInt8(at + 1);
    // Frames but for the tables of Huffman (C4), of arithmetic coding (CC) and a reserved one (C8).
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const isSized = data.readUInt16BE(at + 5) > 0 && data.readUInt16BE(at + 7) > 0;
      return isSized && [1, 3, 4].includes(data.readUInt8(at + 9));
    }
    at += 2 + data.readUInt16BE(at + 2);
  }
  return false;
}
