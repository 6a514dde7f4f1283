import { parseIpv4 } from './address.ts';
import { contains, type Prefix } from './prefix.ts';

/** Whom a server believes, and how far back (`set_real_ip_from`, `real_ip_recursive`). */
export interface Trust {
  readonly proxies: readonly Prefix[];
  readonly isRecursive: boolean;
}

/** The address taken for the client's, and every address looked at for it, in the order looked at. */
export interface ClientAddress {
  readonly address: string;
  readonly looked: readonly { readonly address: string; readonly isTrusted: boolean }[];
}

/**
 * Whose request it is, by the address it comes from and its X-Forwarded-For, as nginx decides (ngx_http_realip_module): a stranger's
 * header is not believed; of a proxy's, the last address counts, or with recursion the last that is no proxy's, else the first.
 */
export function clientAddress(connection: string, forwarded: readonly string[], trust: Trust): ClientAddress {
  const isTrusted = (address: string) => {
    const ip = parseIpv4(address);
    return ip !== null && trust.proxies.some((prefix) => contains(prefix, ip));
  };
  const looked = [{ address: connection, isTrusted: isTrusted(connection) }];
  let address = connection;
  for (const before of forwarded.toReversed()) {
    if (looked.at(-1)?.isTrusted !== true || (looked.length > 1 && !trust.isRecursive)) break;
    address = before;
    looked.push({ address, isTrusted: isTrusted(address) });
  }
  return { address, looked };
}
