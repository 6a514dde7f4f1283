import { formatAnyAddress, type AnyAddress } from '../../net/any-address.ts';
import { anyBroadcastOf, lastOf, sizeOf } from '../../net/any-prefix.ts';
import type { Lead } from '../instance.ts';
import { givenText, networkAt, networkOfGiven, type Given } from '../prefix-work/given.ts';
import { lengthReadings } from '../prefix-work/length-readings.ts';
import { anyCode, prefixCode } from '../prefix-work/worked.ts';

/** How an answer says that there is no broadcast address. */
export const noBroadcast = 'None: this network has no broadcast address';

/** The right answer as a text: an address, or that there is none. */
export function broadcastText(given: Given): string {
  const broadcast = anyBroadcastOf(networkOfGiven(given));
  return broadcast === null ? noBroadcast : formatAnyAddress(broadcast);
}

/** One sentence on why the right answer is right. */
export function whyBroadcast(given: Given): string {
  const network = networkOfGiven(given);
  const broadcast = anyBroadcastOf(network);
  if (broadcast !== null)
    return `The network ${prefixCode(network)} ends with ${anyCode(broadcast)}, its broadcast address.`;
  if (network.version === 6)
    return 'IPv6 has no broadcast: what goes to all on a link goes to the multicast address `ff02::1`.';
  return network.length === 32
    ? `A /32 is one single host, ${anyCode(network)}, and so has no broadcast address.`
    : `Both addresses of a /31 are hosts (RFC 3021), so ${prefixCode(network)} has no broadcast address.`;
}

/** What each mistake makes of the broadcast address. */
export function broadcastLeads(given: Given): Lead<string>[] {
  const why = whyBroadcast(given);
  const network = networkOfGiven(given);
  return anyBroadcastOf(network) === null ? leadsToOne(given, why) : leadsElsewhere(given, why);
}

/** Where there is none, the mistakes find one. */
function leadsToOne(given: Given, why: string): Lead<string>[] {
  const network = networkOfGiven(given);
  const last = lastOf(network);
  const leads: Lead<string>[] = [
    {
      misconception: 'broadcast-everywhere',
      sentence: `${anyCode(last)} is the last address, but here that is an ordinary host. ${why}`,
      leadsTo: formatAnyAddress(last),
    },
    {
      misconception: 'one-above',
      sentence: `${anyCode(after(last))} lies behind the network. ${why}`,
      leadsTo: formatAnyAddress(after(last)),
    },
  ];
  if (network.version === 4) return [...leads, ...byLength(given, why)];
  const all = 'ff02::1';
  return [
    ...leads,
    {
      misconception: 'multicast-for-broadcast',
      sentence: `\`${all}\` is a multicast group that all nodes join; it takes the place of a broadcast address but is none. ${why}`,
      leadsTo: all,
    },
  ];
}

function leadsElsewhere(given: Given, why: string): Lead<string>[] {
  const { address, length } = given;
  const network = networkOfGiven(given);
  const last = lastOf(network);
  const shifted = { version: address.version, value: address.value + sizeOf(network) - 1n };
  const leads = byLength(given, why);
  leads.push(
    {
      misconception: 'one-below',
      sentence: `${anyCode(before(last))} is the last host; the broadcast address is one above it. ${why}`,
      leadsTo: formatAnyAddress(before(last)),
    },
    {
      misconception: 'one-above',
      sentence: `${anyCode(after(last))} begins the next network; the broadcast address is one below it. ${why}`,
      leadsTo: formatAnyAddress(after(last)),
    },
    {
      misconception: 'counts-from-the-host',
      sentence: `The block begins at the network address, not at the host: ${givenText(given)} lies in ${prefixCode(network)}. ${why}`,
      leadsTo: formatAnyAddress(shifted),
    },
    {
      misconception: 'gives-network-address',
      sentence: `${anyCode(network)} has zeros in the host's bits; the broadcast address has ones there. ${why}`,
      leadsTo: formatAnyAddress(network),
    },
  );
  if (length === 30)
    leads.push({
      misconception: 'takes-30-for-31',
      sentence: `Only a /31 does without; a /30 has two hosts, a network address and a broadcast address. ${why}`,
      leadsTo: noBroadcast,
    });
  return leads;
}

function byLength({ address, length }: Given, why: string): Lead<string>[] {
  return lengthReadings(address, length).map((reading) => ({
    misconception: reading.misconception,
    sentence: `${reading.reason} ${why}`,
    leadsTo: formatAnyAddress(lastOf(networkAt(address, reading.length))),
  }));
}

function after({ version, value }: AnyAddress): AnyAddress {
  return { version, value: value + 1n };
}

function before({ version, value }: AnyAddress): AnyAddress {
  return { version, value: value - 1n };
}
