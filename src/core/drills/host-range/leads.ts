import { formatAnyAddress, type AnyAddress } from '../../net/any-address.ts';
import { lastOf, usableOf } from '../../net/any-prefix.ts';
import type { Lead } from '../instance.ts';
import { networkAt, networkOfGiven, type Given } from '../prefix-work/given.ts';
import { lengthReadings } from '../prefix-work/length-readings.ts';
import { anyCode, prefixCode } from '../prefix-work/worked.ts';

/** First and last address that hosts may have, as texts. */
export type RangeText = readonly [string, string];

/** The right answer. */
export function rightRange(given: Given): RangeText {
  const { first, last } = usableOf(networkOfGiven(given));
  return [formatAnyAddress(first), formatAnyAddress(last)];
}

/** One sentence on why the right answer is right. */
export function whyRange(given: Given): string {
  const network = networkOfGiven(given);
  const { first, last } = usableOf(network);
  const span = `${anyCode(first)} to ${anyCode(last)}`;
  if (network.version === 6)
    return `In ${prefixCode(network)} only the address of all zeros, the routers' anycast address, is left out: hosts have ${span}.`;
  if (network.length === 31)
    return `Both addresses of the /31 ${prefixCode(network)} are hosts (RFC 3021): ${span}.`;
  return `Between the network address and the broadcast address of ${prefixCode(network)} hosts have ${span}.`;
}

/** What each mistake makes of the range. */
export function rangeLeads(given: Given): Lead<RangeText>[] {
  const { address, length } = given;
  const why = whyRange(given);
  const network = networkOfGiven(given);
  const usable = usableOf(network);
  const [first, last] = rightRange(given);
  const whole: RangeText = [formatAnyAddress(network), formatAnyAddress(lastOf(network))];
  const leads: Lead<RangeText>[] = lengthReadings(address, length).flatMap((reading) => {
    const other = usableOf(networkAt(address, reading.length));
    const leadsTo: RangeText = [formatAnyAddress(other.first), formatAnyAddress(other.last)];
    const { misconception, reason } = reading;
    return other.count < 2n ? [] : [{ misconception, sentence: `${reason} ${why}`, leadsTo }];
  });
  const add = (misconception: string, sentence: string, leadsTo: RangeText) => {
    leads.push({ misconception, sentence: `${sentence} ${why}`, leadsTo });
  };
  if (network.version === 4 && length < 31) {
    add('includes-network', `${anyCode(network)} is the network address, which no host has.`, [
      whole[0],
      last,
    ]);
    add('includes-broadcast', `${anyCode(lastOf(network))} is the broadcast address, which no host has.`, [
      first,
      whole[1],
    ]);
    add(
      'gives-whole-network',
      'The first and the last address are the network and the broadcast address.',
      whole,
    );
  }
  if (network.version === 6) {
    add('includes-network', `${anyCode(network)} is the anycast address of the routers there.`, [
      whole[0],
      last,
    ]);
    add(
      'leaves-out-ipv6-broadcast',
      'IPv6 has no broadcast address, so the last address is a host like any other.',
      [first, formatAnyAddress(step(usable.last, -1n))],
    );
  }
  if (usable.count > 2n)
    add('skips-router', 'A router is a host of the network too, and need not have the first address.', [
      formatAnyAddress(step(usable.first, 1n)),
      last,
    ]);
  return leads;
}

function step({ version, value }: AnyAddress, by: bigint): AnyAddress {
  return { version, value: value + by };
}
