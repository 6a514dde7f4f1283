import { formatIpv4, parseIpv4 } from '../net/address.ts';
import { formatAnyAddress, parseAnyAddress, widthOf } from '../net/any-address.ts';
import { lengthOfNetmask, netmask } from '../net/prefix.ts';
import { addressProblem } from './address.ts';
import { formError, read, type Reading } from './reading.ts';

const missingLength = 'The prefix length is missing: write it after a slash, such as /24.';

/**
 * Reads an address with a prefix length, or with a netmask behind a slash or a space. The bits after the prefix are kept, so that
 * a host's address never passes for its network; a mask whose ones are not all in front is kept as it stands, and so is wrong.
 */
export function readPrefix(text: string): Reading {
  const parts = text.trim().split(/\s*\/\s*|\s+/);
  const [addressText = '', lengthText, ...rest] = parts;
  if (addressText === '') return formError('Type an address and a prefix length, such as 10.0.0.0/8.');
  const address = parseAnyAddress(addressText);
  if (address === null) return formError(addressProblem(addressText) ?? '');
  if (lengthText === undefined || lengthText === '') return formError(missingLength);
  if (rest.length > 0) return formError('Type one address and one prefix length, and nothing behind them.');
  const mask = address.version === 4 ? parseIpv4(lengthText) : null;
  if (mask === null) {
    const length = readLength(lengthText, widthOf(address));
    if (typeof length === 'string') return formError(length);
    if (!text.includes('/')) return formError('Write the prefix length after a slash, such as /24.');
    return read(`${formatAnyAddress(address)}/${length}`);
  }
  const length = lengthOfNetmask(mask);
  return length === null
    ? read(`${formatAnyAddress(address)}/${formatIpv4(mask)}`)
    : read(
        `${formatAnyAddress(address)}/${length}`,
        `\`/${length}\` says the same as the mask \`${lengthText}\`.`,
      );
}

/** Reads several addresses with prefix lengths, separated by commas, semicolons, spaces, lines or `and`, in any order. */
export function readPrefixes(text: string): Reading {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '' && word.toLowerCase() !== 'and');
  if (words.length === 0)
    return formError('Type the networks with commas between them, such as 10.0.0.0/8, 10.1.0.0/16.');
  const meanings = new Set<string>();
  let remark: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    const isMasked =
      !word.includes('/') && next !== undefined && lengthOfNetmask(parseIpv4(next) ?? 1) !== null;
    if (isMasked) at += 1;
    const reading = readPrefix(isMasked ? `${word} ${next}` : word);
    if (reading.kind === 'form-error') return formError(`In \`${word}\`: ${reading.problem}`);
    meanings.add(reading.meaning);
    remark ??= reading.remark;
  }
  return read([...meanings].sort().join(', '), remark);
}

/** Reads a netmask in dotted decimal, or as a prefix length with a remark; any four numbers are read, and wrong if they are no mask. */
export function readMask(text: string): Reading {
  const trimmed = text.trim();
  const mask = parseIpv4(trimmed);
  if (mask !== null) return read(formatIpv4(mask));
  if (!/^\/?\d+$/.test(trimmed)) return formError(maskProblem(trimmed));
  const length = readLength(trimmed.replace('/', ''), 32);
  if (typeof length === 'string') return formError(length);
  return read(
    formatIpv4(netmask(length)),
    `As a mask, /${length} is written ${formatIpv4(netmask(length))}.`,
  );
}

function maskProblem(text: string): string {
  if (!/^[\d.]+$/.test(text))
    return 'A netmask is four numbers with dots between them, such as 255.255.255.0.';
  return addressProblem(text)?.replace('An IPv4 address', 'A netmask') ?? '';
}

/** Reads a prefix length with or without its slash, or a netmask with a remark. */
export function readPrefixLength(text: string): Reading {
  const trimmed = text.trim();
  const mask = parseIpv4(trimmed);
  if (mask !== null) {
    const length = lengthOfNetmask(mask);
    return length === null
      ? read(formatIpv4(mask))
      : read(`/${length}`, `As a prefix length, that mask is written /${length}.`);
  }
  const length = readLength(trimmed.replace(/^\/\s*/, ''), 128);
  return typeof length === 'string' ? formError(length) : read(`/${length}`);
}

/** The length, or a sentence on why the text is none. */
function readLength(text: string, most: number): number | string {
  if (!/^\d+$/.test(text)) return `A prefix length is a number from 0 to ${most}, such as /24.`;
  if (/^0\d/.test(text)) return 'Leave out the zero in front of the prefix length.';
  return Number(text) <= most ? Number(text) : `A prefix length is at most ${most} here.`;
}
