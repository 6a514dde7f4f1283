import type { ImportChoices, PlannedCard } from '../../contract/import.ts';
import { AppError } from '../../contract/errors.ts';
import { facesOf } from '../../core/notes/faces.ts';
import { contentKey } from '../../core/notes/identity.ts';
import type {
  Change,
  KnownNote,
  Ordinals,
  ParsedNote,
  PlacedNote,
  Question,
} from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';
import type { NoteRecord } from '../tables/notes.ts';
import type { PlannedChange, PlannedQuestion } from './plan.ts';
import type { ProposalChoices } from './proposal-choices.ts';
import { questionText } from './question-text.ts';

/** What the plan knows of a note beside the note. */
interface Placing {
  readonly key: string;
  readonly item: { readonly source: { readonly location: string } };
}

const noOrdinals: Ordinals = new Map();

/** Makes of what the diff says what the import does, with the person's choices. */
export class ChangeMaker {
  readonly #collection: Collection;
  readonly #choices: ImportChoices;
  readonly #proposals: ProposalChoices;
  readonly #placings: ReadonlyMap<PlacedNote, Placing>;
  readonly #answers: ReadonlyMap<string, string>;
  readonly #own: PlannedQuestion[] = [];

  constructor(
    collection: Collection,
    choices: ImportChoices,
    proposals: ProposalChoices,
    placings: ReadonlyMap<PlacedNote, Placing>,
    answers: ReadonlyMap<string, string>,
  ) {
    this.#collection = collection;
    this.#choices = choices;
    this.#proposals = proposals;
    this.#placings = placings;
    this.#answers = answers;
  }

  /** What the import does about a change, one for each note; nothing for what was gone already. */
  changesOf(change: Change): PlannedChange[] {
    switch (change.kind) {
      case 'new':
        return [this.#new(change.placed)];
      case 'unchanged':
      case 'moved':
      case 'changed':
        return [this.#known(change.kind, change.placed, change.known, change.ordinals)];
      case 'split': {
        const [first, ...others] = change.placed;
        return [
          ...(first ? [this.#known('split', first, change.known, change.ordinals)] : []),
          ...others.map((placed) => ({ ...this.#new(placed), kind: 'split' as const, origin: change.known })),
        ];
      }
      case 'merged': {
        const [first, ...others] = change.known;
        return [
          ...(first ? [this.#known('merged', change.placed, first, change.ordinals)] : []),
          ...others
            .filter(({ isGone }) => !isGone)
            .map((known) => ({ ...this.#gone(known), kind: 'merged' as const })),
        ];
      }
      case 'gone':
        return change.known.isGone ? [] : [this.#gone(change.known)];
    }
  }

  /** A proposal that does not become a card. */
  rejected(placed: PlacedNote, key: string): PlannedChange {
    return {
      ...{ kind: 'rejected', key, placed, known: null, origin: null, ordinals: noOrdinals },
      ...{ decision: 'reject', text: null, keepsEdit: false },
    };
  }

  /** The diff's questions in words, and those about cards that were edited here and in their file. */
  questions(asked: readonly Question[]): PlannedQuestion[] {
    return [...asked.map((question) => ({ ...question, text: questionText(question) })), ...this.#own];
  }

  #new(placed: PlacedNote): PlannedChange {
    const { key, item } = this.#placing(placed);
    const { note } = placed;
    if (note.proposal !== null && this.#proposals.isRuleRejected(note, key, item.source.location))
      return this.rejected(placed, key);
    const text = note.proposal === null ? null : this.#proposals.textOf(note, key);
    if (text !== null) checkText(note, text);
    return {
      ...{ kind: 'new', key, placed, known: null, origin: null, ordinals: noOrdinals },
      ...{ decision: 'import', text, keepsEdit: false },
    };
  }

  #known(
    kind: 'unchanged' | 'moved' | 'changed' | 'split' | 'merged',
    placed: PlacedNote,
    known: KnownNote,
    ordinals: Ordinals,
  ): PlannedChange {
    const { key } = this.#placing(placed);
    const isSame = kind === 'unchanged' || kind === 'moved';
    const record = isSame ? undefined : this.#collection.notes.get(known.id);
    const keepsEdit = record?.isEdited === true && this.#keepsEdit(record, placed, known);
    const decision: PlannedCard['decision'] = isSame
      ? kind === 'moved'
        ? 'keep'
        : 'none'
      : (this.#choices.changed[key] ?? 'keep');
    return { kind, key, placed, known, origin: known, ordinals, decision, text: null, keepsEdit };
  }

  #gone(known: KnownNote): PlannedChange {
    const key = `gone-${known.id}`;
    const decision = this.#choices.gone[key] ?? 'suspend';
    return {
      ...{ kind: 'gone', key, placed: null, known, origin: null, ordinals: noOrdinals },
      ...{ decision, text: null, keepsEdit: false },
    };
  }

  /** Whether a card edited here keeps that text; asks if its file changed the text, too. */
  #keepsEdit(record: NoteRecord, placed: PlacedNote, known: KnownNote): boolean {
    const { note: mine, imported } = record;
    if (isSameText(placed.note, mine)) return false;
    if (isSameText(placed.note, imported)) return true;
    const id = `edited-${record.id}-${contentHash(contentKey(placed.note)).slice(0, 12)}`;
    const question = {
      ...{ id, kind: 'edited-both' as const, known: [{ ...known, note: mine }], placed: [placed] },
      options: [
        { id: 'mine', does: 'The card keeps the text you gave it here.' },
        { id: 'notes', does: 'The card takes the text of your notes.' },
      ],
      ...{ default: 'mine', similarity: 0 },
    };
    this.#own.push({ ...question, text: questionText(question) });
    return (this.#answers.get(id) ?? 'mine') !== 'notes';
  }

  #placing(placed: PlacedNote): Placing {
    const placing = this.#placings.get(placed);
    if (placing === undefined) throw new Error(`The diff made up a note on line ${placed.note.line}.`);
    return placing;
  }
}

function isSameText(one: ParsedNote, other: ParsedNote): boolean {
  return (
    contentKey(one) === contentKey(other) &&
    [...one.tags].sort().join('\n') === [...other.tags].sort().join('\n')
  );
}

function checkText(note: ParsedNote, text: { readonly front: string; readonly back: string }): void {
  const isWhole = text.front !== '' && (note.kind === 'cloze' || text.back !== '');
  if (isWhole && facesOf({ ...note, ...text }).length > 0) return;
  throw new AppError(
    'bad-input',
    `The card edited at line ${note.line} (“${note.front.slice(0, 60)}”) needs a front and a back, and a cloze a gap. Complete it, or turn it down.`,
  );
}
