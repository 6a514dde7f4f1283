import { formatAnyAddress, parseAnyAddress } from '../net/any-address.ts';
import { formError, read, type Reading } from './reading.ts';

/** The one spelling of an IPv4 or IPv6 address, spaces around it ignored; null if it is no address. */
export function canonicalAddress(text: string): string | null {
  const address = parseAnyAddress(text.trim());
  return address === null ? null : formatAnyAddress(address);
}

/** Reads an address of either version in any spelling; one of the version not asked for is read too, and so is wrong. */
export function readAddress(text: string): Reading {
  const address = canonicalAddress(text);
  return address === null ? formError(addressProblem(text) ?? '') : read(address);
}

/** What keeps a text from being read as an address, in a sentence; null if it is one. */
export function addressProblem(text: string): string | null {
  const trimmed = text.trim();
  if (canonicalAddress(trimmed) !== null) return null;
  if (trimmed === '') return 'Type an address.';
  if (trimmed.includes('/')) return 'Type the address alone, without a prefix length.';
  if (trimmed.includes(':')) return 'This is not a complete IPv6 address.';
  const octets = trimmed.split('.');
  if (octets.some((octet) => !/^[0-9]+$/.test(octet)))
    return 'An IPv4 address is four numbers with dots between them, such as 192.0.2.7.';
  if (octets.length !== 4) return `An IPv4 address has four numbers; this has ${octets.length}.`;
  if (octets.some((octet) => /^0[0-9]/.test(octet))) return 'Leave out the zeros in front of a number.';
  return 'Each of the four numbers is at most 255.';
}
