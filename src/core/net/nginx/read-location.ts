import type { Directive } from './config-text.ts';
import type { Location, ProxyPass, RewriteStep, Settings } from './model.ts';
import type { Pattern } from './pattern.ts';
import { allowed } from './allowed.ts';
import type { Problems } from './problems.ts';
import { readProxyPass } from './read-proxy-pass.ts';
import { readRewriteStep } from './read-rewrite.ts';
import { readPatternOf } from './read-server-name.ts';

/** The settings of a level: what is written in it, and what it takes from the level around it. */
export function readSettings(
  inside: readonly Directive[],
  outer: Settings | null,
  problems: Problems,
  hasNoPrefix = false,
): Settings {
  const rewrites: RewriteStep[] = [];
  const headers: Settings['headers'][number][] = [];
  let proxy: ProxyPass | null = null;
  let proxyHttpVersion = outer?.proxyHttpVersion ?? '1.0';
  for (const directive of inside) {
    const [first = '', second = ''] = directive.parameters;
    if (directive.name === 'proxy_pass') {
      if (proxy !== null) problems.error(directive, '"proxy_pass" directive is duplicate');
      proxy = readProxyPass(directive, hasNoPrefix, problems) ?? proxy;
    } else if (directive.name === 'proxy_set_header')
      headers.push({ name: first, value: problems.template(directive, second) });
    else if (directive.name === 'proxy_http_version') {
      if (first === '1.0' || first === '1.1') proxyHttpVersion = first;
      else problems.error(directive, `invalid value "${first}"`);
    } else {
      const step = readRewriteStep(directive, problems);
      if (step !== null) rewrites.push(step);
    }
  }
  return {
    rewrites,
    proxy,
    headers: headers.length > 0 ? headers : (outer?.headers ?? []),
    proxyHttpVersion,
  };
}

interface Head {
  readonly modifier: Location['modifier'];
  readonly path: string;
  readonly pattern: Pattern | null;
}

/** Reads a `location` and those inside it; null if it cannot be followed. */
function readLocation(
  directive: Directive,
  outer: Settings,
  parent: Head | null,
  problems: Problems,
): Location | null {
  const head = readHead(directive, problems);
  if (head === null) return null;
  const misplaced = misplacement(head, parent);
  if (misplaced !== null) {
    problems.error(directive, misplaced);
    return null;
  }
  const inside = allowed(directive.block ?? [], 'location', problems);
  const settings = readSettings(inside, outer, problems, head.pattern !== null || head.modifier === '@');
  return {
    line: directive.line,
    ...head,
    isInternal: inside.some(({ name }) => name === 'internal'),
    settings,
    locations: readLocations(inside, settings, head, problems),
  };
}

/** Reads all locations of a level, and says which exclude each other. */
export function readLocations(
  inside: readonly Directive[],
  outer: Settings,
  parent: Head | null,
  problems: Problems,
): Location[] {
  const taken = new Set<string>();
  const duplicates: { path: string; line: number }[] = [];
  const locations: Location[] = [];
  for (const directive of inside) {
    if (directive.name !== 'location') continue;
    const location = readLocation(directive, outer, parent, problems);
    if (location === null) continue;
    locations.push(location);
    if (location.pattern !== null) continue;
    const kind = location.modifier === '^~' ? '' : location.modifier;
    const key = `${kind} ${location.path}`;
    if (taken.has(key)) duplicates.push({ path: location.path, line: directive.endLine });
    taken.add(key);
  }
  // nginx sorts before it compares, with the slash before every other byte.
  const rank = ({ path }: { path: string }) => path.replaceAll('/', '\0');
  duplicates.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.line - b.line));
  for (const { path, line } of duplicates)
    problems.addLater({ kind: 'error', line, message: `duplicate location "${path}"` });
  return locations;
}

function readHead(directive: Directive, problems: Problems): Head | null {
  const [first = '', second] = directive.parameters;
  const glued = /^(=|\^~|~\*|~)([^]*)$/.exec(first);
  const modifier = second === undefined ? (glued?.[1] ?? (first.startsWith('@') ? '@' : '')) : first;
  const path = second ?? glued?.[2] ?? first;
  if (modifier === '~' || modifier === '~*') {
    const pattern = readPatternOf(path, modifier === '~*', directive, problems);
    return pattern === null ? null : { modifier, path, pattern };
  }
  if (modifier === '=' || modifier === '^~' || modifier === '@' || (modifier === '' && second === undefined))
    return { modifier, path, pattern: null };
  problems.error(directive, `invalid location modifier "${modifier}"`);
  return null;
}

function misplacement(head: Head, parent: Head | null): string | null {
  if (parent === null || parent.path === '') return null;
  const place = (what: string) =>
    `location "${head.path}" cannot be inside the ${what} location "${parent.path}"`;
  if (parent.modifier === '=') return place('exact');
  if (parent.modifier === '@') return place('named');
  if (head.modifier === '@') return `named location "${head.path}" can be on the server level only`;
  if (head.pattern === null && !head.path.startsWith(parent.path))
    return `location "${head.path}" is outside location "${parent.path}"`;
  return null;
}
