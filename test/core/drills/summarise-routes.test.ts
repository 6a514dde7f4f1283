import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/summarise-routes.ts';
import { codes, plainAddress, plainNetwork, rightTexts, type PlainNetwork } from './plain-arithmetic.ts';

function networksIn(text: string): PlainNetwork[] {
  return codes(text)
    .flatMap((code) => code.split(', '))
    .map((code) => {
      const [address = '', length = ''] = code.split('/');
      const read = plainAddress(address);
      const network = plainNetwork(read, BigInt(length));
      expect(network.first).toBe(read.value);
      return network;
    });
}

/** The addresses of networks as spans that neither touch nor overlap. */
function spansOf(networks: readonly PlainNetwork[]): bigint[][] {
  const spans: [bigint, bigint][] = [];
  for (const { first, last } of [...networks].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const previous = spans.at(-1);
    if (previous !== undefined && first <= previous[1] + 1n) {
      if (last > previous[1]) previous[1] = last;
    } else spans.push([first, last]);
  }
  return spans;
}

/** The fewest networks of a span, each the largest that may begin where it does. */
function fewest(first: bigint, last: bigint): number {
  let [next, count] = [first, 0];
  while (next <= last) {
    let size = 1n;
    while (next % (size * 2n) === 0n && next + size * 2n - 1n <= last) size *= 2n;
    [next, count] = [next + size, count + 1];
  }
  return count;
}

describe('summarise-routes', () => {
  it.each([1, 2, 3, 4] as const)('is the smallest that holds them all at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const networks = networksIn(instance.question);
      const [right] = networksIn(`\`${rightTexts(instance)[0] ?? ''}\``);
      if (right === undefined) throw new Error('no summary');
      expect(networks.every((one) => one.first >= right.first && one.last <= right.last)).toBe(true);
      const middle = right.first + (right.last - right.first + 1n) / 2n;
      expect(networks.some((one) => one.first < middle)).toBe(true);
      expect(networks.some((one) => one.last >= middle)).toBe(true);
      expect(networks.some((one) => one.length === right.length)).toBe(false);
      if (level <= 2) expect(spansOf(networks)).toEqual([[right.first, right.last]]);
    }
  });

  it('holds exactly the same addresses with the fewest networks at level 5', () => {
    let ofIpv6 = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(5, seed);
      const networks = networksIn(instance.question);
      const right = networksIn(`\`${rightTexts(instance)[0] ?? ''}\``);
      const spans = spansOf(networks);
      expect(spansOf(right)).toEqual(spans);
      const least = spans.reduce((sum, [first = 0n, last = 0n]) => sum + fewest(first, last), 0);
      expect(right).toHaveLength(least);
      if (networks[0]?.width === 128n) ofIpv6 += 1;
    }
    expect(ofIpv6).toBeGreaterThan(200);
  });
});
