import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../../../src/core/notes/lint.ts';
import { readFile } from '../../../../src/core/notes/read.ts';
import type { Finding } from '../../../../src/core/notes/types.ts';

const fixtures = resolve(import.meta.dirname, '../../../fixtures/networking');
const corpora = process.env['CORPORA'];

/**
 * Mistakes that were looked up by hand: four rows of a table that call all 64 addresses of a /26 usable, though the two
 * ends of each are its network and broadcast address.
 */
const realMistakes = [105, 106, 107, 108].map((line) => `subnetting.md:${line} host-count`);

function lintFolder(folder: string): { lines: number; findings: Finding[] } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.q?md$/.test(path),
  );
  let lines = 0;
  const findings = paths.flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    lines += text.split('\n').length;
    return lint(readFile({ path, text }));
  });
  return { lines, findings };
}

function alarmsOf(findings: readonly Finding[]): string[] {
  const all = findings.map(({ path, line, check }) => `${path.replace(/^.*[/\\]/, '')}:${line} ${check}`);
  return all.filter((alarm) => !realMistakes.includes(alarm));
}

describe('notes that other people wrote', () => {
  it('hold the mistakes found by hand, and no false alarm', () => {
    const { lines, findings } = lintFolder(fixtures);
    expect(lines).toBeGreaterThan(3_000);
    expect(alarmsOf(findings)).toEqual([]);
    expect(
      findings.filter(({ path }) => path.endsWith('subnetting.md')).map(({ correction }) => correction),
    ).toEqual(Array.from({ length: 4 }, () => 'A /26 has 62 usable hosts of 64 addresses.'));
  });

  it.runIf(corpora)('give at most one false alarm in 10,000 lines', () => {
    const { lines, findings } = lintFolder(join(corpora ?? '', 'notes'));
    const alarms = alarmsOf(findings);
    console.info(`${lines} lines, ${findings.length} findings, ${alarms.length} of them false`);
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(lines / 10_000);
  });
});
