import { describe, expect, it } from 'vitest';
import { diff } from '../../../../src/core/notes/diff.ts';
import type { Difference, KnownNote, PlacedNote } from '../../../../src/core/notes/types.ts';
import { Dice, edits } from './edits.ts';
import { poolOfCards, readVault, type VaultCard, type VaultFile } from './vault.ts';

const trials = Number(process.env['TRIALS'] ?? 60);
const pool = poolOfCards();

interface Tally {
  edits: number;
  questions: number;
  /** Questions whose default is what truly happened. */
  rightByDefault: number;
  resets: string[];
  wrong: string[];
}

/** A vault of four files of three sections of five cards each, and a supply of cards that are not in it. */
function vaultFrom(dice: Dice): { vault: VaultFile[]; spare: () => VaultCard } {
  const rest = [...pool];
  const take = () => rest.splice(dice.below(rest.length), 1)[0] ?? dice.pick(pool);
  let id = 0;
  const vault = Array.from({ length: 4 }, (_, file): VaultFile => ({
    path: `${file + 1}.md`,
    newline: '\n',
    sections: Array.from({ length: 3 }, (__, section) => ({
      title: section === 0 ? 'Overview' : `Topic ${file}.${section}`,
      cards: Array.from({ length: 5 }, () => ({ ...take(), origins: [++id] })),
    })),
  }));
  return { vault, spare: () => ({ ...take(), origins: [] }) };
}

function knownFrom(vault: readonly VaultFile[]): KnownNote[] {
  return [...readVault(vault)].map(([placed, { origins }]) => ({
    ...placed,
    id: origins[0] ?? 0,
    isGone: false,
  }));
}

/** Compares what the diff made of an edit with the truth: a known note is still there if some card goes back to it. */
function judge(now: Map<PlacedNote, VaultCard>, found: Difference, tally: Tally) {
  const asked = new Set<unknown>(found.questions.flatMap((one) => [...one.known, ...one.placed]));
  const isOrigin = (one: KnownNote, placed: PlacedNote) =>
    now.get(placed)?.origins.includes(one.id) === true ||
    (one.note.front === placed.note.front && one.note.back === placed.note.back);
  const label = (one: KnownNote | PlacedNote) => `${one.note.front} => ${one.note.back}`;
  const there = new Set([...now.values()].flatMap(({ origins }) => origins));
  for (const change of found.changes) {
    if (change.kind === 'gone') {
      if (there.has(change.known.id) && !asked.has(change.known)) tally.resets.push(label(change.known));
      continue;
    }
    if (change.kind === 'new') continue;
    const [one, placed] = [[change.known].flat()[0], [change.placed].flat()[0]];
    if (one && placed && !isOrigin(one, placed) && !asked.has(one))
      tally.wrong.push(`${label(one)} | ${label(placed)}`);
  }
  const matched = new Map(
    found.changes.flatMap((change) =>
      change.kind === 'new' || change.kind === 'gone'
        ? []
        : [change.known].flat().map((one) => [one, [change.placed].flat()] as const),
    ),
  );
  tally.rightByDefault += found.questions.filter((question) =>
    question.known.every((one) => {
      const partners = matched.get(one);
      return partners ? partners.some((placed) => isOrigin(one, placed)) : !there.has(one.id);
    }),
  ).length;
  tally.questions += found.questions.length;
}

function run(kind: string): Tally {
  const tally: Tally = { edits: 0, questions: 0, rightByDefault: 0, resets: [], wrong: [] };
  for (let seed = 1; seed <= trials; seed++) {
    const dice = new Dice(seed);
    const { vault, spare } = vaultFrom(dice);
    const known = knownFrom(vault);
    for (let count = 0; count < 1 + (seed % 3); count++)
      if (edits[kind]?.(vault, dice, spare)) tally.edits += 1;
    const now = readVault(vault);
    judge(now, diff(known, [...now.keys()]), tally);
  }
  return tally;
}

describe('scripted edits of known truth', () => {
  const tallies = new Map(Object.keys(edits).map((kind) => [kind, run(kind)]));

  it.each([...tallies])(
    '%s: no silent reset and no silent wrong match',
    (_, { edits: made, resets, wrong }) => {
      expect(made).toBeGreaterThan(trials / 4);
      expect(resets).toEqual([]);
      expect(wrong).toEqual([]);
    },
  );

  it('ask little', () => {
    const rows = [...tallies].map(([kind, { edits: made, questions, rightByDefault, resets, wrong }]) => ({
      kind,
      edits: made,
      'questions per 100': Math.round((100 * questions) / made),
      'right by default': questions === 0 ? '' : `${Math.round((100 * rightByDefault) / questions)} %`,
      resets: resets.length,
      wrong: wrong.length,
    }));
    console.table(rows);
    const sum = (of: (tally: Tally) => number) =>
      [...tallies.values()].reduce((total, one) => total + of(one), 0);
    const perHundred = (100 * sum(({ questions }) => questions)) / sum(({ edits: made }) => made);
    console.log(`${sum(({ edits: made }) => made)} edits, ${perHundred.toFixed(1)} questions per hundred`);
    expect(perHundred).toBeLessThan(60);
  });
});
