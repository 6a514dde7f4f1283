import type { ImportChoices } from '../../contract/import.ts';
import { contentKey } from '../../core/notes/identity.ts';
import type { ParsedNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';
import type { RejectionChange } from './plan.ts';

/** What a proposal is remembered by: its content, wherever it stands. */
function proposalName(note: ParsedNote): string {
  return contentHash(contentKey(note)).slice(0, 32);
}

/** Which proposals become cards: as chosen now, else as chosen at an earlier import, else all. */
export class ProposalChoices {
  readonly #choices: ImportChoices;
  readonly #cards: ReadonlySet<string>;
  readonly #rules: ReadonlySet<string>;
  readonly #changes = new Map<string, RejectionChange>();

  constructor(collection: Collection, choices: ImportChoices) {
    this.#choices = choices;
    const known = collection.rejections.all();
    this.#cards = new Set(known.filter(({ kind }) => kind === 'card').map(({ name }) => name));
    this.#rules = new Set(
      known.filter(({ kind }) => kind === 'rule').map(({ place, name }) => `${name} ${place}`),
    );
  }

  /** Whether the very card is turned down, now or before; such a card is never compared with those known. */
  isCardRejected(note: ParsedNote, key: string): boolean {
    const chosen = this.#choices.proposals[key]?.decision;
    if (chosen !== undefined) {
      this.#change('card', '', proposalName(note), chosen === 'reject');
      return chosen === 'reject';
    }
    return this.#cards.has(proposalName(note));
  }

  /** Whether all new cards of its rule are turned down in a source, and this one was not accepted for itself. */
  isRuleRejected(note: ParsedNote, key: string, source: string): boolean {
    const rule = note.proposal?.rule;
    if (rule === undefined) return false;
    const chosen = this.#choices.rules[rule];
    if (chosen !== undefined) this.#change('rule', source, rule, chosen === 'reject');
    if (this.#choices.proposals[key]?.decision === 'accept') return false;
    return chosen === undefined ? this.#rules.has(`${rule} ${source}`) : chosen === 'reject';
  }

  /** The person's own text of an accepted proposal; null if it is taken as proposed. */
  textOf(note: ParsedNote, key: string): { front: string; back: string } | null {
    const chosen = this.#choices.proposals[key];
    if (chosen === undefined) return null;
    const text = { front: (chosen.front ?? note.front).trim(), back: (chosen.back ?? note.back).trim() };
    return text.front === note.front && text.back === note.back ? null : text;
  }

  /** What is to be remembered otherwise than it is. */
  get changes(): RejectionChange[] {
    return [...this.#changes.values()];
  }

  #change(kind: 'card' | 'rule', place: string, name: string, isRejected: boolean): void {
    const was = kind === 'card' ? this.#cards.has(name) : this.#rules.has(`${name} ${place}`);
    if (was !== isRejected) this.#changes.set(`${kind} ${name} ${place}`, { kind, place, name, isRejected });
  }
}
