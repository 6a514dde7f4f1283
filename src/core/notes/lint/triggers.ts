/** Text that may name an IPv4 address or a mask. */
export const mayHoldQuad = /\d\.\d{1,3}\.\d/;

/** Text that may name a prefix length or a mask. */
export const mayHoldPrefix = /\/\d|\d\.\d{1,3}\.\d|[Ss]lash|-bit|[Pp]refix|CIDR|\d bit/;

/** Text that may name an address of either kind. */
export const mayHoldAddress = /\d\.\d{1,3}\.\d|[\da-fA-F]:[\da-fA-F:]|::/;

/** Text that may speak of records of the DNS. */
export const mayHoldRecord = /\b(?:A|AAAA|CNAME|MX|NS|PTR)\b|[Rr]ecord|[Qq]uad/;
