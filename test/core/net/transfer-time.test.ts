import { expect, it } from 'vitest';
import { transferSeconds } from '../../../src/core/net/transfer-time.ts';

it.each([
  [125_000_000, 1e9, 1, 1],
  [500e6, 100e6, 1, 40],
  [1e9, 2.5e9, 1, 3.2],
  [500e6, 100e6, 4, 160],
])('takes %d bytes at %d bit/s shared by %d to take %d s', (bytes, rate, transfers, seconds) => {
  expect(transferSeconds(bytes, rate, transfers)).toBeCloseTo(seconds, 9);
});
