/** The 32 bits of an IPv4 address in dotted decimal. */
export function bitString(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}

/** The address in dotted decimal of 32 bits. */
export function dottedOf(bits: string): string {
  return (bits.match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)).join('.');
}

/** The bits of the network of an address, and the bits of its last address. */
export function edgesOf(
  address: string,
  length: number,
): { readonly network: string; readonly last: string } {
  const kept = bitString(address).slice(0, length);
  return { network: kept.padEnd(32, '0'), last: kept.padEnd(32, '1') };
}
