import { parseIpv4 } from '../address.ts';
import type { Directive } from './config-text.ts';
import type { Listen } from './model.ts';
import type { Problems } from './problems.ts';

const plainOptions =
  /^(?:bind|deferred|http2|reuseport|(?:backlog|fastopen|rcvbuf|sndbuf|setfib)=\d+|ipv6only=(?:on|off)|so_keepalive=.+)$/;

/** Reads a `listen`; null if it listens nowhere that is followed here. */
export function readListen(directive: Directive, problems: Problems): Listen | null {
  const [where = '', ...options] = directive.parameters;
  const place = placeOf(where);
  if (typeof place === 'string') {
    problems.error(directive, `${place} in "${where}" of the "listen" directive`);
    return null;
  }
  let isDefault = false;
  let isTls = false;
  for (const option of options) {
    if (option === 'default_server' || option === 'default') isDefault = true;
    else if (option === 'ssl') isTls = true;
    else if (option === 'proxy_protocol')
      problems.unjudged(directive.line, '"proxy_protocol" is not followed here');
    else if (!plainOptions.test(option)) {
      problems.error(directive, `invalid parameter "${option}"`);
      return null;
    }
  }
  if (place === null) {
    problems.unjudged(directive.line, `listening on "${where}" is not followed here`);
    return null;
  }
  return { ...place, isDefault, isTls };
}

/** What is wrong as text; null for a place that is not followed, such as a name or a socket of Unix. */
function placeOf(where: string): { address: string | null; port: number } | string | null {
  if (where.startsWith('unix:')) return null;
  const literal = /^(\[[0-9A-Fa-f:.]*\])(?::(.*))?$/.exec(where);
  const colon = where.indexOf(':');
  const isPort = /^\d+$/.test(where);
  const host = literal?.[1] ?? (isPort ? '*' : colon === -1 ? where : where.slice(0, colon));
  const portText =
    literal === null ? (isPort ? where : colon === -1 ? '80' : where.slice(colon + 1)) : (literal[2] ?? '80');
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65535) return 'invalid port';
  if (host === '') return 'no host';
  if (host === '*' || host === '0.0.0.0') return { address: null, port };
  if (literal !== null) return { address: host.toLowerCase(), port };
  if (host === 'localhost') return { address: '127.0.0.1', port };
  return parseIpv4(host) === null ? null : { address: host, port };
}
