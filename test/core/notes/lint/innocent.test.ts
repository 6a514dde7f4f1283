import { describe, expect, it } from 'vitest';
import { corrections } from './findings.ts';

describe('what a note does not claim', () => {
  it.each([
    'An A record does not map an IP address to a hostname.',
    'Wrong: an A record maps IP addresses to hostnames.',
    'It is a mistake to think that SSH uses port 23.',
    'A common myth is that a /24 has 256 usable hosts.',
    'Does /24 mean 255.255.0.0?',
    'Is 10.1.2.3 a public address?',
    'People say "a /24 has 256 usable hosts".',
    'SSH uses port 22, not 23.',
    'HTTPS uses port 443 instead of 80.',
    'A /26 has 62 usable hosts, not 64.',
    'Never write 255.255.0.255 as a mask.',
    'If a /24 had the mask 255.255.0.0, it would be a /16.',
    'What would happen if 10.0.0.0/24 had the broadcast address 10.0.1.255?',
    'A /16 has about 65,000 hosts.',
    'A /8 has ~16 million addresses, and a /16 roughly 65 thousand.',
    'A /24 holds up to 254 hosts.',
    'We need 50 hosts, so we take a /26.',
    'On the /26 of the lab there are 40 hosts in use.',
    'SSH on port 2222 keeps the bots away.',
    'We moved it from HTTPS on 443 to 8443.',
    'The server listens on `https://example.com:80/`.',
    'Redirect HTTP to HTTPS: 80 to 443.',
    'kubectl port-forward svc/web 8080:80',
    'An nginx pod exposes port 80, and the service maps 8080 to it.',
    'The default mask of a classful network is changed: we subnet 10.0.0.0/8 into 255.255.255.0.',
    'A /24 is larger than 255.255.255.128.',
    'From /24 we go to 255.255.255.192.',
    '`ip route 10.0.0.0 255.0.0.0 10.1.1.1` on Cisco IOS.',
    '`ip address 10.0.0.1 255.255.255.0` in the interface mode.',
    '`ip route add 10.0.0.0/8 via <gateway>` and `ip addr add X dev eth0`',
    '`ip addr add $IP dev eth0`, `ip addr`, `ip a`, `ip link`, `ip route`, `ip addr add ...`',
    '`route add default 10.0.0.1` on macOS.',
    '`route add 10.0.0.0 mask 255.0.0.0 10.1.1.1` on Windows.',
    'The Loopback0 interface of the router has 10.255.0.1.',
    'Use the public IP 203.0.113.5 in examples.',
    'A disk reads 500 MB/s, and a download ran at 11 MB/s.',
    'A 1 Gbps link moves 125 MB/s at most, about 110 MB/s in practice.',
    'An IPv6 address has a 64-bit prefix and a 64-bit interface identifier.',
    'IPv6 addresses have 8 groups of 16 bits.',
    'With a CNAME, a lookup of www.example.com gives the IP address of example.com.',
    'A CNAME cannot stand beside other records of the same name.',
    'At the zone apex you cannot use a CNAME.',
    'MX records name the mail server, whose A record gives its address.',
    'The version is 1.2.3.400 and the OID 1.3.6.1.4.1.311.',
    'C:\\Windows\\System32\\drivers\\etc\\hosts',
    'The default gateway 10.0.0.1 of 10.0.0.5/24 is in the same network.',
  ])('%s', (text) => {
    expect(corrections(text)).toEqual([]);
    expect(corrections(`- ${text}`)).toEqual([]);
  });

  it('is not found among choices, in lists of mistakes or in front matter', () => {
    const choices =
      'Which mask belongs to /24?\n\n- [ ] /24 is 255.255.0.0\n- [ ] /24 is 255.0.0.0\n\nWhich of these is right?\n\n- SSH uses port 23\n- SSH uses port 22\n';
    expect(corrections(choices)).toEqual([]);
    expect(corrections('## Common mistakes\n\nSSH uses port 23.\n')).toEqual([]);
    expect(corrections('These are wrong:\n\n- SSH uses port 23.\n- DNS uses port 35.\n')).toEqual([]);
    expect(corrections('---\ntitle: SSH uses port 23\n---\n')).toEqual([]);
    expect(corrections('~~SSH uses port 23.~~')).toEqual([]);
  });

  it('is not found in code of other systems', () => {
    const ios =
      '```\nRouter(config)# ip route 10.0.0.0 255.0.0.0 10.1.1.1\nRouter(config-if)# ip address 10.0.0.1 255.255.255.0\n```\n';
    expect(corrections(ios)).toEqual([]);
    expect(corrections('```yaml\nports:\n  - name: ssh\n    port: 23\n```\n')).toEqual([]);
    expect(corrections('```go\nfmt.Println("ip route add 10.0.0.0/8 10.0.0.1")\n```\n')).toEqual([]);
  });
});
