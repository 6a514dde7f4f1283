import { expect } from 'vitest';
import type { DrillInstance } from '../../../src/core/drills/types.ts';

/** An address as one number with the number of its bits, read without the code under test. */
export interface PlainAddress {
  readonly value: bigint;
  readonly width: bigint;
}

/** Reads an address of either version; IPv6 without dots. */
export function plainAddress(text: string): PlainAddress {
  if (!text.includes(':'))
    return { value: text.split('.').reduce((value, octet) => value * 256n + BigInt(octet), 0n), width: 32n };
  const [front = '', back = ''] = text.split('::');
  const groups = (half: string) => (half === '' ? [] : half.split(':'));
  const missing = text.includes('::') ? 8 - groups(front).length - groups(back).length : 0;
  const all = [...groups(front), ...Array<string>(missing).fill('0'), ...groups(back)];
  expect(all).toHaveLength(8);
  return { value: all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n), width: 128n };
}

/** A network by its first and last address. */
export interface PlainNetwork {
  readonly first: bigint;
  readonly last: bigint;
  readonly length: bigint;
  readonly width: bigint;
}

/** The network of an address and a length, by division instead of masks. */
export function plainNetwork({ value, width }: PlainAddress, length: bigint): PlainNetwork {
  const size = 2n ** (width - length);
  const first = (value / size) * size;
  return { first, last: first + size - 1n, length, width };
}

/** How many ones a netmask begins with; all of them have to. */
export function plainLength(mask: string): bigint {
  const bits = plainAddress(mask).value.toString(2).padStart(32, '0');
  expect(bits).toMatch(/^1*0*$/);
  return BigInt(bits.replaceAll('0', '').length);
}

/** Everything in backquotes. */
export function codes(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}

/** The address and the prefix that a question gives, as `address/length` or as an address and a mask. */
export function givenIn(question: string): { address: PlainAddress; network: PlainNetwork } {
  const [text = '', mask] = codes(question);
  const [addressText = '', lengthText] = text.split('/');
  const address = plainAddress(addressText);
  const length = lengthText === undefined ? plainLength(mask ?? '') : BigInt(lengthText);
  return { address, network: plainNetwork(address, length) };
}

/** The texts of the right answer: one, or one for each field; choices without their backquotes. */
export function rightTexts({ answer }: DrillInstance): string[] {
  if (answer.kind === 'typed') return [answer.right];
  if (answer.kind === 'fields') return answer.fields.map(({ right }) => right);
  if (answer.kind !== 'choice') throw new Error(answer.kind);
  const text = answer.choices[answer.right]?.text ?? '';
  return text.includes('`') ? codes(text) : [text];
}
