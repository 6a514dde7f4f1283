import type { NoteFile } from '../../../../src/core/notes/types.ts';

/** How alike two texts are from 0 to 1: twice the longest common subsequence of their characters by their lengths. */
export function ratio(one: string, other: string): number {
  const [a, b] = [Array.from(one.slice(0, 400)), Array.from(other.slice(0, 400))];
  return a.length + b.length === 0 ? 1 : (2 * (table(a, b)[0]?.[0] ?? 0)) / (a.length + b.length);
}

/** Where each line of an old version stands in a new one, as `path:line`, by aligning files and lines as a version control does. */
export function followLines(before: readonly NoteFile[], now: readonly NoteFile[]): Map<string, string> {
  const successor = pairFiles(before, now);
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const left: { place: string; text: string }[] = [];
  for (const old of before) {
    const next = successor.get(old.path);
    const aligned = next === undefined ? new Map<number, number>() : align(linesOf(old), linesOf(next));
    for (const [index, text] of linesOf(old).entries()) {
      const there = aligned.get(index);
      const place = `${old.path}:${index + 1}`;
      if (there === undefined || next === undefined) left.push({ place, text });
      else {
        found.set(place, `${next.path}:${there + 1}`);
        taken.add(`${next.path}:${there + 1}`);
      }
    }
  }
  const elsewhere = new Map<string, string[]>();
  for (const file of now)
    for (const [index, text] of linesOf(file).entries()) {
      const place = `${file.path}:${index + 1}`;
      if (text.length >= 12 && !taken.has(place))
        elsewhere.set(text, [...(elsewhere.get(text) ?? []), place]);
    }
  for (const { place, text } of left) {
    const there = elsewhere.get(text)?.shift();
    if (there !== undefined) found.set(place, there);
  }
  return found;
}

/** A file goes on under its path, or as the new file that shares most lines with it, if at least half. */
function pairFiles(before: readonly NoteFile[], now: readonly NoteFile[]): Map<string, NoteFile> {
  const byPath = new Map(now.map((file) => [file.path, file]));
  const known = new Set(before.map(({ path }) => path));
  const added = now.filter(({ path }) => !known.has(path));
  const pairs = before
    .filter(({ path }) => !byPath.has(path))
    .flatMap((old) => added.map((file) => ({ old, file, score: shared(linesOf(old), linesOf(file)) })))
    .filter(({ score }) => score >= 0.5)
    .sort((one, other) => other.score - one.score);
  const found = new Map(
    before.flatMap(({ path }) => {
      const same = byPath.get(path);
      return same ? [[path, same] as const] : [];
    }),
  );
  const used = new Set<string>();
  for (const { old, file } of pairs) {
    if (found.has(old.path) || used.has(file.path)) continue;
    found.set(old.path, file);
    used.add(file.path);
  }
  return found;
}

function shared(one: readonly string[], other: readonly string[]): number {
  const full = (lines: readonly string[]) => new Set(lines.filter((line) => line !== ''));
  const [a, b] = [full(one), full(other)];
  return (2 * [...a].filter((line) => b.has(line)).length) / Math.max(1, a.size + b.size);
}

/** Aligns the equal lines by their longest common subsequence, then within each gap the most alike ones in order. */
function align(before: readonly string[], now: readonly string[]): Map<number, number> {
  const found = new Map<number, number>();
  const lengths = table(before, now);
  let [i, j] = [0, 0];
  let [gapBefore, gapNow]: [number[], number[]] = [[], []];
  const close = () => {
    for (const [old, next] of alignAlike(before, now, gapBefore, gapNow)) found.set(old, next);
    [gapBefore, gapNow] = [[], []];
  };
  while (i < before.length && j < now.length) {
    if (before[i] === now[j]) {
      close();
      found.set(i++, j++);
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) gapBefore.push(i++);
    else gapNow.push(j++);
  }
  while (i < before.length) gapBefore.push(i++);
  while (j < now.length) gapNow.push(j++);
  close();
  return found;
}

function alignAlike(
  before: readonly string[],
  now: readonly string[],
  olds: readonly number[],
  news: readonly number[],
): [number, number][] {
  const pairs: [number, number][] = [];
  let from = 0;
  for (const old of olds) {
    const text = before[old] ?? '';
    if (text.trim() === '') continue;
    const scores = news.slice(from).map((next) => ratio(text, now[next] ?? ''));
    const best = Math.max(0, ...scores);
    if (best < 0.6) continue;
    const index = from + scores.indexOf(best);
    pairs.push([old, news[index] ?? 0]);
    from = index + 1;
  }
  return pairs;
}

function table(before: readonly unknown[], now: readonly unknown[]): Uint32Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row)
        row[j] =
          before[i] === now[j]
            ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
            : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}

function linesOf({ text }: NoteFile): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim());
}
