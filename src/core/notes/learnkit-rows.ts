import { opaqueIn, type SourceLine } from './source-lines.ts';
import { isWithin } from './spans.ts';

/** A row such as `Q | question |`, whose text may go over several lines. */
export interface FieldRow {
  readonly label: string;
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

/** The rows of one card; `starter` is the one that says what it is. */
export interface RowCard {
  readonly starter: FieldRow;
  readonly rows: readonly FieldRow[];
  /** Number of the anchor beside it. */
  readonly anchor: string | null;
  readonly headings: readonly string[];
}

/** A row that begins like a card's and is not closed. */
interface OpenRow {
  readonly label: string;
  readonly delimiter: string;
  readonly line: number;
}

const starterLabels = 'Q|RQ|CQ|MCQ|OQ|HQ|IO';
const usualDelimiters = '|@~;';
const isStarter = new RegExp(`^(?:${starterLabels})$`);
const anchorPattern = /^[ \t]*\^(?:learnkit|sprout)-(\d{6,12})[ \t]*$/;
const bareLabel = /^(?:T|RQ|CQ|MCQ|OQ|HQ|IO|[QAOIG]|\d{1,2})[ \t]*$/;
const firstRow = new RegExp(`^(?:T|${starterLabels})[ \\t]*([^\\w\\s])`);

/** The number of an anchor that stands alone on a line; null for any other line. */
export function anchorLine({ kind, text }: SourceLine): string | null {
  return kind === 'text' ? (anchorPattern.exec(text)?.[1] ?? null) : null;
}

/** Finds the cards of a file; `delimiter` is the one set for it, else it is told from the first row that is closed. */
export function rowsOf(
  lines: readonly SourceLine[],
  delimiter: string | null,
): { cards: RowCard[]; open: OpenRow[] } {
  const joined = withLabelsJoined(lines);
  const mark = delimiter ?? delimiterOf(joined);
  return mark === null ? { cards: [], open: [] } : new RowReader(joined, mark).read();
}

/** Puts a delimiter that stands alone on the line below its label beside it, and leaves an empty line in its place. */
function withLabelsJoined(lines: readonly SourceLine[]): SourceLine[] {
  const isSplit = (index: number) =>
    lines[index]?.kind === 'text' &&
    bareLabel.test(lines[index].text) &&
    /^[ \t]*[^\w\s][ \t]*$/.test(lines[index + 1]?.text ?? '');
  return lines.map((line, index) => {
    if (isSplit(index))
      return { ...line, text: `${line.text.trim()} ${lines[index + 1]?.text.trim() ?? ''}` };
    return isSplit(index - 1) ? { ...line, text: '', kind: 'blank' } : line;
  });
}

function delimiterOf(lines: readonly SourceLine[]): string | null {
  const hasAnchor = lines.some((line) => anchorLine(line) !== null);
  for (const [index, line] of lines.entries()) {
    const mark = line.kind === 'text' ? firstRow.exec(line.text)?.[1] : undefined;
    if (mark === undefined || mark === '[' || mark === ':' || isOpaque(line)) continue;
    const isClosed = lines.slice(index, index + 40).some(({ text }, below) => {
      const end = text.trimEnd();
      return end.endsWith(mark) && (below > 0 || end.length > (firstRow.exec(text)?.[0].length ?? 0));
    });
    if (isClosed && (hasAnchor || usualDelimiters.includes(mark))) return mark;
  }
  return null;
}

function isOpaque(line: SourceLine): boolean {
  return isWithin(opaqueIn(line), 0);
}

class RowReader {
  readonly #lines: readonly SourceLine[];
  readonly #delimiter: string;
  readonly #row: RegExp;
  readonly #cards: RowCard[] = [];
  readonly #open: OpenRow[] = [];
  #rows: FieldRow[] = [];
  #starter: FieldRow | null = null;
  #headings: readonly string[] = [];
  #anchorAbove: string | null = null;
  #isAnchorAbove: boolean | null = null;

  constructor(lines: readonly SourceLine[], delimiter: string) {
    this.#lines = lines;
    this.#delimiter = delimiter;
    const escaped = delimiter.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
    this.#row = new RegExp(`^(T|${starterLabels}|A|O|I|G|M|\\d{1,2})[ \\t]*${escaped}`);
  }

  read(): { cards: RowCard[]; open: OpenRow[] } {
    for (let index = 0; index < this.#lines.length;) index = this.#step(index);
    this.#finish(null);
    return { cards: this.#cards, open: this.#open };
  }

  #step(index: number): number {
    const line = this.#lines[index];
    if (!line) return index + 1;
    const anchor = anchorLine(line);
    if (anchor !== null) {
      this.#takeAnchor(anchor);
      return index + 1;
    }
    const label = line.kind === 'text' && !isOpaque(line) ? this.#row.exec(line.text)?.[1] : undefined;
    if (label === undefined) {
      if (line.kind === 'heading' || (line.kind === 'text' && this.#rows.length > 0)) this.#finish(null);
      if (line.kind !== 'blank') this.#anchorAbove = null;
      return index + 1;
    }
    const end = this.#endOf(index);
    if (end < 0) {
      const isCard = label !== 'A' && !/^[OIGMT\d]/.test(label);
      if (isCard || this.#rows.length > 0)
        this.#open.push({ label, delimiter: this.#delimiter, line: line.line });
      return index + 1;
    }
    this.#takeRow(label, index, end);
    return end + 1;
  }

  /** The line on which the row closes, before any other row begins; -1 if it does not. */
  #endOf(start: number): number {
    for (let index = start; index < this.#lines.length; index += 1) {
      const line = this.#lines[index];
      if (!line) return -1;
      const begun = index === start ? (this.#row.exec(line.text)?.[0].length ?? 0) : 0;
      if (index > start && (anchorLine(line) !== null || (line.kind === 'text' && this.#row.test(line.text))))
        return -1;
      if (line.kind === 'heading' && index > start) return -1;
      const rest = line.text.slice(begun).trimEnd();
      const isSealed = line.kind === 'code' || (line.kind === 'table' && rest.trim() !== this.#delimiter);
      if (!isSealed && rest.endsWith(this.#delimiter)) return index;
    }
    return -1;
  }

  #takeRow(label: string, start: number, end: number): void {
    const lines = this.#lines.slice(start, end + 1).map(({ text }) => text);
    const whole = lines.join('\n').trimEnd().slice(0, -this.#delimiter.length);
    const text = whole.replace(this.#row, '').trim();
    const at = this.#lines[start]?.line ?? 1;
    const isOfHotspot = label === 'Q' && this.#starter?.label === 'HQ';
    if ((isStarter.test(label) || label === 'T') && this.#starter && !isOfHotspot) this.#finish(null);
    if (this.#rows.length === 0) this.#headings = this.#lines[start]?.headings ?? [];
    const row = { label, text, line: at, endLine: at + end - start };
    this.#rows.push(row);
    if (isStarter.test(label)) this.#starter ??= row;
  }

  /** Whether anchors stand above their cards or below them, the first one tells. */
  #takeAnchor(anchor: string): void {
    this.#isAnchorAbove ??= this.#rows.length === 0;
    if (this.#isAnchorAbove) {
      this.#finish(null);
      this.#anchorAbove = anchor;
    } else this.#finish(anchor);
  }

  #finish(anchorBelow: string | null): void {
    const starter = this.#starter;
    if (starter) {
      this.#cards.push({
        starter,
        rows: this.#rows,
        anchor: anchorBelow ?? this.#anchorAbove,
        headings: this.#headings,
      });
      this.#anchorAbove = null;
    }
    this.#rows = [];
    this.#starter = null;
  }
}
