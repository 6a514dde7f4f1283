import type { Random } from '../../../../../src/core/drills/random.ts';
import { formatPrefix, networkOf } from '../../../../../src/core/net/prefix.ts';
import { dotted, other, privateAddress, saying, type Wording } from './seed.ts';

const ports: readonly (readonly [string, number])[] = [
  ['SSH', 22],
  ['Telnet', 23],
  ['DNS', 53],
  ['HTTP', 80],
  ['HTTPS', 443],
  ['NTP', 123],
  ['TFTP', 69],
  ['SMTP', 25],
  ['RDP', 3389],
  ['BGP', 179],
  ['MySQL', 3306],
  ['PostgreSQL', 5432],
  ['etcd', 2379],
  ['IMAP', 143],
  ['POP3', 110],
];
const port = (random: Random) => {
  const [service, value] = random.pick(ports);
  const wrong = random.pick([
    other(
      random,
      ports.map(([, each]) => each),
      value,
    ),
    value + 1,
    value > 99 ? value - 100 : value + 9,
  ]);
  const isRight = (service === 'HTTP' && wrong === 81) || (service === 'etcd' && wrong === 2380);
  return { right: { service, value }, wrong: { service, value: isRight ? 24 : wrong } };
};

/** Ports of well-known services. */
export const portNumber: readonly Wording[] = [
  saying(port, ({ service, value }) => `${service} uses port ${value}.`),
  saying(port, ({ service, value }) => `The default port of ${service} is ${value}.`),
  saying(port, ({ service, value }) => `By default, ${service} listens on TCP port ${value}.`),
  saying(port, ({ service, value }) => `Port ${value} is used by ${service}.`),
  saying(port, ({ service, value }) => `${service}'s standard port is **${value}**.`),
  saying(port, ({ service, value }) => `The well-known port for ${service} is ${value}.`),
  saying(port, ({ service, value }) => `- ${service}: port ${value}`),
  saying(port, ({ service, value }) => `- **${service}** (port ${value})`),
  saying(port, ({ service, value }) => `- ${value} – ${service}, the default port`),
  saying(port, ({ service, value }) => `| Service | Default port |\n|-|-|\n| ${service} | ${value} |`),
  saying(
    port,
    ({ service, value }) =>
      `| Default port | Protocol | Transport |\n|-|-|-|\n| ${value} | ${service} | TCP |`,
  ),
  saying(port, ({ service, value }) => `Q: Which port does ${service} use by default?\nA: ${value}`),
  saying(port, ({ service, value }) => `What is the default port of ${service}? :: ${value}`),
  saying(port, ({ service, value }) => `The standard port ${value} belongs to ${service}.`),
  saying(port, ({ service, value }) => `C: ${service} has the default port {{${value}}}.`),
];

const units: readonly (readonly [string, string, string, string])[] = [
  ['Gbps', 'GB/s', 'gigabits', 'gigabytes'],
  ['Mbps', 'MB/s', 'megabits', 'megabytes'],
];
const unit = (random: Random) => {
  const [bits, bytes, bitWord, byteWord] = random.pick(units);
  const value = random.pick([1, 10, 40, 100, 400]);
  return { right: { value, short: bits, long: bitWord }, wrong: { value, short: bytes, long: byteWord } };
};
const conversion = (random: Random) => {
  const value = random.pick([8, 16, 80, 100, 200, 400, 1000]);
  return {
    right: { value, bytes: value / 8 },
    wrong: { value, bytes: random.pick([value, value / 4, value * 8]) },
  };
};

/** Bits and bytes of the speed of a link. */
export const linkSpeed: readonly Wording[] = [
  saying(unit, ({ value, long }) => `The switch runs at ${value} ${long} per second.`),
  saying(unit, ({ long }) => `Network switches vary in speed, for instance ${long} per second.`),
  saying(unit, ({ long }) => `The speed of a network link is measured in ${long} per second.`),
  saying(unit, ({ value, short }) => `Each port of the switch has a speed of ${value} ${short}.`),
  saying(unit, ({ value, short }) => `- Ethernet cable, up to ${value} ${short}`),
  saying(unit, ({ value, short }) => `| Interface | Speed |\n|-|-|\n| Ethernet | ${value} ${short} |`),
  saying(
    unit,
    ({ long }) =>
      `Q: In which unit is the bandwidth of a link given?\nA: The bandwidth of a link is given in ${long} per second.`,
  ),
  saying(unit, ({ value, short }) => `A NIC that supports ${value} ${short} is fast.`),
  saying(conversion, ({ value, bytes }) => `${value} Mbps = ${bytes} MB/s`),
  saying(conversion, ({ value, bytes }) => `A ${value} Mbit/s link transfers ${bytes} megabytes per second.`),
  saying(conversion, ({ value, bytes }) => `${value} megabits per second is ${bytes} megabytes per second.`),
  saying(conversion, ({ value, bytes }) => `${value} Gbps is the same as ${bytes} GB/s`),
];

const route = (random: Random) => {
  const address = privateAddress(random);
  const wide = random.int(8, 15);
  const narrow = random.int(wide + 2, 26);
  const own = {
    address: dotted(address),
    wide: formatPrefix(networkOf(address, wide)),
    narrow: formatPrefix(networkOf(address, narrow)),
  };
  return {
    right: { ...own, chosen: own.narrow, length: narrow, hop: '192.0.2.2', shorter: false },
    wrong: { ...own, chosen: own.wide, length: wide, hop: '192.0.2.1', shorter: true },
  };
};
const table = ({ wide, narrow }: { wide: string; narrow: string }) =>
  `| Destination | Next hop |\n|-|-|\n| ${wide} | 192.0.2.1 |\n| ${narrow} | 192.0.2.2 |\n| 0.0.0.0/0 | 192.0.2.254 |\n\n`;
const list = ({ wide, narrow }: { wide: string; narrow: string }) =>
  `The routes are:\n\n- ${wide} via 192.0.2.1\n- ${narrow} via 192.0.2.2\n\n`;
const printed = ({ wide, narrow }: { wide: string; narrow: string }) =>
  `\`\`\`\n${wide} via 192.0.2.1 dev eth0\n${narrow} via 192.0.2.2 dev eth1\n\`\`\`\n\n`;

/** Which route takes a packet. */
export const routeWinner: readonly Wording[] = [
  saying(route, (parts) => `${table(parts)}A packet to ${parts.address} takes the route ${parts.chosen}.`),
  saying(route, (parts) => `${table(parts)}Traffic to ${parts.address} is sent to ${parts.hop}.`),
  saying(route, (parts) => `${list(parts)}A packet for ${parts.address} matches ${parts.chosen}.`),
  saying(route, (parts) => `${list(parts)}The packet to ${parts.address} goes via ${parts.hop}.`),
  saying(route, (parts) => `${printed(parts)}A datagram to ${parts.address} is forwarded via ${parts.hop}.`),
  saying(
    route,
    (parts) =>
      `${printed(parts)}A packet to ${parts.address} leaves through ${parts.shorter ? 'eth0' : 'eth1'}.`,
  ),
  saying(
    route,
    ({ address, wide, narrow, chosen }) =>
      `With the routes ${wide} and ${narrow}, a packet to ${address} uses ${chosen}.`,
  ),
  saying(
    route,
    ({ address, wide, narrow, length }) =>
      `Given ${wide} and ${narrow}, traffic to ${address} follows the /${length}.`,
  ),
  saying(
    route,
    (parts) => `${table(parts)}Q: Which route takes a packet to ${parts.address}?\nA: ${parts.chosen}`,
  ),
  saying(route, (parts) => `${table(parts)}- The packet to ${parts.address} is routed by ${parts.chosen}`),
];
