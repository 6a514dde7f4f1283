import type { Random } from '../../../../../src/core/drills/random.ts';
import { formatPrefix, usableHosts } from '../../../../../src/core/net/prefix.ts';
import { dotted, network, saying, type Wording } from './seed.ts';

const pieces = (random: Random) => {
  const prefix = network(random, 18, 28);
  const { first, last } = usableHosts(prefix);
  return {
    base: formatPrefix(prefix),
    host: `${dotted(random.int(first, last))}/${prefix.length}`,
    hop: `10.255.0.${random.int(1, 254)}`,
    device: random.pick(['eth0', 'eth1', 'ens3', 'enp0s3']),
  };
};
const command =
  (make: (parts: ReturnType<typeof pieces>) => readonly [string, string]) => (random: Random) => {
    const [right, wrong] = make(pieces(random));
    return { right, wrong };
  };
const show = (text: string, random: Random) =>
  random.pick([
    `Run \`${text}\` on the router.`,
    `\`\`\`bash\n${text}\n\`\`\``,
    `\`\`\`\n$ sudo ${text}\n\`\`\``,
    `- \`${text}\` does it`,
    `| Command | Use |\n|-|-|\n| \`${text}\` | as said |`,
    `\`\`\`sh\n# set it up\nsudo ${text}   # now\n\`\`\``,
    `\`\`\`console\nroot@host:~# ${text}\n\`\`\``,
  ]);

/** Commands of ip and route. */
export const commandSyntax: readonly Wording[] = [
  saying(
    command(({ base, hop }) => [`ip route add ${base} via ${hop}`, `ip route add ${base} ${hop}`]),
    show,
  ),
  saying(
    command(({ base, host, hop }) => [`ip route add ${base} via ${hop}`, `ip route add ${host} via ${hop}`]),
    show,
  ),
  saying(
    command(({ base, device }) => [`ip route add ${base} dev ${device}`, `ip route add ${base} ${device}`]),
    show,
  ),
  saying(
    command(({ host, device }) => [`ip addr add ${host} dev ${device}`, `ip addr add ${host} ${device}`]),
    show,
  ),
  saying(
    command(({ host, device }) => [`ip address add ${host} dev ${device}`, `ip address add ${host}`]),
    show,
  ),
  saying(
    command(({ device }) => [`ip link set ${device} up`, `ip link up ${device}`]),
    show,
  ),
  saying(
    command(({ device }) => [`ip link set dev ${device} down`, `ip link ${device} down`]),
    show,
  ),
  saying(
    command(({ hop }) => [`ip route add default via ${hop}`, `ip route add default ${hop}`]),
    show,
  ),
  saying(
    command(({ hop }) => [`ip route add default via ${hop}`, `ip route add default gw ${hop}`]),
    show,
  ),
  saying(
    command(({ base, hop }) => [`ip route del ${base} via ${hop}`, `ip route remove ${base} via ${hop}`]),
    show,
  ),
  saying(
    command(({ base, hop }) => [`ip route add ${base} via ${hop}`, `ip route ad0 ${base} via ${hop}`]),
    show,
  ),
  saying(
    command(({ base, hop }) => [`ip route add ${base} via ${hop}`, `ip rout3 add ${base} via ${hop}`]),
    show,
  ),
  saying(
    command(({ host, device }) => [`ip addr add ${host} dev ${device}`, `ip adrr add ${host} dev ${device}`]),
    show,
  ),
  saying(
    command(({ host, device }) => [
      `ip addr add ${host} dev ${device}`,
      `ip addr create ${host} dev ${device}`,
    ]),
    show,
  ),
  saying(
    command(({ base, hop }) => [
      `route add -net ${base} gw ${hop}`,
      `route add -net ${base.replace(/\/.*/, '')} gw ${hop}`,
    ]),
    show,
  ),
  saying(
    command(({ host, base, hop }) => [
      `route add -net ${base} gw ${hop}`,
      `route add -net ${host} gw ${hop}`,
    ]),
    show,
  ),
  saying(
    command(() => ['ip link add br0 type bridge', 'ip link add br0 bridge']),
    show,
  ),
  saying(
    command(({ base, device }) => [
      `ip route add ${base} dev ${device}`,
      `ip route add ${base} via ${device}`,
    ]),
    show,
  ),
];

const hostsLine = (random: Random) => {
  const address = dotted(usableHosts(network(random)).first);
  const name = random.pick(['db', 'web.example.com', 'node01 node01.lab', 'printer']);
  return random.pick([
    { right: `${address} ${name}`, wrong: `${name} ${address}` },
    { right: `${address}\t${name}`, wrong: `${address.replace(/\d+$/, '256')}\t${name}` },
  ]);
};

/** Lines of a hosts file. */
export const hostsFile: readonly Wording[] = [
  saying(hostsLine, (line) => `An entry in \`/etc/hosts\`:\n\n\`\`\`\n127.0.0.1 localhost\n${line}\n\`\`\``),
  saying(hostsLine, (line) => `\`\`\`bash\necho "${line}" >> /etc/hosts\n\`\`\``),
  saying(hostsLine, (line) => `\`\`\`console\n$ cat /etc/hosts\n127.0.0.1 localhost\n${line}\n\`\`\``),
  saying(hostsLine, (line) => `## The hosts file\n\n\`\`\`\n${line}\n\`\`\``),
  saying(hostsLine, (line) => `\`\`\`\n# /etc/hosts\n::1 localhost\n${line}\n\`\`\``),
  saying(hostsLine, (line) => `\`\`\`hosts\n${line}\n\`\`\``),
];

const resolverLine = (random: Random) => {
  const address = `192.168.${random.int(0, 99)}.53`;
  return random.pick([
    { right: `nameserver ${address}`, wrong: 'nameserver dns.example.com' },
    { right: `nameserver ${address}`, wrong: `nameservers ${address}` },
    { right: `nameserver ${address}`, wrong: `nameserver ${address}/24` },
    { right: `nameserver ${address}`, wrong: `nameserver = ${address}` },
    { right: 'options ndots:2', wrong: 'option ndots:2' },
    { right: 'options ndots:2', wrong: 'options ndot:2' },
    { right: 'options timeout:1 attempts:3', wrong: 'options timeout=1 attempts:3' },
    { right: 'search example.com', wrong: 'serach example.com' },
    { right: `nameserver ${address}`, wrong: 'nameserver 1.1.1.1\nnameserver 9.9.9.9\nnameserver 8.8.4.4' },
  ]);
};

/** Lines of resolv.conf. */
export const resolvConf: readonly Wording[] = [
  saying(
    resolverLine,
    (line) => `The file \`/etc/resolv.conf\` says:\n\n\`\`\`\nnameserver 8.8.8.8\n${line}\n\`\`\``,
  ),
  saying(
    resolverLine,
    (line) => `\`\`\`console\n$ cat /etc/resolv.conf\nnameserver 8.8.8.8\n${line}\n\`\`\``,
  ),
  saying(resolverLine, (line) => `## resolv.conf\n\n\`\`\`\n${line}\nnameserver 8.8.8.8\n\`\`\``),
];
