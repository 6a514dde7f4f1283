import { expect, it } from 'vitest';
import { decodeNote } from '../../../src/backend/files/read-note.ts';

const text = 'Q: straße?\nA: ja, 道\n';
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(little).swap16();

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
  ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
  ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big])],
  ['UTF-16 LE', little],
  ['UTF-16 BE', big],
])('%s is read', (_encoding, bytes) => {
  expect(decodeNote(bytes)).toBe(text);
});

it.each([
  ['Latin-1', Buffer.from(text, 'latin1')],
  ['half a UTF-16 unit', Buffer.concat([Buffer.from([0xff, 0xfe]), little.subarray(0, 5)])],
])('%s is refused with a sentence', (_encoding, bytes) => {
  expect(() => decodeNote(bytes)).toThrow(/^The file is not UTF-8 text\. Save it/);
});

it('reads an empty file as empty', () => {
  expect(decodeNote(new Uint8Array())).toBe('');
});
