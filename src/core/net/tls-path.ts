/** A machine that a request goes through on its way from a client to a server. */
export type Relay =
  /** Reads the request and sends a new one: TLS, if there is any, ends here, and may begin anew. */
  | { readonly kind: 'ends-tls'; readonly sendsOn: 'http' | 'https' }
  /** Passes bytes on unread: a relay of TCP, or a forward proxy after CONNECT. */
  | { readonly kind: 'passes-on' };

/** Where a request is encrypted. */
export interface TlsPath {
  /** Of each connection, from the client's on, whether what it carries is encrypted: one more than there are machines between. */
  readonly encrypted: readonly boolean[];
  /** Of each machine between, whether it can read the request. */
  readonly readers: readonly boolean[];
}

/** Follows a request by connection: a machine that ends TLS decides anew, one that passes bytes on changes nothing. */
export function tlsPath(scheme: 'http' | 'https', relays: readonly Relay[]): TlsPath {
  const encrypted = [scheme === 'https'];
  const readers: boolean[] = [];
  for (const relay of relays) {
    const before = encrypted.at(-1) === true;
    readers.push(relay.kind === 'ends-tls' || !before);
    encrypted.push(relay.kind === 'ends-tls' ? relay.sendsOn === 'https' : before);
  }
  return { encrypted, readers };
}
