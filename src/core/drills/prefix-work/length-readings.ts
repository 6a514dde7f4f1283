import { addressClass } from '../../net/address.ts';
import { widthOf, type AnyAddress } from '../../net/any-address.ts';
import { countWord } from '../wording.ts';

/** Ways to get the length of an IPv4 prefix wrong, each with its heading. */
export const ipv4LengthMistakes = {
  'class-based-mask': 'You took the mask of the address class',
  'one-octet-long': 'You took one octet too many for the network',
  'one-octet-short': 'You took one octet too few for the network',
  'cuts-to-whole-octets': 'You cut the prefix back to whole octets or groups',
  'fills-whole-octets': 'You stretched the prefix to whole octets or groups',
  'one-bit-long': 'You counted one bit too many',
  'one-bit-short': 'You counted one bit too few',
} as const;

/** The same, and what only happens with IPv6. */
export const lengthMistakes = {
  ...ipv4LengthMistakes,
  'groups-of-eight-bits': 'You counted a group of IPv6 as eight bits',
} as const;

type LengthMistake = keyof typeof lengthMistakes;

/** A prefix length that somebody takes for the given one, and why that is a mistake. */
export interface LengthReading {
  readonly misconception: LengthMistake;
  readonly length: number;
  /** A whole sentence. */
  readonly reason: string;
}

const classLengths = { A: 8, B: 16, C: 24, D: 32, E: 32 };

/** The lengths that people take for the given one by mistake, the likeliest first; none equals it. */
export function lengthReadings(address: AnyAddress, length: number): LengthReading[] {
  const isIpv4 = address.version === 4;
  const [width, part] = isIpv4 ? [8, 'octet'] : [16, 'group'];
  const isWhole = length % width === 0;
  const ends = `A /${length} ends in the middle of an ${part}`.replace('an group', 'a group');
  const readings: LengthReading[] = [];
  const add = (misconception: LengthMistake, read: number, reason: string) => {
    if (read !== length && read >= 1 && read <= widthOf(address))
      readings.push({ misconception, length: read, reason });
  };
  if (isIpv4)
    add(
      'class-based-mask',
      classLengths[addressClass(Number(address.value))],
      `Classes have not counted since 1993: the prefix given decides, here /${length}.`,
    );
  if (isWhole && isIpv4) {
    const count = `A /${length} is ${countWord(length / 8)} of the four octets`;
    add('one-octet-long', length + 8, `${count}, no more.`);
    add('one-octet-short', length - 8, `${count}, no fewer.`);
  }
  if (!isWhole) {
    const [below, above] = [Math.floor(length / width) * width, Math.ceil(length / width) * width];
    add('cuts-to-whole-octets', below, `${ends}: ${length - below} of its bits belong to the network too.`);
    add('fills-whole-octets', above, `${ends}: only ${length - below} of its bits belong to the network.`);
  }
  if (!isIpv4)
    add('groups-of-eight-bits', length * 2, `A group of IPv6 is four hexadecimal digits, sixteen bits.`);
  if (!isWhole) {
    add('one-bit-long', length + 1, `The network has exactly ${length} bits, one fewer than you counted.`);
    add('one-bit-short', length - 1, `The network has exactly ${length} bits, one more than you counted.`);
  }
  return readings;
}
