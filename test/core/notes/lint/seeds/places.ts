import type { Random } from '../../../../../src/core/drills/random.ts';
import { formatPrefix, lastAddress, netmask, usableHosts } from '../../../../../src/core/net/prefix.ts';
import { dotted, network, saying, type Wording } from './seed.ts';

const hostIn = (random: Random, longest = 28) => {
  const prefix = network(random, 18, longest);
  const { first, last } = usableHosts(prefix);
  return { prefix, host: random.int(first, last) };
};
const bound = (which: 'network' | 'broadcast' | 'first' | 'last') => (random: Random) => {
  const { prefix, host } = hostIn(random);
  const { first, last } = usableHosts(prefix);
  const truth = { network: prefix.network, broadcast: lastAddress(prefix), first, last }[which];
  const size = 2 ** (32 - prefix.length);
  const wrong =
    truth +
    random.pick(
      [size, -size, size * 2, size / 2, -1, 1].filter(
        (step) => step !== (which === 'first' ? -1 : which === 'last' ? 1 : 0),
      ),
    );
  const own = {
    base: formatPrefix(prefix),
    host: `${dotted(host)}/${prefix.length}`,
    bare: dotted(host),
    mask: dotted(netmask(prefix.length)),
  };
  return { right: { ...own, value: dotted(truth) }, wrong: { ...own, value: dotted(wrong) } };
};

/** Network and broadcast addresses, first and last hosts. */
export const networkBounds: readonly Wording[] = [
  saying(bound('broadcast'), ({ base, value }) => `The broadcast address of ${base} is ${value}.`),
  saying(bound('broadcast'), ({ base, value }) => `${value} is the broadcast address of ${base}.`),
  saying(bound('broadcast'), ({ base, value }) => `For \`${base}\`, the broadcast is \`${value}\`.`),
  saying(
    bound('broadcast'),
    ({ base, value }) => `Q: What is the broadcast address of ${base}?\nA: ${value}`,
  ),
  saying(bound('broadcast'), ({ base, value }) => `Broadcast of ${base} :: ${value}`),
  saying(bound('broadcast'), ({ base, value }) => `| Network | Broadcast |\n|-|-|\n| ${base} | ${value} |`),
  saying(
    bound('broadcast'),
    ({ base, value }) => `The subnet ${base}:\n\n- Broadcast: ${value}\n- Purpose: printers`,
  ),
  saying(
    bound('broadcast'),
    ({ bare, mask, value }) =>
      `A host ${bare} with the mask ${mask} sends broadcasts to the broadcast address ${value}.`,
  ),
  saying(bound('broadcast'), ({ base, value }) => `\`\`\`\nNetwork: ${base}\nBroadcast: ${value}\n\`\`\``),
  saying(bound('network'), ({ host, value }) => `The network address of ${host} is ${value}.`),
  saying(bound('network'), ({ host, value }) => `${host} belongs to the network ${value}.`),
  saying(bound('network'), ({ host, value }) => `Network address of ${host}: ${value}`),
  saying(bound('network'), ({ host, value }) => `| Host | Network address |\n|-|-|\n| ${host} | ${value} |`),
  saying(bound('network'), ({ host, value }) => `What is the network address of ${host}? :: ${value}`),
  saying(
    bound('network'),
    ({ bare, mask, value }) => `${bare} with the netmask ${mask} has the network ID ${value}.`,
  ),
  saying(bound('first'), ({ base, value }) => `The first usable host of ${base} is ${value}.`),
  saying(bound('first'), ({ base, value }) => `In ${base} the first host address is ${value}.`),
  saying(bound('last'), ({ base, value }) => `The last usable address in ${base} is ${value}.`),
  saying(bound('last'), ({ base, value }) => `| Subnet | Last host |\n|-|-|\n| ${base} | ${value} |`),
  saying(bound('last'), ({ base, value }) => `- ${base}: highest host ${value}`),
];

const gateway = (random: Random) => {
  const { prefix, host } = hostIn(random, 27);
  const { first, last } = usableHosts(prefix);
  const size = 2 ** (32 - prefix.length);
  const own = {
    host: `${dotted(host)}/${prefix.length}`,
    bare: dotted(host),
    mask: dotted(netmask(prefix.length)),
    base: formatPrefix(prefix),
  };
  const right = random.pick([first, last]);
  return {
    right: { ...own, value: dotted(right) },
    wrong: { ...own, value: dotted(right + random.pick([size, 2 * size, -size])) },
  };
};

/** Gateways of hosts. */
export const gatewayOutside: readonly Wording[] = [
  saying(gateway, ({ host, value }) => `The host ${host} has the default gateway ${value}.`),
  saying(gateway, ({ host, value }) => `A laptop with ${host} uses ${value} as its default gateway.`),
  saying(gateway, ({ bare, mask, value }) => `IP address ${bare}, mask ${mask}, gateway ${value}.`),
  saying(gateway, ({ host, value }) => `| Host | Address | Gateway |\n|-|-|-|\n| pc1 | ${host} | ${value} |`),
  saying(
    gateway,
    ({ bare, mask, value }) =>
      `| Host | Address | Mask | Default gateway |\n|-|-|-|-|\n| pc1 | ${bare} | ${mask} | ${value} |`,
  ),
  saying(gateway, ({ host, value }) => `- Address: ${host}\n- Gateway: ${value}`),
  saying(
    gateway,
    ({ host, value }) =>
      `\`\`\`bash\nip addr add ${host} dev eth0\nip route add default via ${value}\n\`\`\``,
  ),
  saying(
    gateway,
    ({ host, value }) =>
      `\`\`\`console\n$ sudo ip addr add ${host} dev eth0\n$ sudo ip link set eth0 up\n$ sudo ip route add 0.0.0.0/0 via ${value}\n\`\`\``,
  ),
  saying(
    gateway,
    ({ bare, mask, value }) =>
      `\`\`\`\nauto eth0\niface eth0 inet static\n  address ${bare}\n  netmask ${mask}\n  gateway ${value}\n\`\`\``,
  ),
  saying(
    gateway,
    ({ host, value }) => `\`\`\`\niface eth0 inet static\n  address ${host}\n  gateway ${value}\n\`\`\``,
  ),
  saying(
    gateway,
    ({ host, value }) =>
      `\`\`\`yaml\nnetwork:\n  version: 2\n  ethernets:\n    eth0:\n      addresses:\n        - ${host}\n      routes:\n        - to: default\n          via: ${value}\n\`\`\``,
  ),
  saying(
    gateway,
    ({ host, value }) =>
      `\`\`\`yaml\nnetwork:\n  ethernets:\n    eth0:\n      addresses: [${host}]\n      gateway4: ${value}\n\`\`\``,
  ),
  saying(gateway, ({ host, value }) => `\`\`\`ini\n[Network]\nAddress=${host}\nGateway=${value}\n\`\`\``),
  saying(
    gateway,
    ({ bare, mask, value }) => `\`\`\`\nIPADDR=${bare}\nNETMASK=${mask}\nGATEWAY=${value}\n\`\`\``,
  ),
  saying(
    gateway,
    ({ base, value }) =>
      `\`\`\`\ndefault via ${value} dev eth0\n${base} dev eth0 proto kernel scope link\n\`\`\``,
  ),
  saying(
    gateway,
    ({ host, value }) =>
      `We give the host \`ip addr add ${host} dev eth0\` and then run \`ip route add default via ${value}\`.`,
  ),
];

const scope = (random: Random) => {
  const kinds = {
    private: [
      `10.${random.int(0, 255)}.3.4`,
      `172.${random.int(16, 31)}.0.9`,
      `192.168.${random.int(0, 255)}.1`,
    ],
    public: [
      `8.8.${random.int(0, 255)}.8`,
      `172.${random.int(32, 99)}.0.9`,
      `192.${random.int(169, 250)}.1.1`,
      `93.184.${random.int(0, 255)}.34`,
      `11.${random.int(0, 255)}.0.1`,
    ],
  };
  const kind = random.pick(['private', 'public'] as const);
  const opposite = kind === 'private' ? 'public' : 'private';
  return {
    right: { kind, address: random.pick(kinds[kind]) },
    wrong: { kind, address: random.pick(kinds[opposite]) },
  };
};
const special = (random: Random) => {
  const kind = random.pick(['loopback', 'link-local', 'multicast'] as const);
  const right = {
    loopback: `127.0.${random.int(0, 9)}.1`,
    'link-local': `169.254.${random.int(1, 254)}.7`,
    multicast: `${random.int(224, 239)}.0.0.5`,
  }[kind];
  const wrong = {
    loopback: `128.0.0.${random.int(1, 9)}`,
    'link-local': `169.${random.int(1, 253)}.3.7`,
    multicast: `${random.int(193, 223)}.0.0.5`,
  }[kind];
  return { right: { kind, address: right }, wrong: { kind, address: wrong } };
};

/** What an address is for. */
export const addressScope: readonly Wording[] = [
  saying(scope, ({ kind, address }) => `${address} is a ${kind} address.`),
  saying(scope, ({ kind, address }) => `The IP \`${address}\` is ${kind}.`),
  saying(scope, ({ kind, address }) => `${address} (${kind})`),
  saying(scope, ({ kind, address }) => `- ${kind}: ${address}`),
  saying(
    scope,
    ({ kind, address }) =>
      `${kind === 'private' ? 'Private' : 'Public'} addresses such as ${address} are common.`,
  ),
  saying(scope, ({ kind, address }) => `| Address | Type |\n|-|-|\n| ${address} | ${kind} |`),
  saying(scope, ({ kind, address }) => `Q: Is ${address} public or private?\nA: ${address} is ${kind}.`),
  saying(scope, ({ kind, address }) => `${address} :: a ${kind} address`),
  saying(
    scope,
    ({ kind, address }) => `${address} is not a ${kind === 'private' ? 'public' : 'private'} address.`,
  ),
  saying(special, ({ kind, address }) => `${address} is a ${kind} address.`),
  saying(special, ({ kind, address }) => `- ${address} – ${kind}`),
  saying(special, ({ kind, address }) => `A ${kind} address, for example ${address}, is special.`),
];
