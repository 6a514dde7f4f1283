import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diff } from '../../../../src/core/notes/diff.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import type { KnownNote, PlacedNote } from '../../../../src/core/notes/types.ts';
import { Dice } from './edits.ts';
import { historyVersions } from './history.ts';
import { ratio } from './line-oracle.ts';
import { textEdits, type TextFile } from './text-edits.ts';

const trials = Number(process.env['TRIALS'] ?? 25);
const fixtures = resolve(import.meta.dirname, '../../../fixtures');
const corpora = process.env['CORPORA'];

/** Plain notes that people wrote: the last version of the history, notes with tables, and the corpora where they are at hand. */
function texts(): { path: string; text: string }[] {
  const folders = [
    resolve(fixtures, 'tables'),
    ...(corpora ? [resolve(corpora, 'notes/networking-djeada')] : []),
  ];
  const more = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
      .sort()
      .map((name) => ({ path: name, text: readFileSync(resolve(folder, name), 'utf8') })),
  );
  return [...(historyVersions().at(-1)?.files ?? []), ...more];
}

const all = texts();

/** Each placed note with the names of the line it begins on. */
function read(files: readonly TextFile[]): Map<PlacedNote, number> {
  return new Map(
    files.flatMap(({ path, lines }) => {
      const text = lines.map((one) => one.text).join('\n');
      const { notes } = parseFile({ path, text }, { dialect: 'nexthop', options: {}, proposes: true });
      return notes.map((note) => [{ path, deck: '', note }, lines[note.line - 1]?.id ?? -1] as const);
    }),
  );
}

interface Tally {
  edits: number;
  questions: number;
  changed: number;
  readonly resets: string[];
  readonly wrong: string[];
}

function run(kind: string): Tally {
  const tally: Tally = { edits: 0, questions: 0, changed: 0, resets: [], wrong: [] };
  for (let seed = 1; seed <= trials; seed++) {
    const dice = new Dice(seed * 7);
    let id = 0;
    const files = Array.from({ length: 8 }, (): TextFile => {
      const { path, text } = dice.pick(all);
      return {
        path: `${path}.${++id}.md`,
        lines: text.split(/\r\n|\r|\n/).map((one) => ({ id: ++id, text: one })),
      };
    });
    const before = [...read(files)].map(
      ([placed, origin], index) => [{ ...placed, id: index, isGone: false }, origin] as const,
    );
    if (textEdits[kind]?.(files, dice) !== true) continue;
    tally.edits += 1;
    judge(new Map(before), read(files), tally);
  }
  return tally;
}

function judge(before: Map<KnownNote, number>, now: Map<PlacedNote, number>, tally: Tally): void {
  const { changes, questions } = diff([...before.keys()], [...now.keys()]);
  const asked = new Set<unknown>(questions.flatMap((one) => [...one.known, ...one.placed]));
  const text = ({ note }: KnownNote | PlacedNote) => `${note.front} => ${note.back}`;
  const added = changes.flatMap((change) => (change.kind === 'new' ? [change.placed] : []));
  tally.questions += questions.length;
  tally.changed += changes.filter(({ kind }) => kind === 'changed').length;
  for (const change of changes) {
    if (change.kind === 'gone') {
      if (asked.has(change.known)) continue;
      const origin = before.get(change.known);
      const still = added.find(
        (placed) =>
          now.get(placed) === origin && !asked.has(placed) && ratio(text(change.known), text(placed)) >= 0.6,
      );
      if (still) tally.resets.push(`${text(change.known)} | ${text(still)}`);
    } else if (change.kind === 'unchanged' || change.kind === 'moved' || change.kind === 'changed') {
      const { known, placed } = change;
      const isSame =
        asked.has(known) ||
        known.note.front === placed.note.front ||
        (before.get(known) === now.get(placed) && ratio(text(known), text(placed)) >= 0.5);
      if (!isSame) tally.wrong.push(`${text(known)} | ${text(placed)}`);
    }
  }
}

describe('edits of plain notes of which cards are proposed', () => {
  const tallies = new Map(Object.keys(textEdits).map((kind) => [kind, run(kind)]));

  it.each([...tallies])('%s: no silent reset and no silent wrong match', (_, { edits, resets, wrong }) => {
    expect(edits).toBeGreaterThan(trials / 4);
    expect(resets).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('ask little', () => {
    console.table(
      [...tallies].map(([kind, { edits, questions, changed, resets, wrong }]) => ({
        kind,
        edits,
        'notes changed': changed,
        'questions per 100': Math.round((100 * questions) / edits),
        resets: resets.length,
        wrong: wrong.length,
      })),
    );
    const sum = (of: (tally: Tally) => number) =>
      [...tallies.values()].reduce((total, one) => total + of(one), 0);
    const perHundred = (100 * sum(({ questions }) => questions)) / sum(({ edits }) => edits);
    console.log(`${sum(({ edits }) => edits)} edits, ${perHundred.toFixed(1)} questions per hundred`);
    expect(perHundred).toBeLessThan(60);
  });
});
