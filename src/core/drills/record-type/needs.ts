import type { Need } from '../../net/record-for.ts';
import { someAddresses, someDomain } from '../dns-values.ts';
import { labels } from '../names.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';

const kinds: Readonly<Record<Level, readonly Need['kind'][]>> = {
  1: ['address', 'address', 'alias'],
  2: ['address', 'alias', 'mail', 'delegation', 'text'],
  3: ['mail', 'delegation', 'text', 'reverse', 'service', 'authority'],
  4: ['address', 'alias', 'mail', 'delegation'],
  5: ['reverse', 'service', 'reverse', 'service', 'delegation', 'mail'],
};

/** Draws something that a domain's owner wants. */
export function someNeed(random: Random, level: Level): Need {
  const zone = someDomain(random);
  const other = someDomain(random);
  const [label = '', host = '', part = ''] = random.sample(labels, 3);
  const [ipv4 = ''] = someAddresses(random, 1);
  const subnet = random.int(1, 0xffff).toString(16);
  const address = random.chance(0.5) ? ipv4 : `2001:db8:${subnet}::${random.int(2, 99)}`;
  const name = `${label}.${zone}`;
  const target = random.chance(0.5) ? `${host}.${zone}` : `${host}.${other}`;
  switch (random.pick(kinds[level])) {
    case 'address':
      return { kind: 'address', zone, name, address };
    case 'alias':
      return { kind: 'alias', zone, name, target };
    case 'mail':
      return { kind: 'mail', zone, target, preference: random.pick([5, 10, 20]) };
    case 'delegation':
      return { kind: 'delegation', zone, name: `${part}.${zone}`, target: `ns1.${other}` };
    case 'reverse':
      return { kind: 'reverse', address: level === 5 ? ipv4 : address, target: name };
    case 'text': {
      const proof = random.int(100_000, 999_999).toString(36);
      return {
        kind: 'text',
        zone,
        name: zone,
        text: random.pick([`v=spf1 ip4:${ipv4} -all`, `site-verification=${proof}`]),
      };
    }
    case 'service': {
      const [service, protocol, port] = random.pick([
        ...([
          ['sip', 'tcp', 5060],
          ['sip', 'udp', 5060],
          ['ldap', 'tcp', 389],
          ['kerberos', 'udp', 88],
        ] as const),
        ...([
          ['xmpp-client', 'tcp', 5222],
          ['imaps', 'tcp', 993],
          ['minecraft', 'tcp', 25565],
        ] as const),
      ] as const);
      return { kind: 'service', zone, service, protocol, target, port };
    }
    case 'authority':
      return {
        kind: 'authority',
        zone,
        authority: random.pick(['letsencrypt.org', 'ca.example', 'pki.example.net', `ca.${other}`]),
      };
  }
}

/** The need in the words of somebody who asks for it. */
export function needText(random: Random, need: Need): string {
  switch (need.kind) {
    case 'address':
      return random.pick([
        `The server at \`${need.address}\` is to be reached as \`${need.name}\`.`,
        `\`${need.name}\` is to lead straight to the address \`${need.address}\`.`,
      ]);
    case 'alias':
      return random.pick([
        `\`${need.name}\` is to lead wherever \`${need.target}\` leads, also after that one has moved.`,
        `\`${need.name}\` is to be one more name for \`${need.target}\`, whose address somebody else may change.`,
      ]);
    case 'mail':
      return random.pick([
        `Mail to addresses ending in \`@${need.zone}\` is to be delivered to \`${need.target}\`.`,
        `\`${need.target}\` is to take the mail of the domain \`${need.zone}\`.`,
      ]);
    case 'delegation':
      return random.pick([
        `Everything below \`${need.name}\` is to be looked after by the nameserver \`${need.target}\`.`,
        `The team with the nameserver \`${need.target}\` is to run \`${need.name}\` by itself.`,
      ]);
    case 'reverse':
      return random.pick([
        `Whoever looks up the address \`${need.address}\` is to learn the name \`${need.target}\`.`,
        `Log files are to show \`${need.target}\` for the address \`${need.address}\`.`,
      ]);
    case 'text':
      return `\`${need.name}\` is to show the line \`${need.text}\` to programs that check it.`;
    case 'service':
      return `Clients that know only the domain \`${need.zone}\` are to find its ${need.service} service over ${need.protocol.toUpperCase()}: host \`${need.target}\`, port ${need.port}.`;
    case 'authority':
      return `Only \`${need.authority}\` is to issue certificates for \`${need.zone}\`.`;
  }
}
