import type { Directive } from './config-text.ts';
import type { Peer, Upstream } from './model.ts';
import type { Problems } from './problems.ts';

/** Reads an `upstream` block whose directives are all allowed there. */
export function readUpstream(
  directive: Directive,
  inside: readonly Directive[],
  problems: Problems,
): Upstream {
  let method: Upstream['method'] = 'round-robin';
  const peers: Peer[] = [];
  for (const each of inside) {
    if (each.name === 'ip_hash') method = 'ip-hash';
    if (each.name === 'least_conn') method = 'least-conn';
    if (each.name !== 'server') continue;
    const peer = readPeer(each, method, problems);
    if (peer !== null) peers.push(peer);
  }
  if (peers.length === 0) problems.error(directive, `no servers are inside upstream`);
  return { line: directive.line, name: directive.parameters[0] ?? '', method, peers };
}

function readPeer(directive: Directive, method: Upstream['method'], problems: Problems): Peer | null {
  const [address = '', ...options] = directive.parameters;
  let peer: Peer = {
    ...{ address, weight: 1, maxFails: 1, failTimeoutSeconds: 10, isDown: false, isBackup: false },
  };
  for (const option of options) {
    const changed = withOption(peer, option);
    if (changed === 'unjudged') problems.unjudged(directive.line, `"${option}" is not followed here`);
    else if (changed === null) {
      problems.error(directive, `invalid parameter "${option}"`);
      return null;
    } else peer = changed;
    if (peer.isBackup && method === 'ip-hash') {
      problems.error(directive, `balancing method does not support parameter "${option}"`);
      return null;
    }
  }
  return peer;
}

function withOption(peer: Peer, option: string): Peer | 'unjudged' | null {
  const [, name = '', value = ''] = /^([a-z_]+)=(.*)$/.exec(option) ?? [];
  if (option === 'down') return { ...peer, isDown: true };
  if (option === 'backup') return { ...peer, isBackup: true };
  const count = /^\d{1,9}$/.test(value) ? Number(value) : null;
  if (name === 'weight' && count !== null && count > 0) return { ...peer, weight: count };
  if (name === 'max_fails' && count !== null) return { ...peer, maxFails: count };
  if (name === 'fail_timeout') {
    const seconds = secondsOf(value);
    return seconds === null ? null : { ...peer, failTimeoutSeconds: seconds };
  }
  return name === 'max_conns' && count !== null ? 'unjudged' : null;
}

const unitSeconds: Partial<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(text: string): number | null {
  const parts = /^(?:(\d{1,9})([smhd]?))$/.exec(text);
  const unit = unitSeconds[parts?.[2] ?? ''];
  return parts === null || unit === undefined ? null : Number(parts[1]) * unit;
}
