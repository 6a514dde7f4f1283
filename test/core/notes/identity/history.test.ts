import { describe, expect, it } from 'vitest';
import { diff } from '../../../../src/core/notes/diff.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import type {
  Change,
  KnownNote,
  NoteFile,
  ParsedNote,
  PlacedNote,
} from '../../../../src/core/notes/types.ts';
import { historyVersions } from './history.ts';
import { followLines, ratio } from './line-oracle.ts';
import { standInCards } from './stand-in-cards.ts';

const proposals = (file: NoteFile) =>
  parseFile(file, { dialect: 'nexthop', options: {}, proposes: true }).notes;

/** A known note whose lines the oracle follows to a note of the new version, or to none. */
function truthOf(known: readonly KnownNote[], placed: readonly PlacedNote[], lines: Map<string, string>) {
  const byLine = Map.groupBy(placed, ({ path, note }) => `${path}:${note.line}`);
  const text = ({ note }: { note: ParsedNote }) => `${note.front} ${note.back}`;
  const truth = new Map<KnownNote, PlacedNote>();
  const pairs = known
    .filter(({ isGone }) => !isGone)
    .flatMap((one) =>
      (byLine.get(lines.get(`${one.path}:${one.note.line}`) ?? '') ?? []).map((other) => ({
        one,
        other,
        score: ratio(text(one), text(other)),
      })),
    )
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score);
  const used = new Set<unknown>();
  for (const { one, other } of pairs) {
    if (used.has(one) || used.has(other)) continue;
    used.add(one).add(other);
    truth.set(one, other);
  }
  return truth;
}

function isLongGone(change: Change): boolean {
  return change.kind === 'gone' && change.known.isGone;
}

function replay(cardsOf: (file: NoteFile) => readonly ParsedNote[]) {
  let known: KnownNote[] = [];
  let nextId = 1;
  let before: NoteFile[] = [];
  const total = { edits: 0, questions: 0, resets: [] as string[], wrong: [] as string[] };
  const rows = historyVersions().map(({ commit, files }) => {
    const placed = files.flatMap((file): PlacedNote[] =>
      cardsOf(file).map((note) => ({ path: file.path, deck: '', note })),
    );
    const truth = truthOf(known, placed, followLines(before, files));
    const { changes, questions } = diff(known, placed);
    const asked = new Set<unknown>(questions.flatMap((one) => [...one.known, ...one.placed]));
    const matched = new Map<KnownNote, PlacedNote>();
    for (const change of changes) {
      if (change.kind === 'new' || change.kind === 'gone') continue;
      const olds = [change.known].flat();
      const news = [change.placed].flat();
      if (olds[0] && news[0]) matched.set(olds[0], news[0]);
    }
    const label = (one: KnownNote | PlacedNote) =>
      `${one.path}:${one.note.line} ${one.note.front.slice(0, 50)} => ${one.note.back.slice(0, 40)}`;
    for (const [one, other] of truth)
      if (!matched.has(one) && !asked.has(one))
        total.resets.push(`${commit} ${label(one)} | ${label(other)}`);
    for (const [one, other] of matched) {
      const isSameText = one.note.front === other.note.front || one.note.back === other.note.back;
      if (asked.has(one) || truth.get(one) === other || (isSameText && other.note.kind !== 'cloze')) continue;
      if (one.note.front === other.note.front) continue;
      total.wrong.push(`${commit} ${label(one)} | ${label(other)}`);
    }
    const count = (...kinds: Change['kind'][]) =>
      changes.filter((change) => kinds.includes(change.kind) && !isLongGone(change)).length;
    const edits = count('moved', 'changed', 'split', 'merged', 'gone');
    total.edits += edits;
    total.questions += questions.length;
    known = changes.flatMap((change): KnownNote[] => {
      const keep = (note: PlacedNote, one?: KnownNote) => ({
        ...note,
        id: one?.id ?? nextId++,
        isGone: false,
      });
      switch (change.kind) {
        case 'new':
          return [keep(change.placed)];
        case 'gone':
          return [{ ...change.known, isGone: true }];
        case 'split':
          return change.placed.map((part, index) => keep(part, index === 0 ? change.known : undefined));
        case 'merged':
          return change.known.map((one, index) =>
            index === 0 ? keep(change.placed, one) : { ...one, isGone: true },
          );
        default:
          return [keep(change.placed, change.known)];
      }
    });
    before = files;
    return {
      commit,
      new: count('new'),
      unchanged: count('unchanged'),
      moved: count('moved'),
      changed: count('changed'),
      parts: count('split', 'merged'),
      gone: count('gone'),
      questions: questions.length,
    };
  });
  return { rows, total };
}

describe.each([
  ['stand-in cards', standInCards],
  ['proposals', proposals],
] as const)('nineteen versions of somebody’s notes, as %s', (name, cardsOf) => {
  const { rows, total } = replay(cardsOf);

  it('lose no schedule and give none away in silence', () => {
    console.table(rows);
    console.log(
      `${name}: ${total.edits} edits, ${total.questions} questions, ` +
        `${((100 * total.questions) / Math.max(1, total.edits)).toFixed(1)} per hundred`,
    );
    expect(total.resets).toEqual([]);
    expect(total.wrong).toEqual([]);
  });
});
