import type { ChangeKind, ImportPlan } from '../../contract/import.ts';
import { count, groupDigits, joinWords } from '../format.ts';
import type { ListFilter } from './import-list.ts';

/** What was chosen, by name, and how many files that is where the names do not say it. */
export function planTitle({ title, files }: ImportPlan): string {
  const names = files.map((file) => file.path);
  const saysAll = title === names.join(', ') && names.length <= 3;
  if (saysAll || names.length === 0) return title;
  return title.includes(', ')
    ? `${count(names.length, 'file')} of notes`
    : `${title}, ${count(names.length, 'file')}`;
}

const changeWords: Record<ChangeKind, string> = {
  new: 'new',
  changed: 'changed',
  moved: 'moved',
  split: 'split',
  merged: 'merged',
  unchanged: 'unchanged',
  gone: 'gone from the notes',
  rejected: 'turned down before',
};

/** `83 cards found. 61 are new, 4 changed, 17 unchanged.` with what that means for what is already learned. */
export function planSentence({ counts, cards, questions }: ImportPlan): string {
  const kinds = (Object.keys(changeWords) as ChangeKind[]).filter((kind) => counts[kind] > 0);
  const found = kinds.filter((kind) => kind !== 'gone').reduce((sum, kind) => sum + counts[kind], 0);
  if (kinds.length === 0)
    return 'No cards were found, and nothing that could be one. A card is written like this: “Q: …” with “A: …” on the next line.';
  const parts = kinds.map((kind, index) => {
    const verb = index > 0 ? '' : counts[kind] === 1 ? 'is ' : 'are ';
    return `${groupDigits(counts[kind])} ${verb}${changeWords[kind]}`;
  });
  const proposed = cards.filter(({ rule, change }) => rule !== null && change === 'new').length;
  const proposal =
    proposed === 0
      ? ''
      : ` ${groupDigits(proposed)} ${proposed === 1 ? 'is' : 'are'} proposed from plain notes.`;
  const isAllKept = counts.new < found && questions.length === 0;
  const kept = isAllKept ? ' Nothing already learned is reset.' : '';
  return `${count(found, 'card')} found. ${joinWords(parts)}.${proposal}${kept}`;
}

/** What an import has done, as a sentence. */
export function resultSentence({ counts, decks }: ImportPlan): string {
  const kinds: readonly ChangeKind[] = ['new', 'changed', 'moved', 'split', 'merged'];
  const parts = kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${groupDigits(counts[kind])} ${changeWords[kind]}`);
  const where = decks.length === 0 ? '' : ` in ${count(decks.length, 'deck')}`;
  return parts.length === 0 ? 'Everything was already here.' : `${joinWords(parts)}${where}.`;
}

/** The names of the filters above the list. */
export const filterLabels: Readonly<Record<ListFilter, string>> = {
  all: 'All',
  new: 'New',
  proposed: 'Proposed',
  changed: 'Changed',
  moved: 'Moved',
  split: 'Split',
  merged: 'Merged',
  gone: 'Gone',
  flagged: 'With a wrong fact',
  'learned-elsewhere': 'Learned elsewhere',
  unchanged: 'Unchanged',
  rejected: 'Turned down',
};

/** What the kind of a planned card is called on its mark. */
export function changeLabel(change: ChangeKind): string {
  return change === 'rejected' ? 'turned down' : change;
}
