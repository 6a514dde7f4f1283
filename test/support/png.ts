import { deflateSync } from 'node:zlib';

/** A PNG of one pixel of a shade of grey, from 0 to 255. */
export function greyPixel(shade: number): Buffer {
  const head = Buffer.concat([uint32(1), uint32(1), Buffer.from([8, 0, 0, 0, 0])]);
  return png(head, deflateSync(Buffer.from([0, shade])));
}

/** A PNG of the content of its head and of its compressed pixels, whether or not they fit each other. */
export function png(head: Buffer, pixels: Buffer): Buffer {
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** Four bytes, the highest first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Without a true checksum, which nobody here looks at. */
function chunk(type: string, data: Buffer): Buffer {
  return Buffer.concat([uint32(data.length), Buffer.from(type), data, Buffer.alloc(4)]);
}
