import { bitsOf, formatIpv4, sharedBits, type Ipv4 } from '../../net/address.ts';
import { contains, formatPrefix, lastAddress, networkOf, type InterfaceAddress } from '../../net/prefix.ts';
import type { Working } from '../types.ts';
import { code, countWord } from '../wording.ts';
import type { HostMistake } from './readings.ts';
import type { HostsScenario, Views } from './hosts.ts';

/** Who sees whom, as an answer to choose. */
export function viewsText({ aSeesB, bSeesA }: Views): string {
  if (aSeesB && bSeesA) return 'Each sees the other on-link';
  if (aSeesB) return 'A sees B on-link, but B does not see A';
  return bSeesA ? 'B sees A on-link, but A does not see B' : 'Neither sees the other on-link';
}

/** One sentence: why the right answer is right. */
function whyTrue({ a, b, truth }: HostsScenario): string {
  const [networkA, networkB] = [networkCode(a), networkCode(b)];
  if (truth.isSameNetwork)
    return `Both addresses lie in ${networkA}, so the packets go straight through the switch.`;
  if (truth.aSeesB && truth.bSeesA)
    return `The prefixes differ, but B's address lies in A's ${networkA} and A's in B's ${networkB}, so both send straight.`;
  if (truth.aSeesB) return oneSided('B', b, networkA, 'A', a, networkB);
  if (truth.bSeesA) return oneSided('A', a, networkB, 'B', b, networkA);
  return `B's address lies outside A's ${networkA}, and A's outside B's ${networkB}: each hands the packet to a router.`;
}

function oneSided(
  seen: string,
  seenHost: InterfaceAddress,
  widerNetwork: string,
  unseen: string,
  unseenHost: InterfaceAddress,
  narrowerNetwork: string,
): string {
  return `${seen}'s ${code(seenHost.address)} lies in ${unseen}'s ${widerNetwork}, but ${unseen}'s ${code(unseenHost.address)} lies outside ${seen}'s ${narrowerNetwork}: ${unseen} sends straight, ${seen} needs a router to answer.`;
}

function networkCode({ address, length }: InterfaceAddress): string {
  return `\`${formatPrefix(networkOf(address, length))}\``;
}

/** Says what was mistaken, for these two hosts. */
export function explainHostMistake(scenario: HostsScenario, mistake: HostMistake): string {
  const { a, b } = scenario;
  const lead: Record<HostMistake, string> = {
    'class-based-mask': `Classes have not counted since 1993: the prefix given decides, ${a.length === b.length ? `here /${a.length}` : `here /${a.length} for A and /${b.length} for B`}.`,
    'compares-octets-only': `A /${firstOddLength(a, b)} ends in the middle of an octet, so compare bits, not whole numbers.`,
    'one-octet-long': `A /${a.length} is ${countWord(a.length / 8)} of the four octets, no more.`,
    'one-octet-short': `A /${a.length} is ${countWord(a.length / 8)} of the four octets, no fewer.`,
    'one-bit-long': `Compare exactly as many bits as the prefix says: ${a.length} for A, ${b.length} for B.`,
    'one-bit-short': `Compare exactly as many bits as the prefix says: ${a.length} for A, ${b.length} for B.`,
    'one-sided-view': 'Each host decides by its own prefix, so look from both sides.',
    'swaps-views': `The shorter prefix is the wider network: ${a.length < b.length ? 'A' : 'B'} sees farther.`,
    'requires-equal-prefixes':
      'A host never learns the prefix of the other; all that counts is whether the address lies in its own network.',
    'miscounts-mask': `A's network runs ${span(a)}, B's ${span(b)}.`,
  };
  return `${lead[mistake]} ${whyTrue(scenario)}`;
}

function firstOddLength(a: InterfaceAddress, b: InterfaceAddress): number {
  return a.length % 8 === 0 ? b.length : a.length;
}

function span({ address, length }: InterfaceAddress): string {
  const network = networkOf(address, length);
  return `from ${code(network.network)} to ${code(lastAddress(network))}`;
}

/** The worked explanation: a sentence, both views bit by bit, the steps. */
export function explainHosts(scenario: HostsScenario): Working[] {
  const { a, b, truth } = scenario;
  return [
    { kind: 'text', markdown: whyTrue(scenario) },
    { kind: 'bits', rows: [...viewRows('A', a, 'B', b.address), ...viewRows('B', b, 'A', a.address)] },
    {
      kind: 'steps',
      steps: [
        `${reach('A', a)}, and B's address ${truth.aSeesB ? 'lies in it' : 'lies outside it'}.`,
        `${reach('B', b)}, and A's address ${truth.bSeesA ? 'lies in it' : 'lies outside it'}.`,
        `${viewsText(truth)}.`,
      ],
    },
  ];
}

function reach(name: string, host: InterfaceAddress): string {
  return `${name} compares ${host.length} bits: its network ${networkCode(host)} runs ${span(host)}`;
}

type BitsRow = Extract<Working, { kind: 'bits' }>['rows'][number];

function viewRows(name: string, own: InterfaceAddress, otherName: string, other: Ipv4): BitsRow[] {
  const isInside = contains(networkOf(own.address, own.length), other);
  const [label, bits] = [`${name} ${formatIpv4(own.address)}/${own.length}`, bitsOf(own.address)];
  return [
    { label, bits, compared: own.length, verdict: 'plain', remark: `${name} compares ${own.length} bits` },
    {
      label: `${otherName} ${formatIpv4(other)}`,
      bits: bitsOf(other),
      compared: own.length,
      verdict: isInside ? 'match' : 'differs',
      remark: isInside ? 'all equal' : `differs at bit ${sharedBits(own.address, other) + 1}`,
    },
  ];
}
