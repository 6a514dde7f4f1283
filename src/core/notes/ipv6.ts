const group = /^[0-9a-f]{1,4}$/i;
const dottedQuad = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const suffix = /(?:%[\w.-]+)?(?:\/\d{1,3})?$/;
const brackets = /^\[(.*)\](?::\d{1,5})?$/;
const anyAddressWithPort = /^:::(?:\d{1,5}|\*)$/;

/**
 * Whether a word is an IPv6 address as notes and tool output write it (RFC 4291, section 2.2):
 * with prefix length, zone, brackets and port, or as netstat's `:::80`.
 */
export function looksLikeIpv6(word: string): boolean {
  if (word.length > 100) return false;
  if (anyAddressWithPort.test(word)) return true;
  const address = word.replace(brackets, '$1').replace(suffix, '');
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const hasQuad = dottedQuad.test(last) && !address.endsWith('::');
  if (!groups.every((part, index) => group.test(part) || (hasQuad && index === groups.length - 1)))
    return false;
  const length = groups.length + (hasQuad ? 1 : 0);
  return halves.length === 2 ? length <= 7 : length === 8;
}
