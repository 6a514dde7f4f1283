import type { Syntax } from '../../../src/core/answers/syntax.ts';
import type { Random } from '../../../src/core/drills/random.ts';
import { commandEffect } from './independent-command.ts';
import {
  addressBits,
  countSize,
  lengthOf,
  maskBits,
  plainName,
  prefixBits,
  quantity,
} from './independent.ts';

/** A right answer, and what a text means worked out in another way. */
export interface RightAnswer {
  readonly syntax: Syntax;
  readonly right: string;
  readonly meaningOf: (text: string) => string | null;
}

/** Right answers of one kind, and the characters typed by mistake in it. */
export interface Sample {
  readonly title: string;
  readonly count: number;
  readonly alphabet: string;
  readonly make: (random: Random) => RightAnswer;
}

const digits = '0123456789';
const octets = (random: Random) => Array.from({ length: 4 }, () => random.int(0, 255)).join('.');
const groups = (random: Random) =>
  Array.from({ length: 8 }, () => (random.chance(0.4) ? 0 : random.int(0, 0xffff)).toString(16)).join(':');
const short6 = (random: Random) =>
  `2001:db8:${random.int(1, 0xffff).toString(16)}::${random.int(1, 0xffff).toString(16)}`;
const network = (random: Random) => {
  const length = random.int(1, 32);
  const bits = (addressBits(octets(random)) ?? '').slice(0, length).padEnd(32, '0');
  return `${dotted(bits)}/${length}`;
};
const dotted = (bits: string) => [0, 8, 16, 24].map((at) => parseInt(bits.slice(at, at + 8), 2)).join('.');
const label = (random: Random) =>
  random.pick(['www', 'db1', 'mail', 'a-b', 'web', 'example', 'ns2', 'api-v2']);

function plain(syntax: Syntax, right: string, meaningOf: (text: string) => string | null): RightAnswer {
  return { syntax, right, meaningOf };
}

function command(random: Random): RightAnswer {
  const [a, b] = [random.int(1, 99), random.int(100, 220)];
  const interfaces = [['eth0', `10.${a}.0.5/16`] as const, ['eth1', `192.168.${b}.20/24`] as const];
  const device = random.pick(['eth0', 'eth1']);
  const gateway = random.pick([
    `10.${a}.${random.int(0, 255)}.${random.int(1, 254)}`,
    `192.168.${b}.${random.int(1, 254)}`,
  ]);
  const at = gateway.startsWith('10.') ? 'eth0' : 'eth1';
  const length = random.int(4, 30);
  const target = `${dotted((addressBits(octets(random)) ?? '').slice(0, length).padEnd(32, '0'))}/${length}`;
  const right = random.pick([
    `ip route add ${target} via ${gateway}`,
    `ip route add ${target} via ${gateway} dev ${at}`,
    `ip route add ${target} via ${gateway} metric ${random.int(1, 400)}`,
    `ip route replace default via ${gateway}`,
    `ip route del ${target} via ${gateway}`,
    `ip r a 0.0.0.0/0 via ${gateway}`,
    `ip addr add ${octets(random)}/${length} dev ${device}`,
    `ip a del ${octets(random)}/${length} dev ${device}`,
    `ip link set ${device} ${random.pick(['up', 'down'])}`,
    `sysctl -w net.ipv4.ip_forward=${random.int(0, 1)}`,
    `ping ${octets(random)}`,
    `route add -net ${target} gw ${gateway}`,
    `route add default gw ${gateway}`,
  ]);
  const host = { interfaces: interfaces.map(([name, address]) => ({ device: name, address })) };
  return plain({ kind: 'command', host }, right, (text) => commandEffect(text, interfaces));
}

const asText = (value: bigint | number | null) => (value === null ? null : String(value));

/** Two thousand right answers, in every syntax. */
export const samples: readonly Sample[] = [
  {
    title: 'IPv4 addresses',
    count: 300,
    alphabet: `${digits}.:/ a-`,
    make: (random) =>
      plain({ kind: 'address', family: 'ipv4' }, octets(random), (text) => addressBits(text.trim())),
  },
  {
    title: 'IPv6 addresses',
    count: 150,
    alphabet: '0189acfg.:/ ',
    make: (random) =>
      plain({ kind: 'address', family: 'ipv6' }, random.pick([groups, short6])(random), (text) =>
        addressBits(text.trim()),
      ),
  },
  {
    title: 'networks',
    count: 300,
    alphabet: `${digits}.:/ -`,
    make: (random) => {
      const right = network(random);
      const [address = '', length = ''] = right.split('/');
      const mask = dotted('1'.repeat(Number(length)).padEnd(32, '0'));
      return plain({ kind: 'prefix' }, random.pick([right, right, `${address} ${mask}`]), prefixBits);
    },
  },
  {
    title: 'addresses of interfaces',
    count: 150,
    alphabet: `${digits}a:./ `,
    make: (random) =>
      plain(
        { kind: 'interface-address' },
        random.chance(0.7)
          ? `${octets(random)}/${random.int(0, 32)}`
          : `${short6(random)}/${random.int(1, 128)}`,
        prefixBits,
      ),
  },
  {
    title: 'lists of networks',
    count: 50,
    alphabet: '012589./, ',
    make: (random) =>
      plain(
        { kind: 'prefixes' },
        Array.from({ length: random.int(2, 4) }, () => network(random)).join(', '),
        (text) => {
          const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
          const all = parts.map(prefixBits);
          return all.includes(null) ? null : [...new Set(all)].sort().join(' ');
        },
      ),
  },
  {
    title: 'masks',
    count: 150,
    alphabet: `${digits}./ `,
    make: (random) =>
      plain({ kind: 'mask' }, dotted('1'.repeat(random.int(1, 32)).padEnd(32, '0')), maskBits),
  },
  {
    title: 'prefix lengths',
    count: 150,
    alphabet: `${digits}./ -`,
    make: (random) =>
      plain({ kind: 'prefix-length' }, `${random.pick(['', '/'])}${random.int(0, 128)}`, (text) =>
        asText(lengthOf(text)),
      ),
  },
  {
    title: 'counts',
    count: 150,
    alphabet: `${digits}.,' _-+`,
    make: (random) =>
      plain({ kind: 'number', unit: null }, String(random.int(0, 10 ** random.int(1, 9))), (text) =>
        asText(countSize(text)),
      ),
  },
  {
    title: 'times',
    count: 100,
    alphabet: `${digits}., smnuhd`,
    make: (random) => {
      const unit = random.pick(['s', 'ms'] as const);
      const number = `${random.int(0, 2000)}${random.pick(['', `.${random.int(1, 9)}`, `.${random.int(0, 9)}5`])}`;
      return plain({ kind: 'number', unit }, `${number}${random.pick(['', ' '])}${unit}`, (text) =>
        asText(quantity(text, unit)),
      );
    },
  },
  {
    title: 'names',
    count: 200,
    alphabet: 'abewx012.-_ A',
    make: (random) =>
      plain(
        { kind: 'name' },
        Array.from({ length: random.int(1, 4) }, () => label(random)).join('.') + random.pick(['', '.']),
        plainName,
      ),
  },
  {
    title: 'words',
    count: 50,
    alphabet: 'abcdeinrs ABE-',
    make: (random) =>
      plain(
        { kind: 'word', synonyms: [] },
        random.pick(['CNAME', 'reverse proxy', 'NXDOMAIN', 'A', 'MX', 'connected route', 'unreachable']),
        (text) => text.trim().toLowerCase().split(/\s+/).join(' '),
      ),
  },
  {
    title: 'paths',
    count: 100,
    alphabet: 'abcABC012./?%-_ ',
    make: (random) =>
      plain(
        { kind: 'uri' },
        `/${Array.from({ length: random.int(1, 3) }, () => random.pick(['api', 'v1', 'Img', 'a.html', 'static'])).join('/')}`,
        (text) => text.trim(),
      ),
  },
  { title: 'commands', count: 150, alphabet: '0124689adervt./ -=', make: command },
];
