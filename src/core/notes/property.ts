const key = /(?:^|[[(])[ \t]*(?:\[[ xX]\][ \t]+)?[*_]{0,3}[\p{L}\p{N}][\p{L}\p{N}_./-]{0,60}[*_]{0,3}$/u;

/**
 * Whether the `::` at `index` belongs to a property, as Logseq and Dataview write them: a single word directly before it, at
 * the start of the line or within `[key:: value]`, and a space or nothing behind it.
 */
export function isProperty(line: string, index: number): boolean {
  const isDouble = line[index + 2] !== ':' && line[index - 1] !== ':';
  return isDouble && /^(?:\s|$)/.test(line.slice(index + 2, index + 3)) && key.test(lastPart(line, index));
}

/** What stands before a key cannot be longer than the key with its brackets, so that a long line is not read again for each mark. */
function lastPart(line: string, index: number): string {
  const from = Math.max(0, index - 80);
  return from === 0 ? line.slice(0, index) : ` .${line.slice(from, index)}`;
}
