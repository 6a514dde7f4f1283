import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printableImage } from '../../../src/backend/pdf/printable-image.ts';
import { greyPixel, png, uint32 } from '../../support/png.ts';

const head = (width: number, height: number, colour = 0, interlace = 0) =>
  Buffer.concat([uint32(width), uint32(height), Buffer.from([8, colour, 0, 0, interlace])]);
const jpeg = Buffer.from('ffd8ffe000044a46ffc0000b080001000101011100ffd9', 'hex');

it('takes whole PNG and JPEG images', () => {
  expect(printableImage(greyPixel(7))).toBe(`data:image/png;base64,${greyPixel(7).toString('base64')}`);
  expect(printableImage(png(head(2, 3, 6), deflateSync(Buffer.alloc(3 * 9))))).toMatch(/^data:image\/png/);
  expect(printableImage(jpeg)).toMatch(/^data:image\/jpeg/);
});

it.each<[string, Buffer]>([
  ['another kind', Buffer.from('GIF89a')],
  ['nothing', Buffer.alloc(0)],
  ['a PNG cut short', greyPixel(7).subarray(0, 50)],
  ['pixels that are no zlib', png(head(1, 1), Buffer.from('no pixels'))],
  ['too few pixels', png(head(9, 9), deflateSync(Buffer.alloc(5)))],
  ['more pixels than the head says', png(head(1, 1), deflateSync(Buffer.alloc(100_000)))],
  ['no pixels', png(head(0, 1), deflateSync(Buffer.alloc(0)))],
  ['colours that there are none of', png(head(1, 1, 5), deflateSync(Buffer.alloc(2)))],
  ['a palette that is missing', png(head(1, 1, 3), deflateSync(Buffer.alloc(2)))],
  ['a size beyond reason', png(head(100_000, 100_000), deflateSync(Buffer.alloc(2)))],
  ['a JPEG without a frame', Buffer.from('ffd8ffe000044a46ffd9', 'hex')],
  ['a JPEG of no size', Buffer.from(jpeg.toString('hex').replace('080001', '080000'), 'hex')],
])('refuses %s', (_, bytes) => {
  expect(printableImage(bytes)).toBeNull();
});

it('takes any bytes for an image or not, without failing', () => {
  const starts = fc.constantFrom(greyPixel(7), jpeg, Buffer.alloc(0));
  fc.assert(
    fc.property(starts, fc.nat(60), fc.uint8Array({ maxLength: 40 }), (start, length, bytes) => {
      const data = Buffer.concat([start.subarray(0, length), bytes]);
      expect([null, 'string']).toContain(printableImage(data) === null ? null : 'string');
    }),
    { numRuns: 500 },
  );
});
