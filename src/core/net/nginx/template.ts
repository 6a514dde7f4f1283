/** A text with variables in it, as `return`, `rewrite`, `proxy_pass` and `proxy_set_header` take them. */
export type Template = readonly (string | { readonly variable: string })[];

/** The value of each variable by its name; a capture is named by its number. */
export type Values = (name: string) => string;

/** Takes a text apart at `$name`, `${name}` and `$1`; null if a `$` names nothing. */
export function readTemplate(text: string): Template | null {
  const parts: (string | { variable: string })[] = [];
  let rest = 0;
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', rest)) {
    if (at > rest) parts.push(text.slice(rest, at));
    const found = /^\$(?:([1-9])|\{([A-Za-z0-9_]+)\}|([A-Za-z0-9_]+))/.exec(text.slice(at, at + 200));
    if (found === null) return null;
    parts.push({ variable: found[1] ?? found[2] ?? found[3] ?? '' });
    rest = at + found[0].length;
  }
  if (rest < text.length) parts.push(text.slice(rest));
  return parts;
}

/** The text with every variable replaced by its value, passed through `change` first if given. */
export function expand(
  template: Template,
  values: Values,
  change: (value: string, name: string) => string = (value) => value,
): string {
  return template
    .map((part) => (typeof part === 'string' ? part : change(values(part.variable), part.variable)))
    .join('');
}

/** The names of the variables in the template. */
export function variablesOf(template: Template): string[] {
  return template.flatMap((part) => (typeof part === 'string' ? [] : [part.variable]));
}
