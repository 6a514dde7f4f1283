import type { Directive } from './config-text.ts';
import type { ProxyPass, ProxyTarget } from './model.ts';
import type { Problems } from './problems.ts';
import { variablesOf } from './template.ts';

/** Takes the URL of a backend apart; what is wrong with it, as nginx says it, if it is none. */
export function readProxyTarget(url: string): ProxyTarget | string {
  const scheme = /^https?(?=:\/\/)/i.exec(url)?.[0].toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return 'invalid URL prefix';
  const rest = url.slice(scheme.length + 3);
  const end = rest.search(/[/?]/);
  const written = end === -1 ? rest : rest.slice(0, end);
  const uri = end === -1 ? '' : rest.slice(end);
  const [, host = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(written) ?? [];
  if (host === '') return `no host in upstream "${rest}"`;
  const ownPort = scheme === 'https' ? 443 : 80;
  const port = portText === undefined ? ownPort : /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65535) return `invalid port in upstream "${rest}"`;
  return {
    scheme,
    host: host.toLowerCase(),
    port,
    authority: port === ownPort ? host : `${host}:${portText}`,
    uri,
  };
}

/** Reads a `proxy_pass` of a location whose paths are compared by an expression or not at all if `hasNoPrefix`. */
export function readProxyPass(
  directive: Directive,
  hasNoPrefix: boolean,
  problems: Problems,
): ProxyPass | null {
  const [url = ''] = directive.parameters;
  const template = problems.template(directive, url);
  const { line } = directive;
  if (variablesOf(template).length > 0) return { line, url, template, target: null };
  const target = readProxyTarget(url);
  if (typeof target === 'string') {
    problems.error(directive, target);
    return null;
  }
  if (hasNoPrefix && target.uri !== '') {
    problems.error(
      directive,
      '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, ' +
        'or inside "if" statement, or inside "limit_except" block',
    );
    return null;
  }
  return { line, url, template: null, target };
}
