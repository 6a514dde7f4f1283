import { readFileSync } from 'node:fs';
import { AppError } from '../../contract/errors.ts';

const largestNoteBytes = 20_000_000;
/** How much of the beginning is looked at to tell UTF-16 without a mark from UTF-8. */
const sampledBytes = 4096;

/** The text of a note file. Throws AppError with a sentence if it cannot be read as text. */
export function readNote(location: string): string {
  const bytes = readFileSync(location);
  if (bytes.length > largestNoteBytes) {
    throw new AppError(
      'bad-input',
      `The file has ${bytes.length} bytes; notes of up to ${largestNoteBytes} can be read. Split it.`,
    );
  }
  return decodeNote(bytes);
}

/** Bytes as text: UTF-8, or UTF-16 in either order with or without a byte order mark. Throws AppError with a sentence. */
export function decodeNote(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('bad-input', 'The file is not UTF-8 text. Save it as UTF-8 and import it again.');
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampledBytes);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Text in a Latin script is every other byte zero.
  if (bytes.length % 2 !== 0 || Math.max(even, odd) * 4 < sample.length) return 'utf-8';
  return odd > even ? 'utf-16le' : 'utf-16be';
}
