import { allowed } from './allowed.ts';
import { toBytes } from './byte-text.ts';
import { readConfigText, type Directive } from './config-text.ts';
import type { Listen, NginxConfig, Server, ServerName, Settings } from './model.ts';
import { nameConflicts } from './name-table.ts';
import { Problems } from './problems.ts';
import { readListen } from './read-listen.ts';
import { readLocations, readSettings } from './read-location.ts';
import { readServerName } from './read-server-name.ts';
import { readUpstream } from './read-upstream.ts';

/**
 * Reads what stands inside `http { }` as nginx 1.22 would, or a whole file with its `http { }`. Never fails: what is wrong or not
 * followed is in `problems`, and the rest is read as far as it can be.
 */
export function readNginx(text: string): NginxConfig {
  const { directives, problem } = readConfigText(toBytes(text));
  const problems = new Problems();
  const http = directives.find(({ name, block }) => name === 'http' && block !== null)?.block ?? directives;
  const inside = allowed(http, 'http', problems);
  const settings = readSettings(inside, null, problems);
  const servers = inside
    .filter(({ name }) => name === 'server')
    .map((each) => readServer(each, settings, problems));
  const upstreams = inside
    .filter(({ name }) => name === 'upstream')
    .map((each) => readUpstream(each, allowed(each.block ?? [], 'upstream', problems), problems));
  if (problem !== null) problems.add(problem);
  for (const conflict of nameConflicts(servers)) problems.addLater(conflict);
  return { servers, upstreams, problems: problems.all() };
}

function readServer(directive: Directive, outer: Settings, problems: Problems): Server {
  const inside = allowed(directive.block ?? [], 'server', problems);
  const listens: Listen[] = [];
  const names: ServerName[] = [];
  for (const each of inside) {
    if (each.name === 'listen') {
      const listen = readListen(each, problems);
      if (listen !== null) listens.push(listen);
    }
    if (each.name === 'server_name')
      names.push(...each.parameters.flatMap((written) => readServerName(written, each, problems) ?? []));
  }
  const settings = readSettings(inside, outer, problems);
  const anywhere = inside.some(({ name }) => name === 'listen') ? [] : [everywhere];
  return {
    line: directive.line,
    listens: [...listens, ...anywhere],
    names: names.length > 0 ? names : [{ kind: 'exact', text: '', written: '', pattern: null }],
    settings,
    locations: readLocations(inside, settings, null, problems),
  };
}

const everywhere: Listen = { address: null, port: 80, isDefault: false, isTls: false };
