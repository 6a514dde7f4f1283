import { addressClass, formatIpv4, ipv4, type Ipv4 } from '../../net/address.ts';
import { lengthOfNetmask, netmask, wildcardMask } from '../../net/prefix.ts';
import type { MaskScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const maskMistakes = {
  'one-bit-long': 'You counted one bit too many',
  'one-bit-short': 'You counted one bit too few',
  'counts-zeros': 'You counted the zeros, not the ones',
  'class-based-mask': 'You took the mask of the address class',
  'whole-octets': 'You counted every octet that is not 0 as eight bits',
  'block-for-mask': 'You took the length of the block for the mask',
  'ones-at-the-end': 'You put the ones at the wrong end of the octet',
} as const;

/** A mask that somebody comes to by mistake; its length is null if it is no mask at all. */
export interface MaskLead {
  readonly misconception: keyof typeof maskMistakes;
  readonly sentence: string;
  readonly mask: Ipv4;
  readonly length: number | null;
}

const classLengths = { A: 8, B: 16, C: 24, D: 32, E: 32 };

/** What each mistake makes of the mask. */
export function maskLeads({ host, length }: MaskScenario): MaskLead[] {
  const why = `/${length} is ${length} ones and ${32 - length} zeros, \`${formatIpv4(netmask(length))}\`.`;
  const leads: MaskLead[] = [];
  const add = (
    misconception: MaskLead['misconception'],
    reason: string,
    mask: Ipv4,
    read = lengthOfNetmask(mask),
  ) => {
    leads.push({ misconception, sentence: `${reason} ${why}`, mask, length: read });
  };
  const byLength = (misconception: MaskLead['misconception'], reason: string, read: number) => {
    if (read !== length && read >= 1 && read <= 32) add(misconception, reason, netmask(read));
  };
  byLength('one-bit-long', 'Count the ones once more: there is one fewer.', length + 1);
  byLength('one-bit-short', 'Count the ones once more: there is one more.', length - 1);
  add(
    'counts-zeros',
    'A prefix length counts the ones of the mask; the zeros belong to the hosts.',
    wildcardMask(length),
    32 - length,
  );
  byLength(
    'class-based-mask',
    'Classes have not counted since 1993: the mask stands on its own.',
    classLengths[addressClass(ipv4(host))],
  );
  const split = Math.floor(length / 8);
  const bits = length % 8;
  if (bits === 0) return leads;
  const shift = 24 - 8 * split;
  const inSplitOctet = (value: number) => (netmask(8 * split) | (value << shift)) >>> 0;
  const octet = 256 - 2 ** (8 - bits);
  byLength('whole-octets', `The octet ${octet} has only ${bits} ones.`, 8 * split + 8);
  const block = 2 ** (8 - bits);
  const isOther = block !== octet;
  if (isOther)
    add(
      'block-for-mask',
      `Networks of this length are ${block} apart in that octet; its mask is 256 − ${block} = ${octet}.`,
      inSplitOctet(block),
    );
  add(
    'ones-at-the-end',
    `The ones of a mask stand in front: ${bits} ones in front of an octet make ${octet}, at its end ${2 ** bits - 1}.`,
    inSplitOctet(2 ** bits - 1),
  );
  return leads;
}
