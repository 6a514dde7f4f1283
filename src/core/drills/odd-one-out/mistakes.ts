import { formatIpv4 } from '../../net/address.ts';
import { lastAddress, networkOf, totalAddresses } from '../../net/prefix.ts';
import type { Lead } from '../instance.ts';
import { code } from '../wording.ts';
import { isInsideBy, outsideBy, type Member, type OddScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const oddMistakes = {
  'compares-octets-only': 'You compared whole octets',
  'one-octet-short': 'You compared one octet too few',
  'one-octet-long': 'You compared one octet too many',
  'one-bit-short': 'You compared one bit too few',
  'one-bit-long': 'You compared one bit too many',
  'starts-at-the-router': "You let the network start at the router's address",
  'looks-at-distance': 'You took the number farthest away',
  'one-sided-view': "You looked from the router's side only",
  'requires-equal-prefixes': 'You asked for equal prefixes',
} as const;

type OddMistake = keyof typeof oddMistakes;

/** What each mistake takes to be outside, the likeliest first. */
export function oddLeads(scenario: OddScenario): Lead<readonly string[]>[] {
  const { network, router, members } = scenario;
  const { length } = network;
  const isMixed = members.some(({ own }) => own.length !== length);
  const decides = (wrong: string) =>
    `Of a \`/${length}\` the first ${length} bits decide, ${wrong}: the network runs from ${code(network.network)} to ${code(lastAddress(network))}.`;
  const byLength = (misconception: OddMistake, bits: number, wrong: string) =>
    bits < 1 || bits > 31
      ? []
      : [
          {
            misconception,
            leadsTo: outsideBy(scenario, (member) => isInsideWith(scenario, member, bits - length)),
            sentence: decides(wrong),
          },
        ];
  const octets = length % 8 === 0;
  const block = [router.own.address, router.own.address + totalAddresses(network) - 1] as const;
  return [
    ...(octets
      ? [
          ...byLength('one-octet-short', length - 8, `not ${length - 8}`),
          ...byLength('one-octet-long', length + 8, `not ${length + 8}`),
        ]
      : byLength('compares-octets-only', Math.min(24, Math.ceil(length / 8) * 8), 'not whole octets')),
    ...byLength('one-bit-short', length - 1, `not ${length - 1}`),
    ...byLength('one-bit-long', length + 1, `not ${length + 1}`),
    ...(isMixed
      ? [
          {
            misconception: 'one-sided-view',
            leadsTo: outsideBy(scenario, (member) => isInsideBy(scenario, member, length)),
            sentence: `A machine whose own network does not hold the router's ${code(router.own.address)} cannot answer it straight, so look from both sides.`,
          },
          {
            misconception: 'requires-equal-prefixes',
            leadsTo: outsideBy(scenario, ({ own }) => own.length === length),
            sentence:
              'No machine learns the prefix of another; all that counts is whether each address lies in the network of the other.',
          },
        ]
      : []),
    {
      misconception: 'starts-at-the-router',
      leadsTo: outsideBy(scenario, ({ own }) => own.address >= block[0] && own.address <= block[1]),
      sentence: `The network does not start at ${code(router.own.address)}: with the last ${32 - length} bits at 0 it starts at ${code(network.network)}, and it ends at ${code(lastAddress(network))}.`,
    },
    {
      misconception: 'looks-at-distance',
      leadsTo: [farthest(scenario).name],
      sentence: `How far \`${formatIpv4(farthest(scenario).own.address)}\` is from the router says nothing: the network runs from ${code(network.network)} to ${code(lastAddress(network))}.`,
    },
  ].filter(({ leadsTo }) => leadsTo.length > 0);
}

/** Both sides look, each with so many bits more or fewer than its prefix says. */
function isInsideWith(scenario: OddScenario, member: Member, extra: number): boolean {
  const { router } = scenario;
  const own = Math.min(32, Math.max(1, member.own.length + extra));
  return (
    isInsideBy(scenario, member, router.own.length + extra) &&
    networkOf(member.own.address, own).network === networkOf(router.own.address, own).network
  );
}

function farthest({ members, router }: OddScenario): Member {
  const distance = ({ own }: Member) => Math.abs(own.address - router.own.address);
  return members.reduce((best, member) => (distance(member) > distance(best) ? member : best));
}
