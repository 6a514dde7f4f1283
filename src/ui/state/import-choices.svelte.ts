import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { InputOf } from '../../contract/api.ts';
import type { ImportPlan } from '../../contract/import.ts';
import type { PlannedNote } from './import-list.ts';

/** What the person can decide about a note. */
export type NoteDecision = 'accept' | 'reject' | 'keep' | 'soon' | 'restart' | 'suspend' | 'delete' | 'none';

/** A decision as a button offers it. */
export interface DecisionOption {
  readonly decision: NoteDecision;
  readonly label: string;
  /** What it does, in a sentence. */
  readonly does: string;
}

const proposalOptions: readonly DecisionOption[] = [
  { decision: 'accept', label: 'Accept', does: 'Make this card.' },
  { decision: 'reject', label: 'Reject', does: 'Do not make this card, now or at a later import.' },
];
const changedOptions: readonly DecisionOption[] = [
  { decision: 'keep', label: 'Keep schedule', does: 'Ask it when it would have been asked anyway.' },
  { decision: 'soon', label: 'See soon', does: 'Ask it today, and keep what is known of it.' },
  { decision: 'restart', label: 'Start over', does: 'Learn it again from the beginning.' },
];
const goneOptions: readonly DecisionOption[] = [
  { decision: 'suspend', label: 'Suspend', does: 'Do not ask it until it is back in the notes.' },
  { decision: 'keep', label: 'Keep', does: 'Go on asking it, though the notes no longer hold it.' },
  { decision: 'delete', label: 'Delete', does: 'Take it out of the collection.' },
];

/** A text of one's own for a proposed card. */
interface OwnText {
  readonly front: string;
  readonly back: string;
}

/** What the person has decided about a plan; what is not decided takes the plan's default. */
export class ImportChoices {
  readonly #notes = new SvelteMap<string, NoteDecision>();
  readonly #texts = new SvelteMap<string, OwnText>();
  readonly #rules = new SvelteMap<string, 'accept' | 'reject'>();
  readonly #answers = new SvelteMap<string, string>();
  readonly #excluded = new SvelteSet<string>();

  /** Forgets everything, as when other notes were chosen. */
  clear(): void {
    this.#notes.clear();
    this.#texts.clear();
    this.#rules.clear();
    this.#answers.clear();
    this.#excluded.clear();
  }

  /** What can be decided about a note; nothing for one that is new or unchanged. */
  optionsOf({ change, cards: [card] }: PlannedNote): readonly DecisionOption[] {
    if (card.rule !== null && (change === 'new' || change === 'rejected')) return proposalOptions;
    if (change === 'gone') return goneOptions;
    return ['changed', 'split', 'merged'].includes(change) && card.isLearned ? changedOptions : [];
  }

  /** What will happen to a note, by the person's decision, by the one about its rule, or by default. */
  decisionOf(note: PlannedNote): NoteDecision {
    const own = this.#notes.get(note.key);
    if (own !== undefined) return own;
    const [card] = note.cards;
    const byRule = card.rule === null || note.change === 'gone' ? undefined : this.#rules.get(card.rule);
    if (byRule !== undefined && note.change === 'new') return byRule;
    return card.decision === 'import' ? 'accept' : card.decision;
  }

  decide(note: PlannedNote, decision: NoteDecision): void {
    if (this.optionsOf(note).some((option) => option.decision === decision))
      this.#notes.set(note.key, decision);
  }

  /** Decides about every card that a rule proposes, and about those it will propose. */
  decideRule(rule: string, decision: 'accept' | 'reject', notes: readonly PlannedNote[]): void {
    this.#rules.set(rule, decision);
    for (const note of notes) if (note.cards[0].rule === rule) this.#notes.delete(note.key);
  }

  /** The person's own text of a proposed card; null while it stands as proposed. */
  textOf(note: PlannedNote): OwnText | null {
    return this.#texts.get(note.key) ?? null;
  }

  /** Accepts a proposed card in the person's own words. */
  rewrite(note: PlannedNote, text: OwnText): void {
    this.#texts.set(note.key, text);
    this.#notes.set(note.key, 'accept');
  }

  answerOf(question: ImportPlan['questions'][number]): string {
    return this.#answers.get(question.id) ?? question.answer ?? question.default;
  }

  answer(questionId: string, option: string): void {
    this.#answers.set(questionId, option);
  }

  isExcluded(path: string): boolean {
    return this.#excluded.has(path);
  }

  /** Leaves files out of the import, or takes them in again. */
  exclude(paths: readonly string[], isExcluded: boolean): void {
    for (const path of paths) {
      if (isExcluded) this.#excluded.add(path);
      else this.#excluded.delete(path);
    }
  }

  get excluded(): string[] {
    return [...this.#excluded];
  }

  /** The choices as the import takes them. */
  forImport(notes: readonly PlannedNote[]): NonNullable<InputOf<'import.apply'>['choices']> {
    const choices = {
      proposals: {} as Record<string, { decision: 'accept' | 'reject' } & Partial<OwnText>>,
      rules: Object.fromEntries(this.#rules),
      changed: {} as Record<string, 'keep' | 'soon' | 'restart'>,
      gone: {} as Record<string, 'suspend' | 'keep' | 'delete'>,
      answers: Object.fromEntries(this.#answers),
    };
    for (const note of notes) {
      const decision = this.#notes.get(note.key);
      if (decision === undefined) continue;
      if (decision === 'accept' || decision === 'reject')
        choices.proposals[note.key] = { decision, ...this.#texts.get(note.key) };
      else if (note.change === 'gone') choices.gone[note.key] = decision as 'suspend' | 'keep' | 'delete';
      else choices.changed[note.key] = decision as 'keep' | 'soon' | 'restart';
    }
    return choices;
  }
}
