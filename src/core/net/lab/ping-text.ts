import { formatIpv4, type Ipv4 } from '../address.ts';
import type { Ping } from './ping.ts';

const errors = {
  'host-unreachable': 'Destination Host Unreachable',
  'net-unreachable': 'Destination Net Unreachable',
  filtered: 'Packet filtered',
  'ttl-exceeded': 'Time to live exceeded',
} as const;

const refusals = {
  'no-route': 'Network is unreachable',
  'local-blackhole': 'Invalid argument',
  'local-unreachable': 'No route to host',
} as const;

/** What `ping -c1 -W5` prints for a ping that does not come back (iputils 20221126). */
export function failedPingText({ result, reporter }: Ping, destination: Ipv4): string {
  if (result in refusals) return `ping: connect: ${refusals[result as keyof typeof refusals]}`;
  const name = formatIpv4(destination);
  const error = result in errors ? errors[result as keyof typeof errors] : null;
  const said = error === null ? '' : `From ${formatIpv4(reporter ?? 0)} icmp_seq=1 ${error}`;
  return [
    `PING ${name} (${name}) 56(84) bytes of data.`,
    ...(said === '' ? [] : [said]),
    '',
    `--- ${name} ping statistics ---`,
    `1 packets transmitted, 0 received, ${error === null ? '' : '+1 errors, '}100% packet loss, time 0ms`,
  ].join('\n');
}
