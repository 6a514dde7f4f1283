import { formatIpv4, ipv4, type Ipv4 } from '../../net/address.ts';
import type { LabHost } from '../../net/lab/lab.ts';
import { networkOf, type Prefix } from '../../net/prefix.ts';
import { specialUse } from '../../net/special-ranges.ts';
import { askChoice, type Asked, type Lead } from '../instance.ts';
import { machine, plugged } from '../lab-machines.ts';
import { Random } from '../random.ts';
import { someHost } from '../values.ts';

/** Mistakes about what forwarding opens, each with its heading. */
export const safetyMistakes = {
  'private-cannot-be-reached': 'You took a private address for a protection',
  'forwarding-is-one-way': 'You took forwarding for a one-way street',
  'mixes-up-the-sides': 'You took the private side for the public one',
  'takes-private-for-public': 'You took a private network for a public one',
  'takes-public-for-private': 'You took a public network for a private one',
} as const;

/** A machine whose forwarding somebody is about to switch on. */
export interface SafetyScenario {
  readonly host: LabHost;
  readonly random: Random;
  /** Its two interfaces with their networks. */
  readonly sides: readonly [Side, Side];
}

interface Side {
  readonly device: string;
  readonly address: Ipv4;
  readonly isPrivate: boolean;
}

const publicFirsts = [
  '203.0.113.0',
  '198.51.100.0',
  '192.0.2.0',
  '192.165.1.0',
  '172.32.5.0',
  '172.15.9.0',
  '192.169.7.0',
];

/** Makes a machine between a public and a private network, or between two private ones. */
export function safetyScenario(seed: number): SafetyScenario {
  const random = new Random(`forwarding/safety/${seed}`);
  const somePrivate = (): Prefix =>
    networkOf(
      ipv4(
        random.pick([
          `10.${random.int(0, 255)}.${random.int(0, 255)}.0`,
          `172.${random.int(16, 31)}.${random.int(0, 255)}.0`,
          `192.168.${random.int(0, 255)}.0`,
        ]),
      ),
      24,
    );
  const isOpen = random.chance(0.65);
  const first = isOpen ? networkOf(ipv4(random.pick(publicFirsts)), 24) : somePrivate();
  const ordered = random.shuffle([first, somePrivate()]);
  const cards = ordered.map((network, index) =>
    plugged(`eth${index}`, `switch ${index}`, { address: someHost(random, network), length: 24 }),
  );
  const sides = cards.map(({ device, addresses }): Side => {
    const address = addresses[0]?.address ?? 0;
    return { device, address, isPrivate: specialUse(address).isRfc1918 };
  });
  const [one, other] = sides;
  if (one === undefined || other === undefined || ordered[0]?.network === ordered[1]?.network)
    return safetyScenario(seed + 2 ** 32);
  const host = machine(random.pick(['gw', 'edge', 'router', 'box', 'vpn1']), cards);
  return { host, random, sides: [one, other] };
}

const opens = (from: Side, to: Side) =>
  `The public network on \`${from.device}\` gets a way into the private one on \`${to.device}\``;
const bothPrivate = 'Two private networks get a way to each other, and no public one is open';
const unreachable = 'Only outwards: nobody outside can send to private addresses';
const oneWay = 'Only outwards: packets are forwarded from the inside to the outside';

const reminders: Readonly<Record<keyof typeof safetyMistakes, string>> = {
  'private-cannot-be-reached':
    'A neighbour reaches a private address as soon as it has a route through this machine. ',
  'forwarding-is-one-way': '`ip_forward` knows no direction. ',
  'mixes-up-the-sides': '',
  'takes-private-for-public': 'Private is also `172.16.0.0/12`. ',
  'takes-public-for-private': '',
};

/** The choices. */
export function askSafety(scenario: SafetyScenario): Asked {
  const { random, sides } = scenario;
  const [open, inside] = order(sides);
  const why = whySafety(scenario);
  const lead = (misconception: keyof typeof safetyMistakes, leadsTo: string): Lead<string> => ({
    ...{ misconception, leadsTo, sentence: `${reminders[misconception]}${why}` },
  });
  if (!open.isPrivate)
    return askChoice(random, opens(open, inside), [
      lead('mixes-up-the-sides', opens(inside, open)),
      lead('takes-public-for-private', bothPrivate),
      lead('private-cannot-be-reached', unreachable),
      lead('forwarding-is-one-way', oneWay),
    ]);
  // The range from 172.16 to 172.31 is the one that people take for public.
  const [doubted, other] = open.address >>> 24 === 172 ? [open, inside] : [inside, open];
  return askChoice(random, bothPrivate, [
    lead('takes-private-for-public', opens(doubted, other)),
    lead('mixes-up-the-sides', opens(other, doubted)),
    lead('forwarding-is-one-way', oneWay),
    lead('private-cannot-be-reached', unreachable),
  ]);
}

/** The public side first, if there is one. */
function order([one, other]: readonly [Side, Side]): readonly [Side, Side] {
  return one.isPrivate && !other.isPrivate ? [other, one] : [one, other];
}

/** One sentence: why the right answer is right. */
export function whySafety({ sides }: SafetyScenario): string {
  const [open, inside] = order(sides);
  const [a, b] = [`\`${formatIpv4(open.address)}\``, `\`${formatIpv4(inside.address)}\``];
  return open.isPrivate
    ? `${a} and ${b} are both private addresses (RFC 1918), so forwarding joins two private networks and no public one.`
    : `${a} on \`${open.device}\` is a public address and ${b} on \`${inside.device}\` a private one, and forwarding passes packets on in both directions, so a firewall has to filter them.`;
}

/** The steps by which one sees it. */
export function safetySteps({ sides }: SafetyScenario): string[] {
  const say = ({ device, address, isPrivate }: Side) =>
    `\`${device}\` has \`${formatIpv4(address)}\`, which is ${isPrivate ? 'private' : 'public'}.`;
  return [
    'Private are `10.0.0.0/8`, `172.16.0.0/12` and `192.168.0.0/16` (RFC 1918).',
    ...sides.map(say),
    '`ip_forward` knows no direction: every neighbour that uses the machine as its gateway gets through.',
  ];
}
