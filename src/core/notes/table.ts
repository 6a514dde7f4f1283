import type { Block } from './block.ts';

/** A cell of a table; its text is inline Markdown with `\|` read as `|`, and `start` to `end` where it stands in its sequence. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A table; rows have as many cells as are written, at most as many as the header. */
export interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The cells of a block that is a table. */
export function tableOf({ raw, line, start }: Block): Table {
  let offset = start;
  const rows = raw.split('\n').map((text, index) => {
    const row = cellsOf(text, line + index, offset);
    offset += text.length + 1;
    return row;
  });
  const [header = [], , ...others] = rows;
  return { header, rows: others.map((row) => row.slice(0, header.length)) };
}

function cellsOf(row: string, line: number, offset: number): Cell[] {
  const cells: Cell[] = [];
  const add = (from: number, to: number) => {
    const text = row.slice(from, to);
    const start = offset + from + text.length - text.trimStart().length;
    const trimmed = text.trim();
    cells.push({ text: trimmed.replaceAll('\\|', '|'), line, start, end: start + trimmed.length });
  };
  let from = row.length - row.trimStart().length;
  const last = row.trimEnd().length;
  if (row[from] === '|') from += 1;
  for (let index = from; index < last; index += 1) {
    if (row[index] === '\\') index += 1;
    else if (row[index] === '|') {
      add(from, index);
      from = index + 1;
    }
  }
  if (from < last) add(from, last);
  return cells;
}
