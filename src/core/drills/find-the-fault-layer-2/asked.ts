import { formatIpv4 } from '../../net/address.ts';
import { formatPrefix, lastAddress, networkOf } from '../../net/prefix.ts';
import type { LabInterface } from '../../net/lab/lab.ts';
import type { LinkFault, Plugged } from '../../net/lab/link-fault.ts';
import { askChoice, type Asked, type Lead } from '../instance.ts';
import { code } from '../wording.ts';
import type { FaultScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const faultMistakes = {
  'mixes-switch-and-cable': 'You mixed up being switched on and having a link',
  'ignores-carrier': 'You took an interface without carrier for a working one',
  'one-sided-view': 'You looked from one side only',
  'mixes-up-the-sides': 'You blamed the other side',
  'overlooks-the-duplicate': 'You overlooked that two machines have one address',
  'blames-any-longer-prefix': 'You blamed a prefix that is only different',
  'blames-differing-octets': 'You compared whole octets',
  'blames-a-bystander': 'You blamed a machine that is not on the way',
  'blames-a-spare-interface': 'You blamed an interface that is not on the way',
  'asks-for-a-gateway': 'You asked for a gateway within one network',
} as const;

const nothing = 'Nothing here: packets get through both ways';
const off = (name: string, device = 'eth0') => `\`${device}\` of \`${name}\` is switched off`;
const noCarrier = (name: string, device = 'eth0') => `\`${device}\` of \`${name}\` has no live cable`;
const apart = 'Their addresses are in different networks';
const prefix = (name: string) => `The prefix of \`${name}\` leaves the other out`;
const duplicate = (name: string) => `\`${name}\` has one of their addresses too`;
const gateway = (name: string) => `\`${name}\` has no default gateway`;

/** The fault in a few words. */
function faultText(fault: LinkFault | null): string {
  switch (fault?.kind) {
    case undefined:
      return nothing;
    case 'off':
      return off(fault.host);
    case 'no-carrier':
      return noCarrier(fault.host);
    case 'other-network':
      return apart;
    case 'long-prefix':
      return prefix(fault.host);
    case 'duplicate':
      return duplicate(fault.other);
  }
}

/** One sentence: why the right answer is right. */
export function whyFault({ a, b, fault }: FaultScenario): string {
  const [nameA, nameB] = [`\`${a.host.name}\``, `\`${b.host.name}\``];
  switch (fault?.kind) {
    case undefined:
      return `Both links work, ${nameA} lies in the network of ${nameB} and ${nameB} in that of ${nameA}, and nobody else has either address.`;
    case 'off':
      return `\`eth0\` of \`${fault.host}\` lacks the flag \`UP\`: it is switched off.`;
    case 'no-carrier':
      return `\`eth0\` of \`${fault.host}\` shows \`NO-CARRIER\`: it is switched on, but there is no live cable in it.`;
    case 'other-network':
      return `${nameA} is in ${networkText(a)}, ${nameB} in ${networkText(b)}: neither sees the other on its link.`;
    case 'long-prefix': {
      const [at, other] = fault.host === a.host.name ? [a, b] : [b, a];
      return `The network of \`${fault.host}\`, ${networkText(at)}, does not hold ${ownText(other)}, so \`${fault.host}\` does not look for it on the link.`;
    }
    case 'duplicate': {
      const at = fault.host === a.host.name ? a : b;
      return `\`${fault.host}\` and \`${fault.other}\` both have ${ownText(at)}, so who answers first gets the packets.`;
    }
  }
}

/** The choices. */
export function askFault(scenario: FaultScenario): Asked {
  const { a, b, bystander, fault, random } = scenario;
  const why = whyFault(scenario);
  const lead = (
    misconception: keyof typeof faultMistakes,
    leadsTo: string,
    sentence: string,
  ): Lead<string> => ({
    ...{ misconception, leadsTo },
    sentence: `${sentence} ${why}`,
  });
  const leads: Lead<string>[] = [];
  if (fault?.kind === 'off')
    leads.push(
      lead(
        'mixes-switch-and-cable',
        noCarrier(fault.host),
        'Without `UP` nobody has looked for a cable yet.',
      ),
    );
  if (fault?.kind === 'no-carrier') {
    leads.push(lead('mixes-switch-and-cable', off(fault.host), '`UP` says that it is switched on.'));
    leads.push(lead('ignores-carrier', nothing, '`UP` alone carries nothing.'));
  }
  if (fault?.kind === 'long-prefix') {
    const other = fault.host === a.host.name ? b.host.name : a.host.name;
    leads.push(
      lead(
        'one-sided-view',
        nothing,
        'It has to be right from both sides, since an answer has to come back.',
      ),
    );
    leads.push(lead('mixes-up-the-sides', prefix(other), `The prefix of \`${other}\` holds both addresses.`));
  }
  if (fault?.kind === 'duplicate')
    leads.push(lead('overlooks-the-duplicate', nothing, 'An address belongs to one machine only.'));
  const [ownA, ownB] = [a.by.addresses[0], b.by.addresses[0]];
  if (ownA !== undefined && ownB !== undefined) {
    const longer = ownA.length > ownB.length ? a : b;
    if (ownA.length !== ownB.length && fault?.kind !== 'long-prefix')
      leads.push(
        lead(
          'blames-any-longer-prefix',
          prefix(longer.host.name),
          'Prefixes may differ as long as each holds the other address.',
        ),
      );
    if (fault?.kind !== 'other-network' && ownA.address >>> 8 !== ownB.address >>> 8)
      leads.push(
        lead(
          'blames-differing-octets',
          apart,
          `A \`/${Math.min(ownA.length, ownB.length)}\` ends inside the third octet, so that octet may differ.`,
        ),
      );
  }
  for (const { host } of [a, b])
    for (const spare of host.interfaces.filter(({ network }) => network === 'nowhere'))
      leads.push(
        lead(
          'blames-a-spare-interface',
          linkText(host.name, spare),
          `\`${spare.device}\` has no address and is not on the way.`,
        ),
      );
  if (!bystander.by.isUp || !bystander.by.hasCarrier)
    leads.push(
      lead(
        'blames-a-bystander',
        linkText(bystander.host.name, bystander.by),
        `\`${bystander.host.name}\` is not on the way: a switch passes frames straight.`,
      ),
    );
  leads.push(
    lead(
      'asks-for-a-gateway',
      gateway(random.pick([a, b]).host.name),
      fault?.kind === 'other-network' || fault?.kind === 'long-prefix'
        ? 'There is no router on this switch, so a gateway would lead nowhere.'
        : 'Within one network no packet goes through a gateway.',
    ),
  );
  return askChoice(random, faultText(fault), leads);
}

function linkText(name: string, { isUp, device }: LabInterface): string {
  return isUp ? noCarrier(name, device) : off(name, device);
}

function ownText({ by }: Plugged): string {
  return by.addresses.map(({ address }) => code(address)).join('');
}

function networkText({ by }: Plugged): string {
  return by.addresses
    .map(({ address, length }) => `\`${formatPrefix(networkOf(address, length))}\``)
    .join('');
}

/** The steps by which one finds it. */
export function faultSteps({ a, b, bystander, fault }: FaultScenario): string[] {
  const link = ({ host, by }: Plugged) =>
    `\`${host.name}\` ${by.isUp ? (by.hasCarrier ? 'has a link' : 'is switched on without a link') : 'is switched off'}`;
  const view = (one: Plugged) =>
    one.by.addresses.map(({ address, length }) => {
      const network = networkOf(address, length);
      return `\`${one.host.name}\` is \`${formatIpv4(address)}/${length}\` and sees ${code(network.network)} to ${code(lastAddress(network))} on its link.`;
    });
  const owners =
    fault?.kind === 'duplicate'
      ? `\`${fault.other}\` has the address of \`${fault.host}\``
      : `\`${bystander.host.name}\` has another address, so nobody's is taken twice`;
  return [
    `First the links: ${link(a)}, ${link(b)}.`,
    ...view(a),
    ...view(b),
    `Then the others on the switch: ${owners}.`,
  ];
}
