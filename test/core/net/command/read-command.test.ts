import { describe, expect, it } from 'vitest';
import type { CommandHost } from '../../../../src/core/net/command/host.ts';
import { readCommand } from '../../../../src/core/net/command/read-command.ts';

const host: CommandHost = {
  interfaces: [
    { device: 'eth0', address: '192.168.1.10/24' },
    { device: 'eth1', address: '10.0.0.5/16' },
    { device: 'eth2', address: '10.0.7.5/24', isUp: false },
    { device: 'eth3', address: null },
  ],
};

function effectOf(text: string, on = host): string {
  const outcome = readCommand(text, on);
  return outcome.kind === 'effect' ? outcome.effect : `? ${outcome.problem}`;
}

/** Whether the command is read with a remark. */
function isRemarked(text: string): boolean {
  const outcome = readCommand(text, host);
  return outcome.kind === 'effect' && outcome.remarks.length > 0;
}

describe('readCommand', () => {
  it.each([
    [
      'route add 0.0.0.0/0 via 192.168.1.1 dev eth0',
      [
        'ip route add default via 192.168.1.1',
        'ip r a default via 192.168.1.1',
        'ip r a 0.0.0.0/0 via 192.168.1.1',
        'ip route add default via 192.168.1.1 dev eth0',
        'ip route add default dev eth0 via 192.168.1.1',
        'ip -4 route add to default via inet 192.168.1.1 metric 0',
        '$ sudo ip route add default via 192.168.1.1',
        '# ip  route  add default via 192.168.1.1 ',
        'ann@web1:~$ ip route add default via 192.168.1.1',
        '/sbin/ip route add default via 192.168.1.1 table main scope global',
      ],
    ],
    [
      'route add 10.8.0.0/16 via 10.0.0.1 dev eth1 metric 50',
      [
        'ip route add 10.8.0.0/16 via 10.0.0.1 metric 50',
        'ip r a 10.8.0.0/16 metric 50 dev eth1 via 10.0.0.1',
        'ip route add via 10.0.0.1 10.8.0.0/16 priority 50',
      ],
    ],
    [
      'route add 10.8.0.0/16 dev eth0',
      ['ip route add 10.8.0.0/16 dev eth0', 'ip ro add 10.8.0.0/16 dev eth0 scope link'],
    ],
    [
      'route add 198.51.100.7/32 via 10.0.0.1 dev eth1',
      ['ip route add 198.51.100.7 via 10.0.0.1', 'ip route add 198.51.100.7/32 via 10.0.0.1'],
    ],
    [
      'route add blackhole 10.8.0.0/16',
      ['ip route add blackhole 10.8.0.0/16', 'ip r a blackhole 10.8.0.0/16'],
    ],
    [
      'route delete 10.8.0.0/16',
      ['ip route del 10.8.0.0/16', 'ip r d 10.8.0.0/16', 'ip route delete 10.8.0.0/16'],
    ],
    [
      'route add ::/0 via fe80::1 dev eth0',
      ['ip -6 route add default via FE80::1 dev eth0', 'ip route add ::/0 via fe80:0::1 dev eth0'],
    ],
    [
      'address add 192.0.2.7/26 dev eth3',
      [
        'ip addr add 192.0.2.7/26 dev eth3',
        'ip a a 192.0.2.7/26 dev eth3',
        'ip address add dev eth3 local 192.0.2.7/26',
        'ip addr replace 192.0.2.7/26 dev eth3',
        'ip -br addr add 192.0.2.7/26 dev eth3 scope global',
      ],
    ],
    [
      'address delete 192.168.1.10/24 dev eth0',
      ['ip addr del 192.168.1.10/24 dev eth0', 'ip a d 192.168.1.10/24 dev eth0'],
    ],
    [
      'link set eth0 up',
      ['ip link set eth0 up', 'ip l s dev eth0 up', 'ip link set up eth0', 'ip link set up dev eth0'],
    ],
    ['link set eth0 mtu 1400 up', ['ip link set eth0 up mtu 1400', 'ip link set mtu 1400 dev eth0 up']],
    [
      'show address',
      ['ip addr', 'ip a', 'ip address show', 'ip -br a', 'ip -c -d addr list', 'ip --brief addr'],
    ],
    ['show address eth0', ['ip addr show eth0', 'ip a s dev eth0', 'ip -br -c a show eth0']],
    ['show address -4', ['ip -4 addr', 'ip -f inet addr', 'ip -family inet a']],
    ['show route', ['ip route', 'ip r', 'ip route show', 'ip route list table main', 'route -n', 'route']],
    ['get route 10.9.9.9', ['ip route get 10.9.9.9', 'ip r g 10.9.9.9', 'ip route get to 10.9.9.9']],
    ['show neighbour', ['ip neigh', 'ip n', 'ip neighbor show', 'ip neighbour list']],
    [
      'setting net.ipv4.ip_forward 1',
      [
        'sysctl -w net.ipv4.ip_forward=1',
        'sysctl net.ipv4.ip_forward=1',
        'sudo sysctl -w "net.ipv4.ip_forward=1"',
        'sysctl -w net/ipv4/ip_forward=1',
        'echo 1 > /proc/sys/net/ipv4/ip_forward',
        'echo 1 | sudo tee /proc/sys/net/ipv4/ip_forward',
        'echo 1 | tee /proc/sys/net/ipv4/ip_forward > /dev/null',
      ],
    ],
    [
      'show setting net.ipv4.ip_forward',
      ['sysctl net.ipv4.ip_forward', 'sysctl -n net.ipv4.ip_forward', 'cat /proc/sys/net/ipv4/ip_forward'],
    ],
    ['ping -c 3 192.0.2.7', ['ping -c 3 192.0.2.7', 'ping -c3 192.0.2.7', 'ping 192.0.2.7 -c 3']],
    ['ping www.example.com', ['ping www.example.com', 'ping WWW.example.com.']],
    ['kubectl get pods', ['kubectl get pods', ' kubectl  get pods ']],
  ])('knows %s in every wording', (effect, wordings) => {
    expect(wordings.map((wording) => effectOf(wording))).toEqual(wordings.map(() => effect));
  });

  it.each([
    ['route add default gw 192.168.1.1', 'ip route add default via 192.168.1.1'],
    ['route add default gw 192.168.1.1 eth0', 'ip route add default via 192.168.1.1'],
    ['route add -net 10.8.0.0 netmask 255.255.0.0 gw 10.0.0.1', 'ip route add 10.8.0.0/16 via 10.0.0.1'],
    ['route add -net 10.8.0.0/16 gw 10.0.0.1 dev eth1', 'ip route add 10.8.0.0/16 via 10.0.0.1'],
    ['route add -host 198.51.100.7 gw 10.0.0.1', 'ip route add 198.51.100.7 via 10.0.0.1'],
    ['route add -net 10.8.0.0/16 dev eth0', 'ip route add 10.8.0.0/16 dev eth0'],
    ['route del default', 'ip route del default'],
    ['ifconfig eth0 up', 'ip link set eth0 up'],
    ['ifconfig -a', 'ip addr'],
    ['ip route add 10.8/16 via 10.0.0.1', 'ip route add 10.8.0.0/16 via 10.0.0.1'],
    ['ip route add 10.8.0.0/255.255.0.0 via 10.0.0.1', 'ip route add 10.8.0.0/16 via 10.0.0.1'],
    ['ip route add default via 192.168.1.1 proto static', 'ip route add default via 192.168.1.1'],
    [
      'ip route add default via 192.168.1.1 dev eth0 src 192.168.1.10',
      'ip route add default via 192.168.1.1',
    ],
    ['ip addr add 192.0.2.7/26 brd + dev eth3', 'ip addr add 192.0.2.7/26 dev eth3'],
    ['ip addr add 192.0.2.7/26 brd 192.0.2.63 dev eth3', 'ip addr add 192.0.2.7/26 dev eth3'],
    ['ip addr del 192.168.1.10 dev eth0', 'ip addr del 192.168.1.10/24 dev eth0'],
    ['ping 10.1', 'ping 10.0.0.1'],
  ])('takes %s for %s, with a remark', (unusual, usual) => {
    expect(effectOf(unusual)).toBe(effectOf(usual));
    expect(effectOf(usual)).not.toMatch(/^\?/);
    expect([isRemarked(unusual), isRemarked(usual)]).toEqual([true, false]);
  });

  it.each([
    ['ip route add default via 192.168.1.1', 'ip route add default via 192.168.1.2'],
    ['ip route add default via 192.168.1.1', 'ip route replace default via 192.168.1.1'],
    ['ip route add default via 192.168.1.1', 'ip route add default via 192.168.1.1 metric 1'],
    ['ip route add default via 192.168.1.1', 'ip route add default via 192.168.1.1 dev eth1'],
    ['ip route add default via 192.168.1.1', 'ip route add default via 192.168.1.1 mtu 1400'],
    ['ip route add default via 10.0.7.1', 'ip route add default via 10.0.7.1 dev eth2'],
    ['ip route add 10.8.0.0/16 via 10.0.0.1', 'ip route add 10.8.0.0/17 via 10.0.0.1'],
    ['ip route add 10.8.0.0/16 via 10.0.0.1', 'ip route add 10.8.0.1/16 via 10.0.0.1'],
    ['ip addr add 192.0.2.7/26 dev eth3', 'ip addr add 192.0.2.7/27 dev eth3'],
    ['ip addr add 192.0.2.7/26 dev eth3', 'ip addr add 192.0.2.7/26 dev eth0'],
    ['ip addr add 192.0.2.7/26 dev eth3', 'ip addr add 192.0.2.7/26 brd 192.0.2.255 dev eth3'],
    ['ip link set eth0 up', 'ip link set eth0 down'],
    ['ip link set eth0 up', 'ip link set eth0'],
    ['sysctl -w net.ipv4.ip_forward=1', 'sysctl -w net.ipv4.ip_forward=0'],
    ['sysctl -w net.ipv4.ip_forward=1', 'sysctl -w net.ipv4.ip_forwarding=1'],
    ['ping 192.0.2.7', 'ping 192.0.2.7.'],
    ['ip -4 addr', 'ip addr'],
  ])('tells %s from %s', (one, other) => {
    expect(effectOf(one)).not.toBe(effectOf(other));
    expect([effectOf(one), effectOf(other)].join()).not.toContain('?');
  });

  it.each([
    ['', 'Type a command.'],
    ['ip', 'After `ip` stands what it is about: `addr`, `link` or `route`, for instance.'],
    [
      'ip addr add 192.0.2.7 dev eth3',
      'The prefix length is missing: write it after a slash, such as 192.0.2.7/24. Without it `ip` takes /32, an address in a network of its own.',
    ],
    ['ip addr add 192.0.2.7/26', 'The device is missing: write its name after `dev`.'],
    ['ip addr add 192.0.2.7/26 eth3', 'The name of the device stands after `dev` (ip-address(8)).'],
    ['ip addr add dev eth3', 'The address is missing: write it with its prefix length, such as 10.1.2.3/24.'],
    ['ip addr add 192.0.2.7/33 dev eth3', '`/33` is no prefix length: that is a number from 0 to 32.'],
    [
      'ip addr add 192.0.02.7/26 dev eth3',
      'In `192.0.02.7` a number begins with a zero, which some programs take for octal: leave the zero out.',
    ],
    [
      'ip route add 10.8.0.0 via 10.0.0.1',
      'The prefix length is missing: write it after a slash, such as 10.8.0.0/24. Without it the route is for the one address 10.8.0.0.',
    ],
    [
      'ip route add 10.8.0.0/16',
      'The next hop is missing: the gateway after `via`, or the device after `dev`.',
    ],
    ['ip route add via 10.0.0.1', 'The destination is missing: a network such as 10.0.0.0/8, or `default`.'],
    ['ip route add 10.8.0.0/16 via', 'Something is missing after `via`.'],
    [
      'ip route add 10.8.0.0/16 gw 10.0.0.1',
      '`gw` stands where `ip route` expects a word such as `via` or `dev` (ip-route(8)).',
    ],
    [
      'ip route add 10.8.0.0/16 via eth1',
      '`via` takes the address of the next hop (ip-route(8)), and `eth1` is none.',
    ],
    [
      'ip route add 10.8.0.0/16 via 10.0.0.1/16',
      '`via` takes the address of the next hop without a prefix length (ip-route(8)).',
    ],
    ['ip route add 10.8.0.0/16 via 10.0.0.1 via 10.0.0.2', '`via` is given twice.'],
    [
      'ip route add 0.0.0.0/0 via 2001:db8::1',
      'The gateway and the destination are of two kinds, IPv4 and IPv6.',
    ],
    [
      'ip route add 2001:db8::1/48 dev eth0',
      'A route leads to a network, and 2001:db8::1/48 has bits set after the prefix, which Linux clears: write the network.',
    ],
    ['ip -6 route add 10.8.0.0/16 via 10.0.0.1', '`-6` asks for IPv6, and 10.8.0.0/16 is not.'],
    [
      'ip route default via 10.0.0.1',
      'Here `ip route` knows show, list, get, add, change, replace, prepend, append, test, delete, flush, save, restore (ip-route(8)), and no `default`.',
    ],
    [
      'ip rout3 add default via 10.0.0.1',
      'Here `ip` knows the objects address, link, route, neighbour, rule and others (ip(8)), and no `rout3`.',
    ],
    [
      'ip link eth0 up',
      'Here `ip link` knows add, delete, set, change, replace, show, list, xstats, afstats, property (ip-link(8)), and no `eth0`.',
    ],
    ['ip link set up', 'The device is missing: write its name after `ip link set`.'],
    ['Ip route', 'Commands are written in lower case: `ip`.'],
    [
      'route add 10.8.0.0/16 gw 10.0.0.1',
      'A network stands after `-net`; without it `route` means one host.',
    ],
    [
      'route add -net 10.8.0.0 gw 10.0.0.1',
      'The netmask is missing: with `-net` it stands after `netmask`, or as a prefix length.',
    ],
    [
      'route add default via 10.0.0.1',
      '`via` belongs to `ip route`; `route` takes the gateway after `gw` (route(8)).',
    ],
    ['sysctl -w net.ipv4.ip_forward = 1', 'Write the setting in one word, without spaces around `=`.'],
    ['sysctl -w net.ipv4.ip_forward', 'With `-w` the new value stands after `=`.'],
    [
      'sudo echo 1 > /proc/sys/net/ipv4/ip_forward',
      'The shell opens the file before `sudo` runs, so this is refused: use `sysctl -w`, or `tee` after `|`.',
    ],
    ['ip route; ip addr', 'Type one command, without `;`, `|` or `>`.'],
    ['ping', 'The destination is missing: an address or a name.'],
    ['echo "1', 'A quotation mark " is not closed.'],
  ])('says of %j: %s', (text, problem) => {
    expect(effectOf(text)).toBe(`? ${problem}`);
  });
});

describe('readCommand with the routes of the host', () => {
  const routed: CommandHost = {
    ...host,
    routes: [
      'default via 192.168.1.1 dev eth0',
      'default via 10.0.0.1 dev eth1 metric 200',
      '10.0.0.0/16 dev eth1 proto kernel scope link src 10.0.0.5',
      '10.8.0.0/16 via 10.0.0.1 dev eth1',
      '192.168.1.0/24 dev eth0 proto kernel scope link src 192.168.1.10',
    ],
  };

  it.each([
    ['ip route del 10.8.0.0/16', '- 10.8.0.0/16 via 10.0.0.1 dev eth1'],
    ['ip route del 10.8.0.0/16 via 10.0.0.1', '- 10.8.0.0/16 via 10.0.0.1 dev eth1'],
    ['ip route del 10.8.0.0/16 via 10.0.0.2', 'refused, no such route: delete 10.8.0.0/16 via 10.0.0.2'],
    ['ip route del default', '- 0.0.0.0/0 via 192.168.1.1 dev eth0'],
    ['ip route del default dev eth1', '- 0.0.0.0/0 via 10.0.0.1 dev eth1 metric 200'],
    [
      'ip route replace default via 192.168.1.2',
      '- 0.0.0.0/0 via 192.168.1.1 dev eth0\n+ 0.0.0.0/0 via 192.168.1.2 dev eth0',
    ],
    [
      'ip route change default via 192.168.1.2',
      '- 0.0.0.0/0 via 192.168.1.1 dev eth0\n+ 0.0.0.0/0 via 192.168.1.2 dev eth0',
    ],
    ['ip route replace 10.9.0.0/16 via 10.0.0.1', '+ 10.9.0.0/16 via 10.0.0.1 dev eth1'],
    ['ip route add 10.9.0.0/16 via 10.0.0.1', '+ 10.9.0.0/16 via 10.0.0.1 dev eth1'],
    ['ip route add default via 192.168.1.2', 'refused, route exists: add 0.0.0.0/0 via 192.168.1.2 dev eth0'],
    ['ip route add default via 192.168.1.2 metric 5', '+ 0.0.0.0/0 via 192.168.1.2 dev eth0 metric 5'],
    ['ip route replace 10.8.0.0/16 via 10.0.0.1', 'nothing'],
  ])('knows that %s does %j', (text, effect) => {
    expect(effectOf(text, routed)).toBe(effect);
  });
});
