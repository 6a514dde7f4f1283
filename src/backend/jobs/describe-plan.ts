import type { ChangeKind, ImportPlan, PlannedCard, PlannedDialect } from '../../contract/import.ts';
import { dialects } from '../../core/notes/dialects/registry.ts';
import { facesOf } from '../../core/notes/faces.ts';
import type { Finding } from '../../core/notes/types.ts';
import { rules } from '../../core/notes/proposals/registry.ts';
import type { Collection } from '../collection.ts';
import { CardLister } from './describe-cards.ts';
import { shownPath, type Plan, type PlannedFresh } from './plan.ts';
import type { Reading } from './reading.ts';

/** The plan as people and scripts read it, in the order of the files. */
export function describePlan(collection: Collection, plan: Plan, lists: 'all' | 'changes'): ImportPlan {
  const items = new Map(plan.items.files.map((item) => [item.location, item]));
  const pathOf = (location: string) => shownPath(location, items);
  const fresh = new Map(plan.fresh.map((file) => [file.file.item.location, file]));
  const lister = new CardLister(collection, pathOf, (location) => fresh.get(location)?.findings ?? []);
  const changed = plan.changes.flatMap((change) => lister.cardsOf(change));
  const unchanged = lists === 'all' ? unchangedCards(collection, plan, lister) : [];
  const cards = inOrder([...changed, ...unchanged], plan);
  const counts = countsOf([...changed, ...unchanged]);
  if (lists === 'changes')
    for (const { reading, isExcluded } of plan.unchanged) if (!isExcluded) counts.unchanged += reading.cards;
  const files = [
    ...plan.fresh.map(describeFresh),
    ...plan.unchanged.map(({ item, reading, isExcluded }) => ({
      path: item.path,
      cards: reading.cards,
      proposals: reading.proposals,
      problems: reading.problems.length,
      findings: reading.findings.length,
      dialect: reading.dialect,
      isExcluded,
    })),
  ];
  const findings: Finding[] = [
    ...plan.fresh.flatMap((file) => file.findings),
    ...plan.unchanged.flatMap(({ item: { path }, reading }) =>
      reading.findings.map((finding) => ({ path, ...finding })),
    ),
  ];
  return {
    title: plan.items.title,
    fingerprint: plan.fingerprint,
    files: inOrder(files, plan),
    cards,
    problems: inOrder(plan.problems, plan),
    findings: inOrder(findings, plan),
    questions: plan.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      text: question.text,
      similarity: question.similarity,
      options: question.options,
      default: question.default,
      answer: plan.answers.get(question.id) ?? null,
      before: question.known.map((note) => lister.placedText(note)),
      after: question.placed.map((note) => lister.placedText(note)),
    })),
    dialects: describeDialects(plan),
    media: describeMedia(collection, plan),
    counts,
    rules: describeRules(cards),
    decks: decksOf(collection, plan),
  };
}

function describeFresh({ file, notes, problems, findings, isExcluded }: PlannedFresh) {
  const count = (proposed: boolean) =>
    notes
      .filter(({ proposal }) => !proposed || proposal !== null)
      .reduce((sum, note) => sum + facesOf(note).length, 0);
  return {
    path: file.item.path,
    cards: count(false),
    proposals: count(true),
    problems: problems.length,
    findings: findings.length,
    dialect: file.choice.dialect,
    isExcluded,
  };
}

function unchangedCards(collection: Collection, plan: Plan, lister: CardLister): PlannedCard[] {
  return plan.unchanged.flatMap(({ row, isExcluded }) =>
    isExcluded
      ? []
      : collection.notes
          .ofFile(row.id)
          .filter(({ isGone }) => !isGone)
          .flatMap((record) => lister.unchanged(record, row.location, `note-${record.id}`)),
  );
}

function countsOf(cards: readonly PlannedCard[]): Record<ChangeKind, number> {
  const counts = { new: 0, changed: 0, moved: 0, split: 0, merged: 0, unchanged: 0, gone: 0, rejected: 0 };
  for (const { change } of cards) counts[change] += 1;
  return counts;
}

/** Sorts by file, as the files were found, then by line. */
function inOrder<Placed extends { readonly path: string; readonly line?: number }>(
  things: readonly Placed[],
  plan: Plan,
): Placed[] {
  const order = new Map(plan.items.files.map(({ path }, index) => [path, index]));
  const place = ({ path }: Placed) => order.get(path) ?? order.size;
  return [...things].sort((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
}

/** The dialects that show signs or are read, the most read first. */
function describeDialects({ evidence, fresh, unchanged }: Plan): PlannedDialect[] {
  const choices = [
    ...fresh.map(({ file }) => file.choice),
    ...unchanged.map(({ reading: { dialect, by } }) => ({ dialect, by })),
  ];
  const read = Map.groupBy(choices, ({ dialect }) => dialect);
  const found = new Map(evidence.map((one) => [one.dialect, one]));
  return [...new Set([...read.keys(), ...found.keys()])]
    .map((dialect) => ({
      dialect,
      title: dialects.get(dialect)?.title ?? dialect,
      score: found.get(dialect)?.score ?? 0,
      files: read.get(dialect)?.length ?? 0,
      by: mostCommon((read.get(dialect) ?? []).map(({ by }) => by)),
      examples: found.get(dialect)?.examples ?? [],
    }))
    .sort((one, other) => other.files - one.files || other.score - one.score);
}

function mostCommon(reasons: readonly Reading['by'][]): Reading['by'] | null {
  const groups = [...Map.groupBy(reasons, (reason) => reason)];
  return groups.sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? null;
}

function describeMedia({ media }: Collection, plan: Plan): ImportPlan['media'] {
  const named = <Place extends object>(path: string, places: readonly Place[]) =>
    places.map((place) => ({ path, ...place }));
  const kept = new Set(plan.fresh.flatMap((file) => file.media.map(({ found }) => found.location)));
  const before = plan.items.prefixes.flatMap((prefix) => media.referencesBelow(prefix));
  const stay = new Set(plan.unchanged.map(({ row }) => row.id));
  for (const { file_id: fileId, location } of before)
    if (stay.has(fileId) && location !== null) kept.add(location);
  return {
    kept: kept.size,
    missing: inOrder(
      [
        ...plan.fresh.flatMap(({ missing }) => missing),
        ...plan.unchanged.flatMap(({ item, reading }) => named(item.path, reading.missing)),
      ],
      plan,
    ),
    remote: inOrder(
      [
        ...plan.fresh.flatMap(({ remote }) => remote),
        ...plan.unchanged.flatMap(({ item, reading }) => named(item.path, reading.remote)),
      ],
      plan,
    ),
  };
}

function describeRules(cards: readonly PlannedCard[]): ImportPlan['rules'] {
  return [...Map.groupBy(cards, ({ rule }) => rule)].flatMap(([rule, made]) =>
    rule === null
      ? []
      : {
          rule,
          title: rules.get(rule)?.title ?? rule,
          cards: made.length,
          quality: made.reduce((sum, { quality }) => sum + (quality ?? 0), 0) / made.length,
        },
  );
}

function decksOf(collection: Collection, plan: Plan): string[] {
  const placed = plan.changes.flatMap(({ kind, placed: note }) =>
    note === null || kind === 'rejected' ? [] : note.deck,
  );
  const ids = new Set(
    plan.unchanged.flatMap(({ reading, isExcluded }) =>
      isExcluded ? [] : reading.decks.map(([, id]) => id),
    ),
  );
  const stay = [...ids].flatMap((id) => collection.decks.get(id)?.name ?? []);
  return [...new Set([...placed, ...stay])];
}
