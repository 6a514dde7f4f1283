import { isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { FrontMatter, Placed } from './front-matter.ts';
import { idPattern } from './id-pattern.ts';

/** Front matter as it was parsed, before it is known what its keys mean. */
export interface FrontMatterTable {
  readonly pairs: readonly Pair<Node, Node | null>[];
  readonly values: FrontMatter['values'];
  readonly lines: FrontMatter['lines'];
  /** The line of the file on which a node begins. */
  lineOf(node: Node): number;
}

/** An empty record in which a key such as `constructor` is not there. */
export function withoutPrototype<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

type Report = (line: number, message: string) => void;

/** What the keys that Nexthop knows say; those it does not know are only in `values`. */
export function frontMatterOf(table: FrontMatterTable, report: Report): FrontMatter {
  const reader = new KeyReader(table, report);
  return {
    dialect: reader.list('dialect', /\s+/)[0] ?? null,
    deck: reader.deck(),
    tags: [...new Set(reader.list('tags', /[\s,]+/).map(({ value }) => value.replace(/^#/, '')))],
    drills: reader.ids('drills'),
    needs: reader.ids('needs').map(({ value }) => value),
    makesHeadingCards: reader.makesHeadingCards(),
    values: table.values,
    lines: table.lines,
  };
}

class KeyReader {
  readonly #table: FrontMatterTable;
  readonly #report: Report;

  constructor(table: FrontMatterTable, report: Report) {
    this.#table = table;
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
    const pair = this.#table.pairs.find(
      (candidate) => isScalar(candidate.key) && candidate.key.value === key,
    );
    return pair?.value && !(isScalar(pair.value) && pair.value.value === null) ? pair.value : null;
  }

  #line(node: Node): number {
    return this.#table.lineOf(node);
  }
}

function scalarText(node: Node): string | null {
  if (isScalar(node) && node.value === null) return '';
  return isScalar(node) && ['string', 'number', 'boolean'].includes(typeof node.value)
    ? String(node.source ?? node.value)
    : null;
}
