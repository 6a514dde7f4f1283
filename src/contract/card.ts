import { z } from 'zod';
import type { NoteKind } from '../core/notes/types.ts';
import type { Grade, Phase } from '../core/schedule/types.ts';
import type { CardSource } from './review.ts';

const cardId = z.int().positive();
const cardIds = z.array(cardId).min(1).max(10_000);
const markdown = z.string().max(100_000);

export const cardInputs = {
  'card.list': z.strictObject({
    /** Words to find in front, back, tags and deck; also `deck:NAME`, `tag:NAME`, `is:new|learning|review|due|suspended|buried|drill|flagged`, each with a leading `-` to exclude. */
    query: z.string().max(1000).default(''),
    sort: z.enum(['added', 'due', 'stability', 'recall', 'front', 'deck']).default('added'),
    descending: z.boolean().default(false),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(500).default(50),
  }),
  'card.get': z.strictObject({ cardId }),
  /** Edits the note behind the card, and so its siblings; the schedule stays. */
  'card.edit': z.strictObject({
    cardId,
    front: markdown.optional(),
    back: markdown.optional(),
    tags: z.array(z.string().trim().min(1).max(100)).max(100).optional(),
  }),
  'card.suspend': z.strictObject({ cardIds, suspended: z.boolean() }),
  /** Hides the cards until the next study day. */
  'card.bury': z.strictObject({ cardIds }),
  'card.flag': z.strictObject({ cardIds, flag: z.int().min(0).max(7) }),
  /** The place in the notes the card was made from. */
  'card.source': z.strictObject({ cardId }),
};

/** A card in a list. */
export interface CardRow {
  readonly cardId: number;
  readonly deck: string;
  readonly kind: NoteKind;
  /** Front as Markdown; for a cloze, with the gap; for a drill, its title. */
  readonly front: string;
  readonly phase: Phase;
  /** Days from today the card is due, negative when overdue; null if new. */
  readonly dueInDays: number | null;
  readonly stabilityDays: number | null;
  /** Chance of recall now, from 0 to 1; null if never seen. */
  readonly recall: number | null;
  readonly isSuspended: boolean;
  readonly isBuried: boolean;
  readonly flag: number;
}

/** A card with all there is to know. */
export interface CardDetails extends CardRow {
  readonly noteId: number;
  readonly back: string;
  readonly remark: string | null;
  /** A sentence for each wrong claim on the note's lines. */
  readonly findings: readonly string[];
  /** The note's own text, as `card.edit` takes it. */
  readonly noteFront: string;
  readonly noteBack: string;
  readonly tags: readonly string[];
  readonly addedAt: number;
  readonly source: CardSource | null;
  readonly media: Readonly<Record<string, string>>;
  readonly difficulty: number | null;
  readonly desiredRetention: number;
  readonly lapses: number;
  /** Every review not undone, oldest first. `stability` in days after the review. */
  readonly reviews: readonly {
    readonly at: number;
    readonly grade: Grade;
    readonly tookMs: number;
    readonly stability: number;
    readonly day: number;
  }[];
  readonly today: number;
}

export interface CardApi {
  'card.list': (input: z.infer<(typeof cardInputs)['card.list']>) => {
    readonly total: number;
    readonly all: number;
    readonly rows: CardRow[];
  };
  'card.get': (input: z.infer<(typeof cardInputs)['card.get']>) => CardDetails;
  'card.edit': (input: z.infer<(typeof cardInputs)['card.edit']>) => CardDetails;
  'card.suspend': (input: z.infer<(typeof cardInputs)['card.suspend']>) => { readonly changed: number };
  'card.bury': (input: z.infer<(typeof cardInputs)['card.bury']>) => { readonly changed: number };
  'card.flag': (input: z.infer<(typeof cardInputs)['card.flag']>) => { readonly changed: number };
  'card.source': (input: z.infer<(typeof cardInputs)['card.source']>) => {
    /** Full path where the file can be found, or null for notes that came without one. */
    readonly file: string | null;
    readonly path: string;
    readonly headings: readonly string[];
    readonly line: number;
    /** The paragraph as Markdown. */
    readonly text: string;
    /** False when the file is gone or has changed, and `text` is what was imported from it. */
    readonly isCurrent: boolean;
  };
}
