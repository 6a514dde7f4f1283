/** Seconds that so many bytes take on a link of so many bits per second shared by `transfers` alike; a byte has eight bits. */
export function transferSeconds(bytes: number, bitsPerSecond: number, transfers = 1): number {
  return (bytes * 8 * transfers) / bitsPerSecond;
}
