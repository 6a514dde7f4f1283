import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import { withoutPrototype, type FrontMatterTable } from './front-matter-keys.ts';

/** Reads YAML that begins on line 2 of the file; null, with a report, if it is none or no map. */
export function readYaml(
  yaml: string,
  report: (line: number, message: string) => void,
): FrontMatterTable | null {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    report(
      lineAt(error.pos[0]),
      `The front matter is not valid YAML: ${error.message.replace(/\.?$/, '.')} Mend this line.`,
    );
    return null;
  }
  const { contents } = document;
  if (!isMap(contents)) {
    if (contents)
      report(
        2,
        'The front matter does not consist of `key: value` lines, so it was left out; write it that way.',
      );
    return null;
  }
  const values = withoutPrototype<unknown>();
  const lines = withoutPrototype<number>();
  const lineOf = (node: Node) => lineAt(node.range?.[0] ?? 0);
  for (const pair of contents.items) {
    if (!isScalar(pair.key)) continue;
    const key = String(pair.key.value);
    values[key] = plainValue(pair, document);
    lines[key] = lineOf(pair.key);
  }
  return { pairs: contents.items, values, lines, lineOf };
}

/** Null for a value whose aliases would grow without bound. */
function plainValue(pair: Pair<Node, Node | null>, document: Document): unknown {
  try {
    return pair.value?.toJS(document, { maxAliasCount: 100 }) ?? null;
  } catch {
    return null;
  }
}
