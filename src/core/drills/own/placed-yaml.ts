import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml';

/** A value of a YAML text with the line it stands on, counted from 1. */
export type PlacedYaml = PlacedText | PlacedList | PlacedMap;

/** Anything but a list or a map, as it is written. */
export interface PlacedText {
  readonly kind: 'text';
  readonly line: number;
  readonly text: string;
  /** Whether YAML takes it for a whole number; one in quotes is none. */
  readonly isInteger: boolean;
  /** The line of the first line of its text, where its lines are those of the file; null where they are not. */
  readonly textLine: number | null;
}

export interface PlacedList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly PlacedYaml[];
}

export interface PlacedMap {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: ReadonlyMap<string, { readonly line: number; readonly value: PlacedYaml }>;
}

/** Tells that something on a line cannot be used, in a whole sentence. */
export type Report = (line: number, message: string) => void;

const longest = 20_000;
const mostOpenings = 1000;
const opening = /[[{]|(?<!\S)[-?](?!\S)/g;

/** Reads YAML; null, with a report, if it is none or too large. */
export function readPlacedYaml(text: string, report: Report): PlacedYaml | null {
  if (text.length > longest || (text.match(opening)?.length ?? 0) > mostOpenings) {
    report(1, `This drill is too large to be read; keep it below ${longest} characters, or make two of it.`);
    return null;
  }
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    report(
      lineAt(error.pos[0]),
      `The drill is not valid YAML: ${error.message.replace(/[.\s]*$/, '.')} Put a text that holds \`: \`, \` #\` or begins with a sign in quotes, or below \`|\`.`,
    );
    return null;
  }
  return new Placer(lineAt, report).place(document.contents);
}

/** Turns the nodes of the library into values with lines. */
class Placer {
  readonly #lineAt: (offset: number) => number;
  readonly #report: Report;

  constructor(lineAt: (offset: number) => number, report: Report) {
    this.#lineAt = lineAt;
    this.#report = report;
  }

  place(node: unknown, near = 1): PlacedYaml | null {
    if (isScalar(node)) return this.#text(node, near);
    if (isSeq(node)) {
      const line = this.#line(node.range, near);
      const items = node.items.map((item) => this.place(item, line));
      return items.includes(null)
        ? null
        : { kind: 'list', line, items: items.filter((item) => item !== null) };
    }
    if (isMap(node)) {
      const line = this.#line(node.range, near);
      const entries = new Map<string, { line: number; value: PlacedYaml }>();
      for (const { key, value } of node.items) {
        if (!isScalar(key))
          return this.#refuse(line, 'A key of a drill is a single word; write `key: value`.');
        const keyLine = this.#line(key.range, line);
        const placed = value === null ? this.#empty(keyLine) : this.place(value, keyLine);
        if (placed === null) return null;
        entries.set(key.source ?? String(key.value), { line: keyLine, value: placed });
      }
      return { kind: 'map', line, entries };
    }
    if (isAlias(node))
      return this.#refuse(
        this.#line(node.range, near),
        'A drill has no anchors or aliases; write the text out.',
      );
    return this.#refuse(
      near,
      'This drill is empty; give it at least an id, a title, a question and an answer.',
    );
  }

  #text(node: Scalar, near: number): PlacedText {
    const line = this.#line(node.range, near);
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
    const isLiteral = node.type === 'BLOCK_LITERAL';
    return {
      kind: 'text',
      line,
      text,
      isInteger: node.type === 'PLAIN' && /^-?\d+$/.test(node.source ?? ''),
      textLine: isLiteral ? line + 1 : text.includes('\n') || node.type === 'BLOCK_FOLDED' ? null : line,
    };
  }

  #empty(line: number): PlacedText {
    return { kind: 'text', line, text: '', isInteger: false, textLine: line };
  }

  #line(range: readonly number[] | null | undefined, near: number): number {
    return range?.[0] === undefined ? near : this.#lineAt(range[0]);
  }

  #refuse(line: number, message: string): null {
    this.#report(line, message);
    return null;
  }
}

/** The line of the file on which a place in a text stands; the text's own line where that cannot be told. */
export function lineIn({ line, text, textLine }: PlacedText, at: number): number {
  if (textLine === null) return line;
  let count = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) count += 1;
  return textLine + count;
}
