import { longestPrefixFor } from '../../net/any-prefix-sets.ts';

/** A prefix length that somebody comes to by mistake. */
export interface SizeLead {
  readonly misconception: string;
  readonly sentence: string;
  readonly length: number;
}

/** One sentence on why a prefix is the longest with room for so many hosts. */
export function whyThatLong(hosts: number, length: number): string {
  const bits = 32 - length;
  return `A /${length} has room for 2^${bits} − 2 = ${2 ** bits - 2} hosts, which is enough for ${hosts}; a /${length + 1} has room for only ${2 ** (bits - 1) - 2}.`;
}

/** What each mistake makes of a number of hosts; `now` are those without growth. */
export function sizeLeads(hosts: number, now: number): SizeLead[] {
  const length = longestPrefixFor(hosts) ?? 0;
  const why = whyThatLong(hosts, length);
  const bitsFor = (least: number) => Math.ceil(Math.log2(least));
  const lead = (misconception: string, sentence: string, read: number): SizeLead => ({
    ...{ misconception, sentence: `${sentence} ${why}`, length: read },
  });
  const leads = [
    lead(
      'forgets-network-and-broadcast',
      'The network and the broadcast address take two addresses that no host can have.',
      32 - bitsFor(hosts),
    ),
    lead(
      'forgets-one',
      'Not one but two addresses are no hosts: network and broadcast.',
      32 - bitsFor(hosts + 1),
    ),
    lead(
      'rounds-down',
      'Round up to a power of two, not down, or some hosts find no room.',
      32 - Math.floor(Math.log2(hosts)),
    ),
    lead('one-size-too-large', 'That is twice as large as needed.', length - 1),
    lead(
      'gives-host-bits',
      `${32 - length} bits are the hosts'; the prefix has the other ${length}.`,
      32 - length,
    ),
    lead(
      'only-whole-octets',
      'A prefix may end anywhere, not only behind an octet.',
      Math.floor(length / 8) * 8,
    ),
  ];
  if (now !== hosts)
    leads.unshift(lead('forgets-growth', 'What is added needs room too.', longestPrefixFor(now) ?? 0));
  return leads.filter((one) => one.length !== length);
}
