import type { Evidence } from './dialect.ts';
import { dialects } from './dialects/registry.ts';
import type { FolderSettings } from './folder-settings.ts';
import type { ReadFile } from './read.ts';
import type { Problem } from './types.ts';

/** Which dialect a file is read by, and what decided it. */
export interface DialectChoice {
  readonly path: string;
  readonly dialect: string;
  readonly by: 'front matter' | 'settings' | 'folder settings' | 'evidence' | 'default';
}

/** What speaks for a dialect over all files; `examples` are its clearest marks, at most one per file and five in all. */
export interface DialectEvidence {
  readonly dialect: string;
  readonly title: string;
  readonly score: number;
  /** Number of files with marks of it. */
  readonly files: number;
  readonly examples: readonly { readonly path: string; readonly line: number; readonly mark: string }[];
}

/** The dialect of files in which nothing speaks for another one. */
export const defaultDialect = 'nexthop';

/** From this score on a file's own marks are taken for a dialect; below it they may well be innocent text. */
const enough = 5;
/** The least weight of a mark that plain notes do not hold by chance. */
const strong = 5;
const mostExamples = 5;

/** What a file's text says for one dialect, short enough to be remembered while the file stays as it is. */
export interface DialectMarks {
  readonly dialect: string;
  readonly score: number;
  /** The clearest mark. */
  readonly clearest: Evidence;
}

/** A file that need not be read again: what it was read by, and its marks. */
export interface RememberedFile {
  readonly choice: DialectChoice;
  readonly marks: readonly DialectMarks[];
}

/** What one file's text says for one dialect. */
interface Reading {
  readonly dialect: string;
  readonly evidence: readonly Evidence[];
  readonly score: number;
}

interface Judged {
  readonly path: string;
  /** Null for a file whose dialect is declared. */
  readonly readings: readonly Reading[] | null;
  readonly declared: DialectChoice | null;
  /** Null for a file that is remembered. */
  readonly file: ReadFile | null;
}

/**
 * The dialect of each file, in their order: the one declared in its front matter, by the person (`declared`), or by the
 * `nexthop.yml` of its folder; else by the marks found in it and in all other files, the remembered ones among them. Two
 * dialects in one file are a problem. `prevailing` is the dialect that files with few marks, or none, were read by.
 */
export function chooseDialects(
  files: readonly { readonly file: ReadFile; readonly settings: FolderSettings | null }[],
  declared: string | null,
  remembered: readonly RememberedFile[] = [],
): {
  choices: DialectChoice[];
  evidence: DialectEvidence[];
  problems: Problem[];
  prevailing: string | null;
  marks: DialectMarks[][];
} {
  const problems: Problem[] = [];
  const judged = files.map(({ file, settings }): Judged => {
    const choice = declaredFor(file, settings, declared, problems);
    return { path: file.path, declared: choice, readings: choice ? null : readingsOf(file), file };
  });
  const others = remembered.map(({ choice, marks }): Judged => ({
    path: choice.path,
    declared: choice,
    file: null,
    readings: marks.map(({ dialect, score, clearest: mark }) => ({ dialect, score, evidence: [mark] })),
  }));
  const all = [...judged, ...others];
  const prevailing = prevailingOf(all);
  const choices = judged.map((one) => one.declared ?? choiceFor(one, prevailing, problems));
  const evidence = evidenceOf(all, [...choices, ...remembered.map(({ choice }) => choice)]);
  return { choices, evidence, problems, prevailing, marks: judged.map(marksOf) };
}

function marksOf({ readings }: Judged): DialectMarks[] {
  return (readings ?? []).flatMap(({ dialect, score, evidence }) => {
    const [first] = clearest(evidence);
    return first ? [{ dialect, score, clearest: { ...first, mark: shortened(first.mark) } }] : [];
  });
}

function declaredFor(
  { path, format, frontMatter: { dialect } }: ReadFile,
  settings: FolderSettings | null,
  declared: string | null,
  problems: Problem[],
): DialectChoice | null {
  if (format !== 'markdown') return null;
  if (dialect && dialects.has(dialect.value)) return { path, dialect: dialect.value, by: 'front matter' };
  if (dialect) {
    const known = [...dialects.keys()].sort().join(', ');
    const message = `\`dialect: ${dialect.value}\` is not a dialect that Nexthop reads; it reads ${known}.`;
    problems.push({ path, line: dialect.line, message });
  }
  if (declared !== null && dialects.has(declared)) return { path, dialect: declared, by: 'settings' };
  if (settings?.dialect != null) return { path, dialect: settings.dialect, by: 'folder settings' };
  return null;
}

function readingsOf(file: ReadFile): Reading[] {
  return [...dialects.values()].flatMap((dialect) => {
    const evidence = dialect.detect(file);
    return evidence.length ? [{ dialect: dialect.id, evidence, score: scoreOf(evidence) }] : [];
  });
}

/** Marks of the same weight count ever less, so that a page full of shared marks does not outweigh one that nothing else writes. */
function scoreOf(evidence: readonly Evidence[]): number {
  const counts = new Map<number, number>();
  for (const { weight } of evidence) counts.set(weight, (counts.get(weight) ?? 0) + 1);
  return [...counts].reduce((sum, [weight, count]) => sum + weight * (1 + Math.log2(count)), 0);
}

/** The dialect with the most evidence in files where it is convincing; null if no file convinces. */
function prevailingOf(judged: readonly Judged[]): string | null {
  const totals = new Map<string, number>();
  const convincing = new Set<string>();
  for (const { dialect, score } of judged.flatMap(({ readings }) => readings ?? [])) {
    totals.set(dialect, (totals.get(dialect) ?? 0) + score);
    if (score >= enough) convincing.add(dialect);
  }
  return [...totals]
    .filter(([dialect]) => convincing.has(dialect))
    .reduce<[string | null, number]>(
      (best, [dialect, total]) => (total > best[1] ? [dialect, total] : best),
      [null, 0],
    )[0];
}

/** The folder's dialect where the file has marks of it, or none that count, unless the file's own marks clearly say another. */
function choiceFor(
  { path, readings, file }: Judged,
  prevailing: string | null,
  problems: Problem[],
): DialectChoice {
  const ranked = [...(readings ?? [])].sort(
    (one, other) =>
      other.score - one.score || Number(other.dialect === prevailing) - Number(one.dialect === prevailing),
  );
  const [best] = ranked;
  const usual = ranked.find(({ dialect }) => dialect === prevailing);
  const own =
    best && best.score >= enough && (!usual || isStrong(best) || isExplainedBy(usual, best)) ? best : null;
  const chosen = own ?? usual;
  const isPlain = ranked.every(({ dialect }) => dialect !== defaultDialect);
  if (!chosen && isPlain && prevailing !== null && file && mayBeIn(prevailing, file))
    return { path, dialect: prevailing, by: 'evidence' };
  if (!chosen) return { path, dialect: defaultDialect, by: 'default' };
  const rival = ranked.find((other) => other !== chosen && isStrong(other) && !isExplainedBy(other, chosen));
  if (rival && isStrong(chosen)) problems.push(mixture(path, chosen, rival));
  return { path, dialect: chosen.dialect, by: 'evidence' };
}

/** Whether a file without marks that count can be read by the dialect of its folder. */
function mayBeIn(dialect: string, file: ReadFile): boolean {
  return file.format === 'markdown' && (dialects.get(dialect)?.takesUnmarked?.(file) ?? true);
}

function isStrong({ evidence }: Reading): boolean {
  return evidence.some(({ weight }) => weight >= strong);
}

/** Whether every strong mark of `one` stands on a line that `other` has a mark on as well. */
function isExplainedBy(one: Reading, other: Reading): boolean {
  const lines = new Set(other.evidence.map(({ line }) => line));
  return one.evidence.every(({ line, weight }) => weight < strong || lines.has(line));
}

function mixture(path: string, chosen: Reading, rival: Reading): Problem {
  const marks = (reading: Reading) =>
    clearest(reading.evidence)
      .slice(0, 3)
      .map(({ mark, line }) => `\`${shortened(mark)}\` on line ${line}`)
      .join(', ');
  const [name, other] = [titleOf(chosen.dialect), titleOf(rival.dialect)];
  return {
    path,
    line: clearest(rival.evidence)[0]?.line ?? 1,
    message:
      `This file has marks of two ways of writing cards, ${name} (${marks(chosen)}) and ${other} (${marks(rival)}). ` +
      `It was read as ${name}; write \`dialect: ${rival.dialect}\` in its front matter if it is ${other}, or split it up.`,
  };
}

function evidenceOf(judged: readonly Judged[], choices: readonly DialectChoice[]): DialectEvidence[] {
  const chosen = new Set(choices.filter(({ by }) => by === 'evidence').map(({ dialect }) => dialect));
  const byDialect = new Map<string, { reading: Reading; path: string }[]>();
  for (const { path, readings } of judged)
    for (const reading of readings ?? []) {
      const list = byDialect.get(reading.dialect) ?? [];
      list.push({ reading, path });
      byDialect.set(reading.dialect, list);
    }
  return [...byDialect]
    .filter(([dialect, found]) => chosen.has(dialect) || found.some(({ reading }) => isStrong(reading)))
    .map(([dialect, found]) => ({
      dialect,
      title: titleOf(dialect),
      score: Math.round(found.reduce((sum, { reading }) => sum + reading.score, 0) * 10) / 10,
      files: found.length,
      examples: found
        .flatMap(({ reading, path }) =>
          clearest(reading.evidence)
            .slice(0, 1)
            .map((mark) => ({ path, ...mark })),
        )
        .sort((one, other) => other.weight - one.weight)
        .slice(0, mostExamples)
        .map(({ path, line, mark }) => ({ path, line, mark: shortened(mark) })),
    }))
    .sort((one, other) => other.score - one.score);
}

function clearest(evidence: readonly Evidence[]): Evidence[] {
  return [...evidence].sort((one, other) => other.weight - one.weight || one.line - other.line);
}

function titleOf(dialect: string): string {
  return dialects.get(dialect)?.title ?? dialect;
}

function shortened(mark: string): string {
  const line = mark.split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
