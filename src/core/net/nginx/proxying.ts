import { escapePath } from './escape-uri.ts';
import type { Location, ProxyTarget, Settings, Upstream } from './model.ts';
import { readProxyTarget } from './read-proxy-pass.ts';
import type { BackendRequest } from './request.ts';
import { expand } from './template.ts';
import type { Transaction } from './transaction.ts';

/** Headers that nginx sets or drops by itself, unless `proxy_set_header` says otherwise (ngx_http_proxy_headers). */
const ownHeaders: readonly { readonly name: string; readonly value: string }[] = [
  { name: 'host', value: '$proxy_host' },
  { name: 'connection', value: 'close' },
  { name: 'transfer-encoding', value: '' },
  { name: 'te', value: '' },
  { name: 'keep-alive', value: '' },
  { name: 'expect', value: '' },
  { name: 'upgrade', value: '' },
];

/** What the backend receives (ngx_http_proxy_create_request); null if the URL made from variables is none, which is answered with 500. */
export function backendRequest(
  location: Location,
  settings: Settings,
  upstreams: readonly Upstream[],
  transaction: Transaction,
): BackendRequest | null {
  const { proxy } = settings;
  if (proxy === null) return null;
  const target =
    proxy.target ?? variableTarget(expand(proxy.template ?? [], (name) => transaction.value(name)));
  if (target === null) return null;
  const uri = backendUri(location, target, proxy.template !== null, transaction);
  const upstream = upstreams.find(({ name }) => name.toLowerCase() === target.host);
  return {
    upstream: upstream?.name ?? target.host,
    scheme: target.scheme,
    port: target.port,
    source: sourceTowards(upstream, target),
    uri,
    protocol: `HTTP/${settings.proxyHttpVersion}`,
    headers: headersFor(target, settings, transaction),
  };
}

/** Linux gives connections to itself the source 127.0.0.1, wherever in 127.0.0.0/8 they go. */
function sourceTowards(upstream: Upstream | undefined, target: ProxyTarget): string | null {
  const addresses = upstream?.peers.map(({ address }) => address) ?? [target.host];
  return addresses.every((address) => address.startsWith('127.') || address.startsWith('localhost'))
    ? '127.0.0.1'
    : null;
}

function variableTarget(url: string): ProxyTarget | null {
  const target = readProxyTarget(url);
  return typeof target === 'string' ? null : target;
}

/**
 * The path and query sent on: as it came if `proxy_pass` names no path; else with the location's path replaced, in which case the
 * decoded path is sent, encoded anew if it had come encoded. A path made from variables is sent as it stands.
 */
function backendUri(
  location: Location,
  target: ProxyTarget,
  hasVariables: boolean,
  transaction: Transaction,
): string {
  if (hasVariables && target.uri !== '') return target.uri;
  if (target.uri === '' && !transaction.isRewritten) return transaction.request.uri;
  const isPrefix = location.pattern === null && location.modifier !== '@';
  const replaced = transaction.hasLocationPrefix && target.uri !== '' && isPrefix ? location.path.length : 0;
  const rest = transaction.path.slice(replaced);
  const written = transaction.isQuoted || transaction.isRewritten ? escapePath(rest) : rest;
  const query = transaction.query === '' ? '' : `?${transaction.query}`;
  return `${transaction.hasLocationPrefix ? target.uri : ''}${written}${query}`;
}

function headersFor(target: ProxyTarget, settings: Settings, transaction: Transaction): Map<string, string> {
  const value = (name: string) => {
    if (name === 'proxy_host') return target.authority;
    return name === 'proxy_port' ? String(target.port) : transaction.value(name);
  };
  const headers = new Map<string, string>();
  for (const [name, text] of Object.entries(transaction.request.headers))
    headers.set(name.toLowerCase(), text);
  for (const own of ownHeaders)
    headers.set(own.name, own.value === '$proxy_host' ? target.authority : own.value);
  for (const { name, value: template } of settings.headers)
    headers.set(name.toLowerCase(), expand(template, value));
  for (const [name, text] of headers) if (text === '') headers.delete(name);
  return headers;
}
