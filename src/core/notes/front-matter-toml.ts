import { parse, TomlDate, TomlError } from 'smol-toml';
import { Document, isMap, isNode, isSeq, type Node } from 'yaml';
import { withoutPrototype, type FrontMatterTable } from './front-matter-keys.ts';

const assignment = /^[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([\w-]+))[ \t]*(?:\.[^=\n]*)?=/;
const header = /^[ \t]*\[\[?[ \t]*["']?([\w-]+)/;

/** Whether the first line that says something is written `key = value`. */
export function looksLikeToml(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return first !== undefined && assignment.test(first);
}

/** Reads TOML that begins on line 2 of the file; null, with a report, if it is none. */
export function readToml(
  toml: string,
  report: (line: number, message: string) => void,
): FrontMatterTable | null {
  const table = parsed(toml, report);
  if (!table) return null;
  const found = linesOfKeys(toml);
  const values = withoutPrototype<unknown>();
  const lines = withoutPrototype<number>();
  for (const [key, value] of Object.entries(table)) {
    values[key] = plain(value);
    lines[key] = found.get(key) ?? 2;
  }
  const { contents } = new Document(values);
  const pairs = isMap<Node, Node | null>(contents) ? contents.items : [];
  const lineOfNode = new Map<Node, number>();
  for (const [index, key] of Object.keys(values).entries()) {
    const value = pairs[index]?.value;
    const nodes = isSeq(value) ? [value, ...value.items.filter(isNode)] : [value];
    for (const node of nodes) if (node) lineOfNode.set(node, lines[key] ?? 2);
  }
  return { pairs, values, lines, lineOf: (node) => lineOfNode.get(node) ?? 2 };
}

function parsed(toml: string, report: (line: number, message: string) => void) {
  try {
    return parse(toml, { maxDepth: 50 });
  } catch (error) {
    const line = error instanceof TomlError ? error.line + 1 : 2;
    const reason = error instanceof TomlError ? (error.message.split('\n')[0] ?? '') : 'it cannot be parsed';
    report(
      line,
      `The front matter is not valid TOML: ${reason.replace(/^Invalid TOML document: /, '').replace(/\.?$/, '.')} Mend this line.`,
    );
    return null;
  }
}

function linesOfKeys(toml: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, text] of toml.split('\n').entries()) {
    const [, double, single, bare = header.exec(text)?.[1]] = assignment.exec(text) ?? [];
    const key = double ?? single ?? bare;
    if (key !== undefined && !lines.has(key)) lines.set(key, index + 2);
  }
  return lines;
}

/** Dates become text, as they are in YAML. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
