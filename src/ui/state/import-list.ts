import type { ChangeKind, ImportPlan, PlannedCard } from '../../contract/import.ts';
import { isChosen } from './import-tree.ts';

/** The cards of one note, which are decided on together. */
export interface PlannedNote {
  readonly key: string;
  readonly change: ChangeKind;
  readonly cards: readonly [PlannedCard, ...PlannedCard[]];
  /** Whether its lines claim something that computation shows to be wrong. */
  readonly hasFinding: boolean;
}

/** What the list of an import can be narrowed to. */
export type ListFilter = ChangeKind | 'all' | 'proposed' | 'learned-elsewhere' | 'flagged';

/** What narrows the list. */
export interface Narrowing {
  readonly filter: ListFilter;
  /** A file, a folder with a slash behind it, or null for all. */
  readonly path: string | null;
  readonly rule: string | null;
  /** Words that must all occur in the front, back, path or headings. */
  readonly words: string;
}

/** The cards of a plan by note, in the order of the plan. */
export function notesOf({ cards, findings }: Pick<ImportPlan, 'cards' | 'findings'>): PlannedNote[] {
  const wrongLines = Map.groupBy(findings, ({ path }) => path);
  const isWrong = ({ path, line, endLine }: PlannedCard) =>
    wrongLines.get(path)?.some((finding) => finding.line >= line && finding.line <= endLine) === true;
  const notes = new Map<string, [PlannedCard, ...PlannedCard[]]>();
  for (const card of cards) {
    const known = notes.get(card.note);
    if (known) known.push(card);
    else notes.set(card.note, [card]);
  }
  return [...notes].map(([key, group]) => ({
    key,
    change: mostTelling(group),
    cards: group,
    hasFinding: group.some(isWrong),
  }));
}

/** The notes to show; everything but what is unchanged or was turned down before, unless that is what is asked for. */
export function narrowed(
  notes: readonly PlannedNote[],
  { filter, path, rule, words }: Narrowing,
): PlannedNote[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return notes.filter(
    (note) =>
      passes(note, filter) &&
      note.cards.some((card) => isChosen(card.path, path)) &&
      (rule === null || note.cards[0].rule === rule) &&
      (wanted.length === 0 || wanted.every((word) => textOf(note).includes(word))),
  );
}

/** The filters that would show something, with the number of cards each shows. */
export function filtersOf(notes: readonly PlannedNote[]): { filter: ListFilter; cards: number }[] {
  const counts = new Map<ListFilter, number>();
  const add = (filter: ListFilter, amount: number) => counts.set(filter, (counts.get(filter) ?? 0) + amount);
  for (const note of notes) {
    const amount = note.cards.length;
    for (const filter of order) if (passes(note, filter)) add(filter, amount);
  }
  return order.flatMap((filter) => {
    const cards = counts.get(filter) ?? 0;
    return cards > 0 || filter === 'all' ? [{ filter, cards }] : [];
  });
}

/** Questions about files that are chosen. */
export function questionsShown(plan: ImportPlan, path: string | null): ImportPlan['questions'] {
  return plan.questions.filter(({ before, after }) =>
    [...before, ...after].some((excerpt) => isChosen(excerpt.path, path)),
  );
}

const order: readonly ListFilter[] = [
  'all',
  'new',
  'proposed',
  'changed',
  'moved',
  'split',
  'merged',
  'gone',
  'flagged',
  'learned-elsewhere',
  'unchanged',
  'rejected',
];

/** Among the cards of a note, the change that says most: a note with a new and an unchanged card has changed. */
function mostTelling(cards: readonly PlannedCard[]): ChangeKind {
  const kinds = new Set(cards.map(({ change }) => change));
  const [first = 'unchanged'] = kinds;
  return kinds.size === 1 ? first : 'changed';
}

function passes({ change, hasFinding, cards: [card] }: PlannedNote, filter: ListFilter): boolean {
  switch (filter) {
    case 'all':
      return change !== 'unchanged' && change !== 'rejected';
    case 'proposed':
      return card.rule !== null && change === 'new';
    case 'new':
      return change === 'new';
    case 'learned-elsewhere':
      return card.hasSchedule && change === 'new';
    case 'flagged':
      return hasFinding && change !== 'gone';
    default:
      return change === filter;
  }
}

const texts = new WeakMap<PlannedNote, string>();

function textOf(note: PlannedNote): string {
  const known = texts.get(note);
  if (known !== undefined) return known;
  const text = note.cards
    .map(({ front, back, path, headings }) => [front, back, path, ...headings].join('\n'))
    .join('\n')
    .toLowerCase();
  texts.set(note, text);
  return text;
}
