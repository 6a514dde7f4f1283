import type { ServerChoice } from './choose-server.ts';
import type { Captures, Pattern } from './pattern.ts';
import type { NginxRequest } from './request.ts';
import type { RequestUri } from './request-uri.ts';

/** A request while nginx works on it: what a rewrite changes, and the values of variables. */
export class Transaction {
  readonly request: NginxRequest;
  readonly choice: ServerChoice;
  /** Decoded, as locations are compared with it. */
  path: string;
  query: string;
  readonly isQuoted: boolean;
  readonly hasPlus: boolean;
  /** Whether a rewrite has changed the path, so that it is no longer as sent. */
  isRewritten = false;
  /** Whether the path still begins with that of its location, so that `proxy_pass` can replace it. */
  hasLocationPrefix = true;
  captures: Captures | null;
  private readonly defined = new Map<string, string>();

  constructor(request: NginxRequest, choice: ServerChoice, uri: RequestUri) {
    this.request = request;
    this.choice = choice;
    this.path = uri.path;
    this.query = uri.query;
    this.isQuoted = uri.isQuoted;
    this.hasPlus = uri.hasPlus;
    this.captures = choice.captures;
    if (choice.pattern !== null && choice.captures !== null) this.matched(choice.pattern, choice.captures);
  }

  /** Takes over the groups of an expression that matched. */
  matched(pattern: Pattern, captures: Captures) {
    this.captures = captures;
    for (const [name, number] of pattern.names) this.defined.set(name, captures[number] ?? '');
  }

  define(name: string, value: string) {
    this.defined.set(name, value);
  }

  get scheme(): 'http' | 'https' {
    return this.choice.socket?.isTls === true ? 'https' : 'http';
  }

  /** The host a redirect names: that of the request, else the address it came to (ngx_http_header_filter). */
  get redirectHost(): string {
    const own = this.scheme === 'https' ? 443 : 80;
    const { port, address } = this.request;
    const host = this.choice.host === '' ? address : this.choice.host;
    return port === own ? host : `${host}:${port}`;
  }

  /** A header of the request; '' if it has none of this name. */
  header(name: string): string {
    const lower = name.toLowerCase();
    if (lower === 'host') return this.request.host ?? '';
    const found = Object.entries(this.request.headers).find(([key]) => key.toLowerCase() === lower);
    return found?.[1] ?? '';
  }

  /** The value of a variable that does not depend on the backend. */
  value(name: string): string {
    if (/^[1-9]$/.test(name)) return this.captures?.[Number(name)] ?? '';
    const own = this.defined.get(name) ?? this.plainValue(name);
    if (own !== undefined) return own;
    if (name.startsWith('http_')) return this.header(name.slice(5).replaceAll('_', '-'));
    return name.startsWith('arg_') ? argument(this.query, name.slice(4)) : '';
  }

  private plainValue(name: string): string | undefined {
    const { request, choice } = this;
    const forwarded = this.header('X-Forwarded-For');
    const serverName = choice.server?.names[0]?.written.toLowerCase() ?? '';
    const values: Record<string, string> = {
      args: this.query,
      document_uri: this.path,
      host: choice.host === '' ? serverName : choice.host,
      is_args: this.query === '' ? '' : '?',
      proxy_add_x_forwarded_for: forwarded === '' ? request.client : `${forwarded}, ${request.client}`,
      query_string: this.query,
      realip_remote_addr: request.client,
      remote_addr: request.client,
      request_method: 'GET',
      request_uri: request.uri,
      scheme: this.scheme,
      server_addr: request.address,
      server_name: serverName,
      server_port: String(request.port),
      server_protocol: request.host === null ? 'HTTP/1.0' : 'HTTP/1.1',
      uri: this.path,
    };
    return Object.hasOwn(values, name) ? values[name] : undefined;
  }
}

function argument(query: string, name: string): string {
  const found = query.split('&').find((part) => part.toLowerCase().startsWith(`${name.toLowerCase()}=`));
  return found?.slice(name.length + 1) ?? '';
}
