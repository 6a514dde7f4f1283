import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { contains, formatPrefix, lastAddress, networkOf } from '../../net/prefix.ts';
import type { Working } from '../types.ts';
import { code, listed } from '../wording.ts';
import { firstDifference, isInsideBy, type Member, type OddScenario } from './scenario.ts';

/** The worked explanation: a sentence, every address bit by bit, the steps. */
export function explainOdd(scenario: OddScenario): Working[] {
  const { router, network, members, outside } = scenario;
  const names = listed(outside.map((name) => `\`${name}\``));
  const range = `${code(network.network)} to ${code(lastAddress(network))}`;
  const isMixed = members.some(({ own }) => own.length !== network.length);
  const why = isMixed
    ? `Only for ${names} one of the two addresses lies outside the other's network.`
    : `The network runs from ${range}, and only ${names} ${outside.length === 1 ? 'lies' : 'lie'} outside.`;
  return [
    { kind: 'text', markdown: why },
    {
      kind: 'bits',
      rows: [
        {
          ...{ label: `router ${formatIpv4(router.own.address)}`, bits: bitsOf(router.own.address) },
          ...{ compared: network.length, verdict: 'plain', remark: `compares ${network.length} bits` },
        },
        ...members.map((member) => bitsRow(scenario, member)),
      ],
    },
    {
      kind: 'steps',
      steps: [
        `The router's \`/${network.length}\` is the network \`${formatPrefix(network)}\`, from ${range}.`,
        ...members.map((member) => step(scenario, member, isMixed)),
      ],
    },
  ];
}

function bitsRow(scenario: OddScenario, member: Member) {
  const { length } = scenario.network;
  const isInside = isInsideBy(scenario, member, length);
  return {
    label: `${member.name} ${formatIpv4(member.own.address)}`,
    bits: bitsOf(member.own.address),
    compared: length,
    verdict: isInside ? ('match' as const) : ('differs' as const),
    remark: isInside ? 'all equal' : `differs at bit ${firstDifference(scenario, member)}`,
  };
}

function step(scenario: OddScenario, member: Member, isMixed: boolean): string {
  const { router, network } = scenario;
  const { name, own } = member;
  const ownNetwork = networkOf(own.address, own.length);
  const isInside = isInsideBy(scenario, member, network.length);
  const first = `\`${name}\` at ${code(own.address)} is ${isInside ? 'inside' : 'outside'}`;
  if (!isMixed) return `${first}.`;
  const sees = contains(ownNetwork, router.own.address);
  return `${first}; its own \`${formatPrefix(ownNetwork)}\` ${sees ? 'holds' : 'does not hold'} the router's address.`;
}
