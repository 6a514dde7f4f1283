import { usableHosts, networkOf } from '../../net/prefix.ts';
import type { Lead } from '../instance.ts';

/** One sentence on why a network of this length has so many hosts. */
export function whyCount(length: number): string {
  const bits = 32 - length;
  const { count } = usableHosts(networkOf(0, length));
  if (bits === 0) return 'A /32 is one single host.';
  if (bits === 1) return 'Both addresses of a /31 are hosts (RFC 3021), so it has two.';
  return `A /${length} leaves ${bits} bits: 2^${bits} − 2 = ${count} hosts.`;
}

/** What each mistake makes of the number of hosts of an IPv4 network. */
export function countLeads(length: number): Lead<string>[] {
  const bits = 32 - length;
  const why = whyCount(length);
  const leads: Lead<string>[] = [];
  const add = (misconception: string, sentence: string, count: number) => {
    if (count >= 0) leads.push({ misconception, sentence: `${sentence} ${why}`, leadsTo: String(count) });
  };
  if (bits < 2) {
    add(
      'always-takes-two-off',
      'Network and broadcast address are only left out of networks that have them.',
      0,
    );
    add('one-bit-short', `A /${length} leaves ${bits} of 32 bits.`, 2 ** (bits + 1) - (bits === 1 ? 2 : 0));
    return leads;
  }
  add(
    'counts-every-address',
    `2^${bits} = ${2 ** bits} are all addresses, network and broadcast address included.`,
    2 ** bits,
  );
  add(
    'takes-one-off',
    'Two addresses are no hosts: the network address and the broadcast address.',
    2 ** bits - 1,
  );
  add(
    'takes-router-off',
    'A router is a host too; only the network and the broadcast address are left out.',
    2 ** bits - 3,
  );
  add(
    'counts-network-bits',
    `The ${length} bits in front are the network's; the hosts have the other ${bits}.`,
    2 ** length - 2,
  );
  add(
    'multiplies-by-two',
    `Each bit doubles the number: ${bits} bits make 2^${bits}, not 2 × ${bits}.`,
    2 * bits - 2,
  );
  add('one-bit-long', `32 − ${length} is ${bits}, one more than you counted.`, 2 ** (bits - 1) - 2);
  add('one-bit-short', `32 − ${length} is ${bits}, one fewer than you counted.`, 2 ** (bits + 1) - 2);
  return leads;
}

/** What each mistake makes of the number of parts of one network, and of the hosts of each. */
export function cutLeads(length: number, newLength: number): Lead<readonly [string, string]>[] {
  const [more, bits] = [newLength - length, 32 - newLength];
  const [parts, hosts] = [2 ** more, 2 ** bits - 2];
  const why = `The ${more} bits between /${length} and /${newLength} make 2^${more} = ${parts} networks, the ${bits} behind them 2^${bits} − 2 = ${hosts} hosts each.`;
  const lead = (misconception: string, sentence: string, leadsTo: readonly [number, number]) => ({
    misconception,
    sentence: `${sentence} ${why}`,
    leadsTo: [String(leadsTo[0]), String(leadsTo[1])] as const,
  });
  return [
    lead('counts-every-address', 'Each of the networks has a network and a broadcast address.', [
      parts,
      hosts + 2,
    ]),
    lead('multiplies-by-two', `Each bit doubles the number: ${more} bits make 2^${more}, not 2 × ${more}.`, [
      2 * more,
      hosts,
    ]),
    lead(
      'leaves-out-outer-networks',
      'The first and the last network are as good as the others (RFC 1878).',
      [parts - 2, hosts],
    ),
    lead(
      'swaps-the-bits',
      'The bits just behind the old prefix number the networks, those at the end the hosts.',
      [2 ** bits, Math.max(0, parts - 2)],
    ),
    lead(
      'hosts-of-the-whole',
      `${2 ** (32 - length) - 2} are the hosts of the /${length} before it is cut.`,
      [parts, 2 ** (32 - length) - 2],
    ),
  ];
}

/** What each mistake makes of the number of /64 networks in a longer IPv6 network. */
export function ipv6CutLeads(length: number): Lead<string>[] {
  const more = 64 - length;
  const why = `The ${more} bits between /${length} and /64 make 2^${more} = ${2 ** more} networks.`;
  const lead = (misconception: string, sentence: string, count: number) => ({
    ...{ misconception, sentence: `${sentence} ${why}`, leadsTo: String(count) },
  });
  return [
    lead(
      'multiplies-by-two',
      `Each bit doubles the number: ${more} bits make 2^${more}, not 2 × ${more}.`,
      2 * more,
    ),
    lead(
      'leaves-out-outer-networks',
      'The first and the last network are as good as the others.',
      2 ** more - 2,
    ),
    ...(more % 4 === 0
      ? [
          lead(
            'counts-hexadecimal-as-decimal',
            `A hexadecimal digit has sixteen values, not ten.`,
            10 ** (more / 4),
          ),
        ]
      : []),
    lead('one-bit-long', `64 − ${length} is ${more}, one more than you counted.`, 2 ** (more - 1)),
    lead('one-bit-short', `64 − ${length} is ${more}, one fewer than you counted.`, 2 ** (more + 1)),
  ];
}
