import { describe, expect, it } from 'vitest';
import { rules } from '../../../../src/core/notes/proposals/registry.ts';
import { cardsOf, proposed } from './proposed.ts';

/** Rule, notes, and the cards it makes of them. */
const cases: readonly (readonly [rule: string, notes: string, cards: readonly string[]])[] = [
  [
    'definition',
    '# Cluster\n\n- **kubelet**: The agent that starts containers on a node.\n- **kube-scheduler**: Picks a node for every new pod.',
    [
      'Cluster: What is the kubelet? => The agent that starts containers on a node.',
      'Cluster: What does the kube-scheduler do? => Picks a node for every new pod.',
    ],
  ],
  [
    'definition',
    '# DNS\n\n- resolver - a program that asks name servers for a host\n- zones - parts of the name space that one operator runs',
    [
      'DNS: What is a resolver? => A program that asks name servers for a host',
      'DNS: What are zones? => Parts of the name space that one operator runs',
    ],
  ],
  [
    'definition',
    '# TCP\n\n## Key features\n\n- **Ordered delivery**: Segments are put back into their order by sequence numbers.',
    [
      'TCP: What is meant by the key feature “Ordered delivery”? => Segments are put back into their order by sequence numbers.',
    ],
  ],
  [
    'attribute',
    '# Protocols\n\n## NTP\n\n- **Default port**: 123, over UDP\n- **Purpose**: Keeps the clocks of hosts together.',
    [
      'Protocols: Which default port does NTP use? => 123, over UDP',
      'Protocols: What is the purpose of NTP? => Keeps the clocks of hosts together.',
    ],
  ],
  [
    'defining-sentence',
    '# Switching\n\nA switch is a device that joins hosts of one network. It learns addresses.',
    ['What is a switch? => A device that joins hosts of one network.'],
  ],
  [
    'defining-sentence',
    '# Security\n\nAccess lists are used to filter traffic by address and port.',
    ['Security: What are access lists used for? => To filter traffic by address and port.'],
  ],
  [
    'fact',
    '# DHCP\n\nDHCP eliminates the need to give every host an address by hand.',
    ['What does DHCP eliminate? => The need to give every host an address by hand.'],
  ],
  [
    'abbreviation',
    'Hosts use Network Address Translation (NAT) and a VLAN (Virtual Local Area Network).',
    [
      'What does VLAN stand for? => Virtual Local Area Network',
      'What does NAT stand for? => Network Address Translation',
    ],
  ],
  [
    'command',
    '# Linux\n\n- `ip link` lists the interfaces of the host\n- `ss -t` - show all TCP sockets\n- To show the routing table: `ip route show`\n- Use `ip route add` to add a route\n- Running `hostname` will print the name of the host.',
    [
      'Linux: Which command lists the interfaces of the host? => `ip link`',
      'Linux: Which command shows all TCP sockets? => `ss -t`',
      'Linux: Which command do you use to show the routing table? => `ip route show`',
      'Linux: Which command do you use to add a route? => `ip route add`',
      'Linux: Which command prints the name of the host? => `hostname`',
    ],
  ],
  [
    'command-block',
    '# kubectl\n\nTo list the pods of all namespaces, run:\n\n```bash\nkubectl get pods -A\n```',
    ['kubectl: How do you list the pods of all namespaces? => ```bash\nkubectl get pods -A\n```'],
  ],
  [
    'exercise',
    '# Pods\n\n### Create a pod named web with the image nginx\n\n<details><summary>show</summary>\n<p>\n\n```bash\nkubectl run web --image=nginx\n```\n\n</p>\n</details>',
    ['Create a pod named web with the image nginx => ```bash\nkubectl run web --image=nginx\n```'],
  ],
  [
    'question',
    '# Networks\n\n## Why do networks need routers?\n\nA switch only joins hosts of one network.',
    ['Why do networks need routers? => A switch only joins hosts of one network.'],
  ],
  [
    'heading',
    '# Load balancing\n\n## Round robin\n\nHands requests to the servers in turn.',
    ['Load balancing: What does the round robin do? => Hands requests to the servers in turn.'],
  ],
  [
    'list',
    '# Services\n\nTypes of services:\n\n- **ClusterIP**: inside the cluster\n- **NodePort**: on every node',
    ['What are the types of services? => - ClusterIP\n- NodePort'],
  ],
  [
    'steps',
    '# DHCP\n\n## Lease process\n\n1. **Discover**: the client looks for a server.\n2. **Offer**: the server offers an address.\n3. **Request**: the client asks for that address.',
    [
      'DHCP › Lease process: What are the steps, in order? => 1. Discover\n2. Offer\n3. Request',
      'DHCP › Lease process, in order: Discover → {{Offer}} → Request',
      'DHCP › Lease process: Which step comes right after “Discover”? => Offer',
      'DHCP › Lease process: Which step comes right after “Offer”? => Request',
    ],
  ],
  [
    'table',
    '# DNS\n\n## Record types\n\n| Record | Purpose |\n| --- | --- |\n| AAAA | Maps a host to an IPv6 address |\n| MX | Names the mail server of a domain |',
    [
      'DNS › Record types: What is the purpose of AAAA? => Maps a host to an IPv6 address',
      'DNS › Record types: What is the purpose of MX? => Names the mail server of a domain',
    ],
  ],
  [
    'highlight',
    '# Routing\n\nA packet for an unknown network goes to the **default gateway** of the host.',
    ['Routing: A packet for an unknown network goes to the {{default gateway}} of the host.'],
  ],
  [
    'number',
    '# Services\n\nNodePorts must be within the range 30000 to 32767.',
    ['Services: NodePorts must be within the range {{30000 to 32767 :: range}}.'],
  ],
];

describe('rules', () => {
  it.each(cases)('%s', (rule, notes, cards) => {
    expect(cardsOf(rule, notes).sort()).toEqual([...cards].sort());
  });

  it('has a case for every rule, and a title that says where its cards come from', () => {
    expect([...rules.keys()].sort()).toEqual([...new Set(cases.map(([rule]) => rule))].sort());
    for (const { title } of rules.values()) expect(title).toMatch(/^from an? [\w ]+$|^from numbered steps$/);
  });

  it('says the rule, the quality, the place and the tags', () => {
    const [note] = proposed(
      '---\ntags: [net]\n---\n# Cluster\n\n- **kubelet**: The agent that starts\n  containers on a node.',
    );
    expect(note).toMatchObject({
      kind: 'basic',
      dialect: 'plain',
      headings: ['Cluster'],
      line: 6,
      endLine: 7,
      tags: ['net'],
      explicitId: null,
    });
    expect(note?.proposal?.rule).toBe('definition');
    expect(note?.proposal?.quality).toBeGreaterThan(0.75);
  });
});
