import { bitsOf, formatIpv4 } from '../../net/address.ts';
import { formatAnyAddress, type AnyAddress } from '../../net/any-address.ts';
import { endingPart, formatAnyPrefix, lastOf, type AnyPrefix } from '../../net/any-prefix.ts';
import { netmask } from '../../net/prefix.ts';
import type { Working } from '../types.ts';
import { countWord } from '../wording.ts';
import type { Given } from './given.ts';

type BitsRow = Extract<Working, { kind: 'bits' }>['rows'][number];

/** An address as inline code. */
export function anyCode(address: AnyAddress): string {
  return `\`${formatAnyAddress(address)}\``;
}

/** A network as inline code. */
export function prefixCode(prefix: AnyPrefix): string {
  return `\`${formatAnyPrefix(prefix)}\``;
}

/** A row of the bits of an IPv4 address. */
export function bitsRow(
  label: string,
  address: AnyAddress,
  compared: number,
  remark = '',
  verdict: BitsRow['verdict'] = 'plain',
): BitsRow {
  return { label, bits: bitsOf(Number(address.value)), compared, verdict, remark };
}

/** Address, mask and network lined up, and the last address too if it is asked for; nothing for IPv6, whose lines are too long. */
export function maskedBits(address: AnyAddress, network: AnyPrefix, withLast: boolean): Working[] {
  if (address.version === 6) return [];
  const { length } = network;
  const mask: AnyAddress = { version: 4, value: BigInt(netmask(length)) };
  const rows = [
    bitsRow(formatAnyAddress(address), address, length),
    bitsRow(`/${length}`, mask, length, `${length} ones`),
    bitsRow(formatAnyAddress(network), network, length, 'the rest 0', 'match'),
  ];
  const last = lastOf(network);
  if (withLast) rows.push(bitsRow(formatAnyAddress(last), last, length, 'the rest 1', 'match'));
  return [{ kind: 'bits', rows }];
}

/** The step from a mask to a prefix length, if a mask was given. */
export function maskSteps({ length, asMask }: Given): string[] {
  return asMask ? [`The mask \`${formatIpv4(netmask(length))}\` has ${length} ones: it is /${length}.`] : [];
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** A value of an octet in decimal, of a group in hexadecimal. */
export function partText(value: number, width: number): string {
  return `\`${value.toString(width === 8 ? 10 : 16)}\``;
}

/** The steps to the block that an address lies in: where the prefix ends, how long the block is there, where it begins. */
export function blockSteps(address: AnyAddress, length: number): string[] {
  const { index, bits, width, value, first, last } = endingPart(address, length);
  const part = width === 8 ? 'octet' : 'group';
  const name = `the ${ordinals[index] ?? ''} ${part}`;
  if (bits === width) {
    const plural = index === 0 ? '' : 's';
    return [
      `/${length} is ${countWord(index + 1)} whole ${part}${plural}; everything after ${name} belongs to the hosts.`,
    ];
  }
  const binary = value
    .toString(2)
    .padStart(width, '0')
    .replaceAll(/[01]{4}(?=[01])/g, '$& ');
  const size = last - first + 1;
  const hostBits = width - bits === 1 ? 'one of them is' : `${width - bits} of them are`;
  const sizeText = width === 8 ? String(size) : `${partText(size, width)} (hexadecimal)`;
  return [
    `/${length} is ${countWord(index)} whole ${part}${index === 1 ? '' : 's'} and ${bits} ${bits === 1 ? 'bit' : 'bits'} of ${name}: ${index * width} + ${bits} = ${length}.`,
    `${capital(name)} is ${partText(value, width)}, in bits \`${binary}\`; ${hostBits} the host's, so blocks are 2^${width - bits} = ${sizeText} long there.`,
    `${partText(value, width)} lies in the block from ${partText(first, width)} to ${partText(last, width)}.`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
