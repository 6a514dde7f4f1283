/** Mixes whole numbers (safe integers, negative too) into one from 0 to 2³² − 1, by MurmurHash3; their order counts. */
export function hash(...numbers: readonly number[]): number {
  let mixed = numbers.length;
  for (const number of numbers) {
    mixed = mixIn(mixed, number);
    mixed = mixIn(mixed, Math.floor(number / 2 ** 32));
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The hash of whole numbers as a fraction from 0 to just below 1. */
export function hashFraction(...numbers: readonly number[]): number {
  return hash(...numbers) / 2 ** 32;
}

function mixIn(mixed: number, word: number): number {
  const scrambled = Math.imul(rotateLeft(Math.imul(word | 0, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotateLeft(mixed ^ scrambled, 13), 5) + 0xe6546b64) | 0;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
