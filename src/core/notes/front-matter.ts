import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import type { Problem } from './types.ts';

/** A value of the front matter and the line of the file it stands on. */
interface Placed<Value> {
  readonly value: Value;
  readonly line: number;
}

/** What the YAML at the top of a file says about all its cards. */
export interface FrontMatter {
  /** Id of the dialect the file says it is written in. */
  readonly dialect: Placed<string> | null;
  readonly deck: string | null;
  readonly tags: readonly string[];
  readonly drills: readonly Placed<string>[];
  readonly needs: readonly string[];
  /** Whether every heading with text below it is a card. */
  readonly makesHeadingCards: boolean;
}

const none: FrontMatter = {
  dialect: null,
  deck: null,
  tags: [],
  drills: [],
  needs: [],
  makesHeadingCards: false,
};
const fence = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const longest = 50_000;
const mostOpenings = 1000;
const opening = /[[{]|(?<!\S)[-?](?!\S)/g;

/** Letters, digits and hyphens, as ids of cards and names of drill families are written. */
export const idPattern = /^[A-Za-z0-9-]+$/;

/**
 * Splits the front matter off a text with `\n` line ends.
 * `body` begins on line `bodyLine`; unreadable front matter counts as empty and is told in `problems`.
 */
export function readFrontMatter(
  path: string,
  text: string,
): { frontMatter: FrontMatter; body: string; bodyLine: number; problems: Problem[] } {
  const match = text.startsWith('---') ? fence.exec(text) : null;
  if (!match) return { frontMatter: none, body: text, bodyLine: 1, problems: [] };
  const problems: Problem[] = [];
  const report = (line: number, message: string) => void problems.push({ path, line, message });
  return {
    frontMatter: readYaml(match[1] ?? '', report),
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
    problems,
  };
}

type Report = (line: number, message: string) => void;

function readYaml(yaml: string, report: Report): FrontMatter {
  if (yaml.trim() === '') return none;
  if (yaml.length > longest) {
    report(
      1,
      'The front matter is too long to be read; shorten it, or put an empty line before the first rule.',
    );
    return none;
  }
  if ([...yaml.matchAll(opening)].length > mostOpenings) {
    report(1, 'The front matter has too many lists to be read; write it as plain `key: value` lines.');
    return none;
  }
  return readKeys(yaml, report);
}

function readKeys(yaml: string, report: Report): FrontMatter {
  const counter = new LineCounter();
  const lineOf = (offset: number) => counter.linePos(offset).line + 1;
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    report(
      lineOf(error.pos[0]),
      `The front matter is not valid YAML: ${error.message.replace(/\.?$/, '.')} Mend this line.`,
    );
    return none;
  }
  const { contents } = document;
  if (!isMap(contents)) {
    if (contents)
      report(
        2,
        'The front matter does not consist of `key: value` lines, so it was left out; write it that way.',
      );
    return none;
  }
  const reader = new KeyReader(contents.items, lineOf, report);
  return {
    dialect: reader.list('dialect', /\s+/)[0] ?? null,
    deck: reader.deck(),
    tags: [...new Set(reader.list('tags', /[\s,]+/).map(({ value }) => value.replace(/^#/, '')))],
    drills: reader.ids('drills'),
    needs: reader.ids('needs').map(({ value }) => value),
    makesHeadingCards: reader.makesHeadingCards(),
  };
}

class KeyReader {
  readonly #pairs: readonly Pair<Node, Node | null>[];
  readonly #lineOf: (offset: number) => number;
  readonly #report: Report;

  constructor(pairs: readonly Pair<Node, Node | null>[], lineOf: (offset: number) => number, report: Report) {
    this.#pairs = pairs;
    this.#lineOf = lineOf;
    this.#report = report;
  }

  deck(): string | null {
    const node = this.#value('deck');
    if (!node) return null;
    const levels = (scalarText(node) ?? '').split('::').map((level) => level.trim());
    if (levels.every((level) => level !== '')) return levels.join('::');
    this.#report(
      this.#line(node),
      'The deck of this file has no name; write `deck: Name` or `deck: Name::Part`.',
    );
    return null;
  }

  makesHeadingCards(): boolean {
    const node = this.#value('cards');
    if (!node) return false;
    const value = scalarText(node);
    if (value === 'headings') return true;
    this.#report(
      this.#line(node),
      `\`cards: ${value ?? '…'}\` is not known; the only value is \`cards: headings\`.`,
    );
    return false;
  }

  ids(key: string): Placed<string>[] {
    return this.list(key, /[\s,]+/).filter(({ value, line }) => {
      if (idPattern.test(value)) return true;
      this.#report(
        line,
        `\`${value}\` under \`${key}\` is not a name; use letters, digits and hyphens only.`,
      );
      return false;
    });
  }

  list(key: string, separator: RegExp): Placed<string>[] {
    const node = this.#value(key);
    if (!node) return [];
    const items: readonly unknown[] = isSeq(node) ? node.items : [node];
    return items.filter(isNode).flatMap((item) => {
      const text = scalarText(item);
      if (text === null)
        this.#report(this.#line(item), `\`${key}\` must be a list of words; write it as \`${key}: [a, b]\`.`);
      const words = isSeq(node) ? [text ?? ''] : (text ?? '').split(separator);
      return words.flatMap((word) => (word.trim() ? [{ value: word.trim(), line: this.#line(item) }] : []));
    });
  }

  #value(key: string): Node | null {
    const pair = this.#pairs.find((candidate) => isScalar(candidate.key) && candidate.key.value === key);
    return pair?.value && !(isScalar(pair.value) && pair.value.value === null) ? pair.value : null;
  }

  #line(node: Node): number {
    return this.#lineOf(node.range?.[0] ?? 0);
  }
}

function scalarText(node: Node): string | null {
  if (isScalar(node) && node.value === null) return '';
  return isScalar(node) && ['string', 'number', 'boolean'].includes(typeof node.value)
    ? String(node.source ?? node.value)
    : null;
}
