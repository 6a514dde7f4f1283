import type { Expression, Scope } from './expression.ts';
import { lineIn, type PlacedText, type Report } from './placed-yaml.ts';
import { textOf, type Values } from './value.ts';

/** A text with `{{ expressions }}` in it. */
export interface Template {
  /** The text with the values in it; a sentence on what is the matter where one cannot be worked out. */
  fill(values: Values): { readonly text: string } | { readonly problem: string };
}

/** Reads a text with `{{ expressions }}`; null, with reports, if one of them cannot be used. */
export function readTemplate(source: PlacedText, scope: Scope, report: Report): Template | null {
  const parts: (string | Expression)[] = [];
  const { text } = source;
  let isSound = true;
  let from = 0;
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', from)) {
    const end = text.indexOf('}}', at);
    if (end < 0) {
      report(
        lineIn(source, at),
        'Here an expression begins with `{{` and does not end; write `}}` behind it.',
      );
      return null;
    }
    parts.push(text.slice(from, at));
    const compiled = scope.compile(text.slice(at + 2, end));
    if ('problem' in compiled) {
      report(lineIn(source, at + 2 + compiled.at), compiled.problem);
      isSound = false;
    } else parts.push(compiled);
    from = end + 2;
  }
  parts.push(text.slice(from));
  return isSound ? { fill: (values) => fill(parts, values) } : null;
}

function fill(parts: readonly (string | Expression)[], values: Values): ReturnType<Template['fill']> {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const outcome = part.evaluate(values);
    if ('problem' in outcome) return outcome;
    text += textOf(outcome.value);
  }
  return { text: text.trim() };
}
