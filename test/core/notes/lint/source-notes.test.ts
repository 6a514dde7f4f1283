import { describe, expect, it } from 'vitest';
import { findingsIn } from './findings.ts';

/** Lines of notes on networking in which three claims are wrong, with the lines around them. */
const notes = `How can computers talk to each other on a network?

- This communication is transmitted via a **network switch**, a piece of equipment that can connect IT devices. Network switches can vary in speed (e.g gigabytes per second).
- On linux, running \`ip link\` will print a list of interfaces in the terminal
- If we assume the network has an ip address of 192.165.1.0, we could add ip addresses to A and B with \`ip addr add\`, e.g. \`ip addr add 192.165.1.10/24 dev eth0\` on A and \`ip addr add 192.165.1.11/24 dev eth0\` on B.

Routing

- A router is connected to network 1 via the ip 192.165.1.1, and connected to network 2 via the ip 192.165.2.1
- We can connect device A to network 2 by running \`ip route add 192.165.2.0/24 via 192.165.1.1\`
- You can set default routes instead of adding an entry for every single network - \`ip route add default via 192.165.1.1\` - default is sometimes seen as '0.0.0.0'

Domain Name Systems (DNS)

\`\`\`
192.165.1.11    myname
\`\`\`

- DNS can contain records:
 - A records - map ip addresses to hostnames
 - AAAA (quad A) records - map IPv6 to hostnames
 - CNAME (canonical name) - map one name to another e.g. if flowers.example.com had a CNAME record with a value of example.com, a lookup of “flowers.example.com” provides the ip address of “example.com”, which is the canonical name
`;

describe('lint', () => {
  it('finds the wrong claims of real notes, and no others', () => {
    expect(findingsIn(notes)).toEqual([
      {
        path: 'notes.md',
        line: 3,
        check: 'link-speed',
        claim: 'Network switches can vary in speed (e.g gigabytes per second',
        computation: expect.stringContaining('a byte is 8 bits'),
        correction: 'The speed of a link is given in bits per second, such as gigabits per second (Gb/s).',
      },
      {
        path: 'notes.md',
        line: 20,
        check: 'record-direction',
        claim: 'A records - map ip addresses to hostnames',
        computation: expect.stringContaining('RFC 1035'),
        correction: 'An A record maps a host name to an IPv4 address; a PTR record leads the other way.',
      },
      {
        path: 'notes.md',
        line: 21,
        check: 'record-direction',
        claim: 'AAAA (quad A) records - map IPv6 to hostnames',
        computation: expect.stringContaining('RFC 3596'),
        correction: 'An AAAA record maps a host name to an IPv6 address; a PTR record leads the other way.',
      },
    ]);
  });
});
