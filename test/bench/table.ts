import { percentile, type Pair } from './statistics.ts';

/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** Empty for a line that only explains another. */
  readonly goal: string;
  /** Null where there is no goal. */
  readonly isMet: boolean | null;
}

/** A line for a ratio at a percentile (0 to 1), with the milliseconds it is made of. */
export function ratioRow(what: string, pair: Pair, most: number | null, fraction = 0.5): Row {
  const ours = percentile(pair.ours, fraction);
  const raw = percentile(pair.raw, fraction);
  const ratio = ours / raw;
  const measured = `${ratio.toFixed(2)} × (${milliseconds(ours)} : ${milliseconds(raw)})`;
  if (most === null) return { what, measured, goal: '', isMet: null };
  return { what, measured, goal: `≤ ${most} ×`, isMet: ratio <= most };
}

/** A duration as people read it. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

/** The lines below each other, with a head. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [
    ['what', 'measured', 'goal', 'met'],
    ...rows.map(({ what, measured, goal, isMet }) => [
      what,
      measured,
      goal,
      isMet === null ? '' : isMet ? 'yes' : 'NO',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('-|-');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
