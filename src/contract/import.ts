import { z } from 'zod';
import type { Finding, NoteKind, Problem } from '../core/notes/types.ts';

const path = z.string().min(1).max(4096);
const key = z.string().min(1).max(300);
const markdown = z.string().max(100_000);

/** What the person decided about single cards, rules and questions; whatever is left out takes its default. */
const choices = z.strictObject({
  /** By `note` of a proposed card; an accepted one may be given another text. */
  proposals: z
    .record(
      key,
      z.strictObject({
        decision: z.enum(['accept', 'reject']),
        front: markdown.optional(),
        back: markdown.optional(),
      }),
    )
    .default({}),
  /** By the rule that proposes, for all its cards that are not decided one by one. */
  rules: z.record(key, z.enum(['accept', 'reject'])).default({}),
  /** By `note` of a changed card: keep its schedule (default), see it soon, or start over. */
  changed: z.record(key, z.enum(['keep', 'soon', 'restart'])).default({}),
  /** By `note` of a card gone from the notes: suspend it (default), keep asking it, or delete it. */
  gone: z.record(key, z.enum(['suspend', 'keep', 'delete'])).default({}),
  /** By `id` of a question, the `id` of one of its options. */
  answers: z.record(key, key).default({}),
});

/** What the person decided in a preview. */
export type ImportChoices = z.output<typeof choices>;

export const choicesSchema = choices;

const importInput = z.strictObject({
  /** Files and folders by their path on this machine, or texts and images handed over as they are. */
  items: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('path'), path }),
        z.strictObject({ kind: z.literal('text'), path, text: z.string().max(20_000_000) }),
        z.strictObject({ kind: z.literal('image'), path, base64: z.string().max(28_000_000) }),
      ]),
    )
    .min(1)
    .max(20_000),
  /** Deck to put everything under; null: from front matter, else from the path. */
  deck: z.string().trim().min(1).max(500).nullable().default(null),
  /** Id of the dialect all files are written in; null: as the files and folders say, else as their marks show. */
  dialect: key.nullable().default(null),
  /** Whether cards are proposed where a file holds none. */
  proposals: z.enum(['on', 'off']).default('on'),
  /** Paths of files to leave out; their cards stay as they are. */
  exclude: z.array(path).max(20_000).default([]),
  choices: choices.prefault({}),
  /** Whether `cards` lists every card or leaves out the unchanged ones of files that are as they were read last. */
  lists: z.enum(['all', 'changes']).default('all'),
  /** Of the preview that is carried out; `conflict` if the plan has become another one since. */
  fingerprint: z.string().max(200).nullable().default(null),
});

export const importInputs = {
  'import.preview': importInput,
  'import.apply': importInput,
};

/** `rejected`: a proposal turned down, now or at an earlier import. `gone`: no longer in its file. */
export type ChangeKind = 'new' | 'changed' | 'moved' | 'split' | 'merged' | 'unchanged' | 'gone' | 'rejected';

/** What an import does with a card: as chosen, else by default. */
export type Decision = 'import' | 'reject' | 'keep' | 'soon' | 'restart' | 'suspend' | 'delete' | 'none';

/** A text of a card and where it stands. */
export interface PlacedText {
  readonly front: string;
  readonly back: string;
  readonly path: string;
  readonly line: number;
}

/** One card as the preview lists it. */
export interface PlannedCard {
  /** The same for the cards of one note, and the same in the preview and in what is carried out. */
  readonly note: string;
  readonly change: ChangeKind;
  readonly kind: NoteKind;
  readonly ordinal: number;
  /** Markdown; of a cloze, the text with its gap as `[…]` or `[hint]`. */
  readonly front: string;
  /** Markdown; of a cloze, what belongs in the gap. */
  readonly back: string;
  /** The note's own Markdown, as a choice may replace it: question and answer, or a whole text with its gaps. */
  readonly noteFront: string;
  readonly noteBack: string;
  /** Id of the dialect it is written in; null if it is proposed. */
  readonly dialect: string | null;
  /** Id of the rule that proposes it; null if it is written. */
  readonly rule: string | null;
  /** How likely a person would keep the proposal, from 0 to 1; null if it is written. */
  readonly quality: number | null;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly headings: readonly string[];
  readonly tags: readonly string[];
  readonly deck: string;
  /** The note's own remark, then a sentence for each wrong claim on its lines. */
  readonly remark: string | null;
  /** How it read before and where it stood; null for a card that is new or as it was. */
  readonly before: PlacedText | null;
  /** Days until it is due; null if it is new here. */
  readonly dueInDays: number | null;
  readonly isLearned: boolean;
  /** Whether it brings a schedule of another program. */
  readonly hasSchedule: boolean;
  readonly decision: Decision;
}

/** One file of an import. */
export interface PlannedFile {
  readonly path: string;
  /** Cards it makes, proposed ones included. */
  readonly cards: number;
  readonly proposals: number;
  readonly problems: number;
  readonly findings: number;
  /** Id of the dialect it is read by. */
  readonly dialect: string;
  readonly isExcluded: boolean;
}

/** Something only the person can decide; until then the default holds. */
export interface PlannedQuestion {
  /** The same as long as the notes in question are. */
  readonly id: string;
  readonly kind: 'near' | 'split' | 'merge' | 'duplicate' | 'edited-both' | 'vanished';
  /** A sentence that asks. */
  readonly text: string;
  /** Of the two sides, from 0 to 1. */
  readonly similarity: number;
  readonly options: readonly { readonly id: string; readonly does: string }[];
  readonly default: string;
  /** As chosen; null while it is open. */
  readonly answer: string | null;
  readonly before: readonly PlacedText[];
  readonly after: readonly PlacedText[];
}

/** A dialect the files are read by or show signs of. */
export interface PlannedDialect {
  readonly dialect: string;
  readonly title: string;
  /** Weight of the signs found in all files together. */
  readonly score: number;
  /** How many files are read by it. */
  readonly files: number;
  /** What decided, for most of its files; null if no file is read by it. */
  readonly by: 'front matter' | 'settings' | 'folder settings' | 'evidence' | 'default' | null;
  readonly examples: readonly { readonly path: string; readonly line: number; readonly mark: string }[];
}

/** Where a note refers to an image or a sound. */
export interface MediaReference {
  readonly path: string;
  readonly line: number;
  readonly reference: string;
}

/** What an import would do, or has done. */
export interface ImportPlan {
  readonly title: string;
  /** Changes when the notes, or what the collection knows of them, do. */
  readonly fingerprint: string;
  readonly files: readonly PlannedFile[];
  /** In the order of the files. */
  readonly cards: readonly PlannedCard[];
  readonly problems: readonly Problem[];
  /** Wrong claims. */
  readonly findings: readonly Finding[];
  readonly questions: readonly PlannedQuestion[];
  readonly dialects: readonly PlannedDialect[];
  readonly media: {
    /** Files kept with the collection. */
    readonly kept: number;
    readonly missing: readonly MediaReference[];
    /** On the web: listed, never fetched. */
    readonly remote: readonly MediaReference[];
  };
  /** Cards by kind of change. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Rules that propose, with their cards and the mean of their quality. */
  readonly rules: readonly {
    readonly rule: string;
    /** What it is called, such as `from a definition`. */
    readonly title: string;
    readonly cards: number;
    readonly quality: number;
  }[];
  /** Decks the cards go to. */
  readonly decks: readonly string[];
}

export interface ImportApi {
  /** A job whose result is an ImportPlan; nothing is changed. */
  'import.preview': (input: z.infer<typeof importInput>) => { readonly job: string };
  /** A job whose result is the ImportPlan it carried out, in one transaction; open questions take their default. */
  'import.apply': (input: z.infer<typeof importInput>) => { readonly job: string };
}
