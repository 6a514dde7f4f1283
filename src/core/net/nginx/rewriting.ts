import { fromBytes } from './byte-text.ts';
import { escapeQueryValue, unescapeRedirect } from './escape-uri.ts';
import type { RewriteStep } from './model.ts';
import { expand } from './template.ts';
import type { Transaction } from './transaction.ts';

/** How the rewrite directives of a level ended. */
export type Rewriting =
  /** `location` is the URL of a redirect. */
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly body: string | null;
      readonly location: string | null;
    }
  /** The path has changed, so the location is to be chosen anew. */
  | { readonly kind: 'again' }
  | { readonly kind: 'goes-on' };

type Rewrite = Extract<RewriteStep, { kind: 'rewrite' }>;

const redirects = new Set([301, 302, 303, 307, 308]);

/** Does the directives of the rewrite module one after another (ngx_http_rewrite_module); each that acts adds a sentence to `steps`. */
export function rewrite(
  directives: readonly RewriteStep[],
  transaction: Transaction,
  steps: string[],
): Rewriting {
  let isChanged = false;
  for (const directive of directives) {
    if (directive.kind === 'break') break;
    if (directive.kind === 'set')
      transaction.define(
        directive.name,
        expand(directive.value, (name) => transaction.value(name)),
      );
    if (directive.kind === 'return') return reply(directive, transaction, steps);
    if (directive.kind !== 'rewrite') continue;
    const captures = directive.pattern.match(transaction.path);
    if (captures === null) {
      transaction.captures = null;
      continue;
    }
    transaction.matched(directive.pattern, captures);
    const before = transaction.path;
    const target = replace(directive, transaction);
    if (typeof directive.flag === 'number') {
      steps.push(`The rewrite in line ${directive.line} sends a redirect to ${fromBytes(target)}.`);
      return { kind: 'reply', status: directive.flag, body: null, location: target };
    }
    steps.push(
      `The rewrite in line ${directive.line} turns ${fromBytes(before)} into ${fromBytes(transaction.path)}.`,
    );
    if (transaction.path === '') return { kind: 'reply', status: 500, body: null, location: null };
    isChanged = directive.flag !== 'break';
    if (directive.flag === 'break') transaction.hasLocationPrefix = false;
    if (directive.flag !== 'none') break;
  }
  return { kind: isChanged ? 'again' : 'goes-on' };
}

function reply(
  { status, text, line }: Extract<RewriteStep, { kind: 'return' }>,
  transaction: Transaction,
  steps: string[],
): Rewriting {
  const body = text === null ? null : expand(text, (name) => transaction.value(name));
  steps.push(`The return in line ${line} answers ${status}.`);
  return redirects.has(status) && body !== null
    ? { kind: 'reply', status, body: null, location: body }
    : { kind: 'reply', status, body, location: null };
}

/** Writes the replacement; the path and query change unless it is a redirect, whose URL is returned. */
function replace(directive: Rewrite, transaction: Transaction): string {
  const { query } = transaction;
  const isRedirect = typeof directive.flag === 'number';
  const [path, own] = written(directive, transaction, isRedirect);
  if (isRedirect) {
    const url = unescapeRedirect(own === null ? path : `${path}?${own}`);
    return directive.keepsQuery && query !== '' ? `${url}${own === null ? '?' : '&'}${query}` : url;
  }
  transaction.isRewritten = true;
  transaction.path = path;
  const kept = directive.keepsQuery ? query : '';
  transaction.query = own === null ? kept : kept === '' ? own : `${own}&${kept}`;
  return path;
}

/** Path and query of the replacement; only a `?` written in it divides them, not one in the value of a variable. */
function written(
  { replacement }: Rewrite,
  transaction: Transaction,
  isRedirect: boolean,
): [string, string | null] {
  const value = (name: string) => transaction.value(name);
  const isEscaping = transaction.isQuoted || transaction.hasPlus;
  const escape = (raw: string, name: string) =>
    isEscaping && /^[1-9]$/.test(name) ? escapeQueryValue(raw) : raw;
  const plain = (raw: string) => raw;
  const index = replacement.findIndex((part) => typeof part === 'string' && part.includes('?'));
  const divided = replacement[index];
  if (typeof divided !== 'string') return [expand(replacement, value, isRedirect ? escape : plain), null];
  const mark = divided.indexOf('?');
  return [
    expand([...replacement.slice(0, index), divided.slice(0, mark)], value, isRedirect ? escape : plain),
    divided.slice(mark + 1) + expand(replacement.slice(index + 1), value, escape),
  ];
}
