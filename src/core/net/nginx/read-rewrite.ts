import type { Directive } from './config-text.ts';
import type { RewriteStep } from './model.ts';
import type { Problems } from './problems.ts';
import { readPatternOf } from './read-server-name.ts';

const flags: Partial<Record<string, Extract<RewriteStep, { kind: 'rewrite' }>['flag']>> = {
  last: 'last',
  break: 'break',
  redirect: 302,
  permanent: 301,
};

/** Reads a directive of the rewrite module; null if it is another one or is wrong. */
export function readRewriteStep(directive: Directive, problems: Problems): RewriteStep | null {
  const [first = '', second, third] = directive.parameters;
  const { line } = directive;
  switch (directive.name) {
    case 'break':
      return { kind: 'break', line };
    case 'set': {
      const name = /^\$([A-Za-z0-9_]+)$/.exec(first)?.[1];
      if (name === undefined) {
        problems.error(directive, `invalid variable name "${first}"`);
        return null;
      }
      problems.define(name);
      return { kind: 'set', name, value: problems.template(directive, second ?? ''), line };
    }
    case 'return':
      return readReturn(directive, problems);
    case 'rewrite': {
      const pattern = readPatternOf(first, false, directive, problems);
      const replacement = second ?? '';
      const flag = third === undefined ? 'none' : flags[third];
      if (flag === undefined) problems.error(directive, `invalid parameter "${third ?? ''}"`);
      if (pattern === null || flag === undefined) return null;
      const isRedirect = /^(?:https?:\/\/|\$scheme)/.test(replacement);
      const keepsQuery = !replacement.endsWith('?');
      const template = problems.template(directive, keepsQuery ? replacement : replacement.slice(0, -1));
      const isTemporary = isRedirect && typeof flag === 'string';
      return {
        kind: 'rewrite',
        pattern,
        replacement: template,
        keepsQuery,
        flag: isTemporary ? 302 : flag,
        line,
      };
    }
    default:
      return null;
  }
}

function readReturn(directive: Directive, problems: Problems): RewriteStep | null {
  const [first = '', second] = directive.parameters;
  const { line } = directive;
  if (second === undefined && /^(?:https?:\/\/|\$scheme)/.test(first))
    return { kind: 'return', status: 302, text: problems.template(directive, first), line };
  if (!/^\d{1,3}$/.test(first)) {
    problems.error(directive, `invalid return code "${first}"`);
    return null;
  }
  const text = second === undefined ? null : problems.template(directive, second);
  return { kind: 'return', status: Number(first), text, line };
}
