/** Completes a name of a master file: `@` is the origin, and a name without a final dot has the origin appended. */
export function absoluteName(name: string, origin: string): string {
  if (name === '@') return origin;
  if (name.endsWith('.')) return name;
  return origin === '.' ? `${name}.` : `${name}.${origin}`;
}

/** The spelling by which names are compared: lower case with a final dot. */
export function nameKey(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith('.') ? lower : `${lower}.`;
}

/** The name without its first label, as `.` at the top; null for the root itself. */
export function parentName(name: string): string | null {
  if (name === '.') return null;
  return name.slice(name.indexOf('.') + 1) || '.';
}

/** Whether a name equals another or lies below it; both absolute, in any case. */
export function isAtOrBelow(name: string, top: string): boolean {
  const [nameText, topText] = [nameKey(name), nameKey(top)];
  return topText === '.' || nameText === topText || nameText.endsWith(`.${topText}`);
}

/** The name and every name above it up to and including `top`, nearest first. */
export function ancestry(name: string, top: string): string[] {
  const names: string[] = [];
  for (let at: string | null = name; at !== null && isAtOrBelow(at, top); at = parentName(at)) names.push(at);
  return names;
}
