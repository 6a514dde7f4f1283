import { formatIpv4 } from '../../net/address.ts';
import type { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { someHost, somePrefix } from '../values.ts';

/** A mask in one notation that is asked for in another. */
export interface MaskScenario {
  /** The address the mask belongs to. */
  readonly host: string;
  readonly length: number;
  readonly gives: 'length' | 'mask' | 'wildcard' | 'hexadecimal';
  readonly asks: 'length' | 'mask' | 'wildcard' | 'both';
  readonly isChosen: boolean;
}

type Notations = Pick<MaskScenario, 'gives' | 'asks'>;

const toLength: Notations = { gives: 'mask', asks: 'length' };
const toMask: Notations = { gives: 'length', asks: 'mask' };
const notations: Readonly<Record<Level, readonly Notations[]>> = {
  1: [toLength, toMask],
  2: [toLength],
  3: [toLength, toMask],
  4: [toLength, toMask, { gives: 'wildcard', asks: 'length' }, { gives: 'length', asks: 'wildcard' }],
  5: [
    { gives: 'hexadecimal', asks: 'length' },
    { gives: 'hexadecimal', asks: 'mask' },
    { gives: 'length', asks: 'both' },
  ],
};

const lengths: Readonly<Record<Level, readonly number[]>> = {
  1: [8, 16, 24, 25, 26, 27, 28],
  2: range(24, 30),
  3: range(17, 30),
  4: range(9, 30),
  5: range(9, 31),
};

/** Draws a mask and its notations. */
export function maskScenario(random: Random, level: Level): MaskScenario {
  const length = random.pick(lengths[level]);
  return {
    host: formatIpv4(someHost(random, somePrefix(random, length))),
    length,
    ...random.pick(notations[level]),
    isChosen: level === 1,
  };
}
