/** A request as it reaches nginx. */
export interface NginxRequest {
  /** Path and query as sent, such as `/a%2Fb?c=1`. */
  readonly uri: string;
  /** The Host header; null for HTTP/1.0 without one. */
  readonly host: string | null;
  /** Address of whoever connected to nginx. */
  readonly client: string;
  /** Address and port the request arrives at. */
  readonly address: string;
  readonly port: number;
  /** Other headers. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a backend receives. All texts are bytes. */
export interface BackendRequest {
  /** Name of the upstream or host of the backend. */
  readonly upstream: string;
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly uri: string;
  readonly protocol: 'HTTP/1.0' | 'HTTP/1.1';
  /** The address it comes from, which is nginx's own; null if that depends on the routes of its host. */
  readonly source: string | null;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

/** What nginx does with a request. */
export type Handling =
  | { readonly kind: 'refused'; readonly steps: readonly string[] }
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Text after the status in `return`; null if nginx writes a page of its own. */
      readonly body: string | null;
      /** The Location header of a redirect. */
      readonly location: string | null;
      readonly steps: readonly string[];
    }
  | { readonly kind: 'proxied'; readonly request: BackendRequest; readonly steps: readonly string[] }
  /** A file is looked for on disk; without one the answer is 404. */
  | { readonly kind: 'file'; readonly path: string; readonly steps: readonly string[] };
