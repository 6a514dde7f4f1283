/** Text that may name an IPv4 address or a mask. */
export const mayHoldQuad = /\d\.\d{1,3}\.\d/;

/** Text that may name a prefix length or a mask. */
export const mayHoldPrefix = /\/\d|\d\.\d{1,3}\.\d|[Ss]lash|-bit|[Pp]refix|CIDR|\d bit/;

/** Text that may name an address of either kind. */
export const mayHoldAddress = /\d\.\d{1,3}\.\d|[\da-fA-F]:[\da-fA-F:]|::/;

const telling = ['ecord', 'AAAA', 'CNAME', 'MX', 'PTR', 'yte', 'bit', 'nameserver', '/etc/', 'ctet'];

/** Whether a text may make any claim: not where there are neither digits, nor records, bytes or names of files. */
export function mayClaim(text: string): boolean {
  return /\d/.test(text) || telling.some((word) => text.includes(word));
}
