import { parseIpv4 } from './address.ts';
import { ipv6Use } from './ipv6-use.ts';

const name = /^(?=.*[A-Za-z])[A-Za-z\d_](?:[\w.-]*[A-Za-z\d])?\.?$/;

/** What is wrong with a line of a hosts file: the order, or the address; null if nothing is, or if it has placeholders. */
export function hostsLineProblem(line: string): { reason: string; correction: string } | null {
  const words = line.replace(/#.*$/, '').trim().split(/\s+/);
  const [first = '', second, ...rest] = words;
  if (second === undefined || /[<>$…]|\.\.\./.test(line)) return null;
  if (isAddress(first)) {
    const later = words.slice(1).find(isAddress);
    if (later === undefined) return null;
    return {
      reason: `a line gives one address and then names (hosts(5)), and ${later} is another address`,
      correction: `one line for ${first} and one for ${later}`,
    };
  }
  const at = words.findIndex(isAddress);
  const address = words[at];
  if (address !== undefined && words.slice(0, at).every((word) => name.test(word)))
    return {
      reason: `the address stands first and the names after it (hosts(5)), and here ${first} stands first`,
      correction: [address, ...words.filter((_, index) => index !== at)].join(' '),
    };
  if (/^\d+(?:\.\d+){2,4}(?:\/\d+)?$/.test(first) && [second, ...rest].every((word) => name.test(word)))
    return {
      reason: `${first} is no IPv4 address: that is four numbers from 0 to 255`,
      correction: `ADDRESS ${[second, ...rest].join(' ')}`,
    };
  return null;
}

function isAddress(word: string): boolean {
  return parseIpv4(word) !== null || ipv6Use(word) !== null;
}
