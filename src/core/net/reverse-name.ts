import { parseInet, parseIpv6Parts, type InetAddress } from './inet-text.ts';

/** The name under which DNS keeps the name of an address (PTR), with a final dot: RFC 1035, 3.5 and RFC 3596, 2.5. */
export function reverseName({ family, text }: InetAddress): string {
  if (family === 4) return `${text.split('.').reverse().join('.')}.in-addr.arpa.`;
  return `${nibblesOf(text).reverse().join('.')}.ip6.arpa.`;
}

/** The address a reverse name stands for, in any case of letters and with or without the final dot; null if it stands for none. */
export function addressOfReverseName(name: string): InetAddress | null {
  const [, labels = '', top] = /^([\da-f.]+)\.(in-addr|ip6)\.arpa\.?$/i.exec(name) ?? [];
  const parts = labels.split('.').reverse();
  if (top?.toLowerCase() === 'in-addr') return parseInet(parts.join('.'));
  if (parts.length !== 32 || parts.some((part) => part.length !== 1)) return null;
  return parseInet(parts.join('').replaceAll(/.{4}(?=.)/g, '$&:'));
}

function nibblesOf(ipv6: string): string[] {
  return (parseIpv6Parts(ipv6) ?? []).flatMap((part) => part.toString(16).padStart(4, '0').split(''));
}
