import { normalise } from '../identity.ts';

const deepest = 6;

/** Writes the headings that stand above notes, each only where it is not above already. */
export class HeadingWriter {
  #current: readonly string[] = [];

  /** The lines to be put before a note below these headings, without empty lines around them; empty if there is no need. */
  linesFor(headings: readonly string[]): string {
    const wanted = headings.slice(0, deepest).map(normalise);
    const current = this.#current;
    const differs = wanted.findIndex((title, level) => title !== current[level]);
    this.#current = wanted;
    if (differs < 0 && wanted.length === current.length) return '';
    const from = differs < 0 ? Math.max(0, wanted.length - 1) : differs;
    return wanted
      .slice(from)
      .map((title, index) => headingLine(title, from + index + 1))
      .join('\n\n');
  }
}

/** Notes with those first that stand below no heading, as nothing ends a heading but another one. */
export function headlessFirst<Item>(
  items: readonly Item[],
  headingsOf: (item: Item) => readonly string[],
): Item[] {
  return [
    ...items.filter((item) => headingsOf(item).length === 0),
    ...items.filter((item) => headingsOf(item).length > 0),
  ];
}

/** Hashes at the end of a heading are left out by Markdown unless more follow. */
function headingLine(title: string, depth: number): string {
  const closing = title.endsWith('#') ? ' #' : '';
  return `${'#'.repeat(depth)} ${title}${closing}`.trimEnd();
}
