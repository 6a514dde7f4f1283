import type { Directive } from './config-text.ts';
import type { ServerName } from './model.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { PatternError } from './pattern-syntax.ts';
import type { Problems } from './problems.ts';

/** Reads one name of a `server_name`; null if nginx refuses it or it cannot be followed. */
export function readServerName(written: string, directive: Directive, problems: Problems): ServerName | null {
  if (written.startsWith('~')) {
    if (written === '~') {
      problems.error(directive, `empty regex in server name "${written}"`);
      return null;
    }
    const pattern = readPatternOf(written.slice(1), /[A-Z]/.test(written), directive, problems);
    return pattern === null ? null : { kind: 'pattern', text: '', written, pattern };
  }
  const name = written.toLowerCase();
  const plain = (kind: ServerName['kind'], text: string): ServerName | null => {
    if (!text.includes('*') && !written.includes('..')) return { kind, text, written, pattern: null };
    problems.error(directive, `server name "${written}" is invalid`);
    return null;
  };
  if (name.length > 1 && name.startsWith('.')) return plain('domain', name.slice(1));
  if (name.length > 2 && name.startsWith('*.')) return plain('suffix', name.slice(2));
  if (name.length > 2 && name.endsWith('.*')) return plain('prefix', name.slice(0, -2));
  return plain('exact', name);
}

/** Compiles an expression of a directive, and says what is wrong with it; its named groups become variables. */
export function readPatternOf(
  source: string,
  ignoresCase: boolean,
  directive: Directive,
  problems: Problems,
): Pattern | null {
  try {
    const pattern = compilePattern(source, ignoresCase);
    for (const name of pattern.names.keys()) problems.define(name);
    return pattern;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    if (error.isUnjudged)
      problems.unjudged(directive.line, `${error.message} in "${source}" is not followed here`);
    else problems.error(directive, `pcre2_compile() failed: ${error.message} in "${source}"`);
    return null;
  }
}
