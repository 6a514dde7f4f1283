import type { ChangeKind, ImportPlan, PlannedCard } from '../../contract/import.ts';
import { count, groupDigits, joinWords } from '../format.ts';

/** Cards the import would add, rewrite or move. */
export function cardsToImport(plan: ImportPlan): number {
  const { new: added, changed, moved, split, merged } = plan.counts;
  return added + changed + moved + split + merged;
}

/** What was chosen, by name, and how many files that is where the names do not say it. */
export function planTitle({ title, files }: ImportPlan): string {
  const names = files.map((file) => file.path);
  const saysAll = title === names.join(', ') && names.length <= 3;
  if (saysAll || names.length === 0) return title;
  return title.includes(', ')
    ? `${count(names.length, 'file')} of notes`
    : `${title}, ${count(names.length, 'file')}`;
}

/** `83 cards found. 61 are new, 4 changed, 17 unchanged.` with what that means for what is already learned. */
export function planSentence({ counts }: ImportPlan): string {
  const found =
    counts.new +
    counts.changed +
    counts.moved +
    counts.split +
    counts.merged +
    counts.unchanged +
    counts.rejected;
  if (found === 0 && counts.gone === 0)
    return 'No cards were found. A card is written like this: “Q: …” with “A: …” on the next line.';
  const words: Record<ChangeKind, string> = {
    new: 'new',
    changed: 'changed',
    moved: 'moved',
    split: 'split',
    merged: 'merged',
    unchanged: 'unchanged',
    gone: 'gone from the notes',
    rejected: 'turned down',
  };
  const kinds = (Object.keys(words) as ChangeKind[]).filter((kind) => counts[kind] > 0);
  const parts = kinds.map((kind, index) => {
    const verb = index > 0 ? '' : counts[kind] === 1 ? 'is ' : 'are ';
    return `${groupDigits(counts[kind])} ${verb}${words[kind]}`;
  });
  const kept = counts.new === found ? '' : ' Nothing already learned is reset.';
  return `${count(found, 'card')} found. ${joinWords(parts)}.${kept}`;
}

/** What an import has done, as a sentence. */
export function resultSentence({ counts, decks }: ImportPlan): string {
  const parts = [
    counts.new > 0 ? `${groupDigits(counts.new)} new` : null,
    counts.changed > 0 ? `${groupDigits(counts.changed)} changed` : null,
    counts.moved > 0 ? `${groupDigits(counts.moved)} moved` : null,
    counts.split > 0 ? `${groupDigits(counts.split)} split` : null,
    counts.merged > 0 ? `${groupDigits(counts.merged)} merged` : null,
  ].filter((part) => part !== null);
  const where = decks.length === 0 ? '' : ` in ${count(decks.length, 'deck')}`;
  return parts.length === 0 ? 'Everything was already here.' : `${joinWords(parts)}${where}.`;
}

/** The cards to show: of one file or of all, the unchanged ones only if asked for. */
export function cardsShown(plan: ImportPlan, file: string | null, showsUnchanged: boolean): PlannedCard[] {
  return plan.cards.filter(
    (card) => (file === null || card.path === file) && (showsUnchanged || card.change !== 'unchanged'),
  );
}
