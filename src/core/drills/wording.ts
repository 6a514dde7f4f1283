import { formatIpv4, type Ipv4 } from '../net/address.ts';

/** An address as inline code. */
export function code(address: Ipv4): string {
  return `\`${formatIpv4(address)}\``;
}

/** A small number as a word, a larger one in digits. */
export function countWord(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'][count] ?? String(count);
}

/** The text with its first letter in upper case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words joined by commas, the last by `and`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
