import { parseIpv4 } from '../address.ts';
import {
  formatAnyAddress,
  networkAddressOf,
  parseAnyAddress,
  widthOf,
  type AnyAddress,
} from '../any-address.ts';
import { lengthOfNetmask } from '../prefix.ts';

/** An address and perhaps a prefix length as a command has them in one word. */
export interface PrefixWord {
  readonly address: AnyAddress;
  /** Null if none is written. */
  readonly length: number | null;
  /** Sentences on what is unusual about the spelling. */
  readonly remarks: readonly string[];
}

/**
 * Reads an address with or without a prefix length or netmask behind a slash, as ip(8) does: `10.9/16` is `10.9.0.0/16`. Numbers
 * with a zero in front, which it takes for octal, are not read. A string says what is wrong.
 */
export function readPrefixWord(word: string): PrefixWord | string {
  const [addressText = '', lengthText, ...rest] = word.split('/');
  if (rest.length > 0) return `\`${word}\` has more than one slash.`;
  const isShort = /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(addressText);
  if (isShort && lengthText === undefined) return `\`${word}\` is not a whole address.`;
  const whole = isShort ? [...addressText.split('.'), '0', '0', '0'].slice(0, 4).join('.') : addressText;
  const address = parseAnyAddress(whole);
  if (address === null) return addressWordProblem(addressText);
  const remarks = isShort ? [`\`ip\` reads \`${addressText}\` as \`${whole}\`; write all four numbers.`] : [];
  if (lengthText === undefined) return { address, length: null, remarks };
  const mask = parseIpv4(lengthText);
  const length = mask === null ? readLength(lengthText) : lengthOfNetmask(mask);
  if (length === null && mask !== null)
    return `\`${lengthText}\` is not a netmask: its ones are not all in front.`;
  if (length === null || length > widthOf(address))
    return `\`/${lengthText}\` is no prefix length: that is a number from 0 to ${widthOf(address)}.`;
  if (mask === null) return { address, length, remarks };
  const short = `\`/${length}\` says the same as \`/${lengthText}\`, and shorter.`;
  return { address, length, remarks: [...remarks, short] };
}

function readLength(text: string): number | null {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) ? Number(text) : null;
}

/** What keeps a word from being read as an address, in a sentence. */
export function addressWordProblem(word: string): string {
  return /(?:^|\.)0\d/.test(word)
    ? `In \`${word}\` a number begins with a zero, which some programs take for octal: leave the zero out.`
    : `\`${word}\` is not an address.`;
}

/** Writes an address with a prefix length, host bits and all. */
export function formatWithLength(address: AnyAddress, length: number): string {
  return `${formatAnyAddress(address)}/${length}`;
}

/** Whether two addresses lie in one network of a prefix length. */
export function areInOneNetwork(a: AnyAddress, b: AnyAddress, length: number): boolean {
  return a.version === b.version && networkAddressOf(a, length).value === networkAddressOf(b, length).value;
}
