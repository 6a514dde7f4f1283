import type { NginxProblem } from './config-text.ts';
import type { Pattern } from './pattern.ts';
import type { Template } from './template.ts';

/** Where a server listens. */
export interface Listen {
  /** Null for every address. */
  readonly address: string | null;
  readonly port: number;
  readonly isDefault: boolean;
  readonly isTls: boolean;
}

/** A name a server answers to; `text` is in lower case, without the `*.`, `.` or `.*` that says its kind. */
export interface ServerName {
  /** `suffix` is `*.x`, `domain` is `.x` (x and all below), `prefix` is `x.*`. */
  readonly kind: 'exact' | 'suffix' | 'domain' | 'prefix' | 'pattern';
  readonly text: string;
  /** As written in the configuration. */
  readonly written: string;
  readonly pattern: Pattern | null;
}

/** A directive of the rewrite module, done in the order written. */
export type RewriteStep =
  | {
      readonly kind: 'rewrite';
      readonly pattern: Pattern;
      readonly replacement: Template;
      /** Whether the query of the request is added. */
      readonly keepsQuery: boolean;
      readonly flag: 'none' | 'last' | 'break' | 302 | 301;
      readonly line: number;
    }
  | {
      readonly kind: 'return';
      readonly status: number;
      readonly text: Template | null;
      readonly line: number;
    }
  | { readonly kind: 'set'; readonly name: string; readonly value: Template; readonly line: number }
  | { readonly kind: 'break'; readonly line: number };

/** What `proxy_pass` names. */
export interface ProxyPass {
  readonly line: number;
  /** As written. */
  readonly url: string;
  /** Set if the URL holds variables, and is made anew for each request. */
  readonly template: Template | null;
  /** The URL taken apart, if it holds no variables. */
  readonly target: ProxyTarget | null;
}

/** A URL of a backend. */
export interface ProxyTarget {
  readonly scheme: 'http' | 'https';
  /** Name of an upstream, or a host. */
  readonly host: string;
  readonly port: number;
  /** Host and port as they stand, without a port that is the scheme's own: what $proxy_host gives. */
  readonly authority: string;
  /** From the first `/` or `?` on; '' if there is none. */
  readonly uri: string;
}

/** What holds in a server or location. */
export interface Settings {
  readonly rewrites: readonly RewriteStep[];
  readonly proxy: ProxyPass | null;
  /** From `proxy_set_header`, of the innermost level that has any. */
  readonly headers: readonly { readonly name: string; readonly value: Template }[];
  readonly proxyHttpVersion: '1.0' | '1.1';
}

/** A `location`. */
export interface Location {
  readonly line: number;
  readonly modifier: '' | '=' | '^~' | '~' | '~*' | '@';
  /** The path, name or expression. */
  readonly path: string;
  /** Set for `~` and `~*`. */
  readonly pattern: Pattern | null;
  readonly isInternal: boolean;
  readonly settings: Settings;
  readonly locations: readonly Location[];
}

/** A `server` of http. */
export interface Server {
  readonly line: number;
  readonly listens: readonly Listen[];
  /** At least one; the empty name if none was given. */
  readonly names: readonly ServerName[];
  readonly settings: Settings;
  readonly locations: readonly Location[];
}

/** One `server` of an upstream. */
export interface Peer {
  /** As written, such as `127.0.0.1:9001`. */
  readonly address: string;
  readonly weight: number;
  /** 0 turns counting off. */
  readonly maxFails: number;
  readonly failTimeoutSeconds: number;
  readonly isDown: boolean;
  readonly isBackup: boolean;
}

/** An `upstream`. */
export interface Upstream {
  readonly line: number;
  readonly name: string;
  readonly method: 'round-robin' | 'least-conn' | 'ip-hash';
  readonly peers: readonly Peer[];
}

/** What stands inside `http { }`. All texts are bytes. */
export interface NginxConfig {
  readonly servers: readonly Server[];
  readonly upstreams: readonly Upstream[];
  /** In the order in which nginx would meet them; it stops at the first error. */
  readonly problems: readonly NginxProblem[];
}
