import { z } from 'zod';
import type { DrillInstance } from '../core/drills/types.ts';
import type { NoteKind } from '../core/notes/types.ts';
import type { Grade, Phase } from '../core/schedule/types.ts';

export const drillAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), index: z.int().min(0).max(99) }),
  z.strictObject({ kind: z.literal('typed'), text: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('fields'), texts: z.array(z.string().max(2000)).max(20).readonly() }),
  z.strictObject({ kind: z.literal('order'), order: z.array(z.int().min(0).max(99)).max(100).readonly() }),
  z.strictObject({ kind: z.literal('mark'), ids: z.array(z.string().max(100)).max(100).readonly() }),
]);

/**
 * Which cards a session takes: one deck with its subdecks (null: all), cards or drills or both. With `paperId` or `cardIds`
 * instead just certain cards, due or not, in that order, each until it was answered once.
 */
const scope = {
  deckId: z.int().positive().nullable().default(null),
  only: z.enum(['cards', 'drills']).nullable().default(null),
  /** The cards of a paper that did not get all points, the weakest first; answers since the paper was marked count. */
  paperId: z.int().positive().nullable().default(null),
  /** These cards; answers given today count. */
  cardIds: z.array(z.int().positive()).max(200).readonly().nullable().default(null),
};

export const reviewInputs = {
  'review.next': z.strictObject(scope),
  'review.answer': z.strictObject({
    ...scope,
    cardId: z.int().positive(),
    grade: z.literal([1, 2, 3, 4]),
    /** Milliseconds from the question being shown to the grade. */
    tookMs: z.int().min(0).max(86_400_000),
    /** `version` of the card as it was shown; an answer to anything older is refused as a conflict. */
    version: z.int().min(0),
    /** What was answered to a drill; null for a card. */
    drill: z
      .strictObject({
        level: z.literal([1, 2, 3, 4, 5]),
        seed: z.int(),
        answer: drillAnswer,
        /** Whether the form of an earlier try could not be read; what cannot be read now is wrong. */
        isCorrection: z.boolean().default(false),
        answeredMs: z.int().min(0).max(86_400_000),
      })
      .nullable()
      .default(null),
  }),
  'review.undo': z.strictObject(scope),
};

/** What one grade leads to; exactly one of the two is set. */
export interface GradeOutcome {
  readonly grade: Grade;
  readonly inMs: number | null;
  readonly inDays: number | null;
}

/** Where a card came from. */
export interface CardSource {
  /** File, relative to the source it belongs to. */
  readonly path: string;
  readonly headings: readonly string[];
  readonly line: number;
}

/** A card ready to be shown. Text is Markdown. */
export interface ReviewCard {
  readonly cardId: number;
  readonly noteId: number;
  readonly version: number;
  readonly deckId: number;
  readonly deck: string;
  readonly kind: NoteKind;
  readonly front: string;
  readonly back: string;
  readonly remark: string | null;
  /** A sentence for each wrong claim on the note's lines. */
  readonly findings: readonly string[];
  /** How it read when it was learned, until it is answered once after its note changed; null if it reads the same. */
  readonly changed: { readonly front: string; readonly back: string } | null;
  readonly tags: readonly string[];
  /** 0 for none, else 1 to 7. */
  readonly flag: number;
  readonly phase: Phase;
  readonly source: CardSource | null;
  /** Image reference as written in the Markdown, to the name `media.get` knows it by. */
  readonly media: Readonly<Record<string, string>>;
  /** In the order again, hard, good, easy. */
  readonly outcomes: readonly [GradeOutcome, GradeOutcome, GradeOutcome, GradeOutcome];
  /** The fresh instance, for a drill. */
  readonly drill: {
    readonly title: string;
    readonly instance: DrillInstance;
    /** The person's median time on this family; null while unknown. */ readonly paceMs: number | null;
  } | null;
}

/** What to show next, and how much is left today. */
export interface ReviewStep {
  readonly card: ReviewCard | null;
  readonly newCount: number;
  readonly learningCount: number;
  readonly dueCount: number;
  /** Answers given today in this scope, undone ones left out. */
  readonly answeredToday: number;
  /** When no card is ready: the instant the next learning card is. */
  readonly nextLearningAt: number | null;
  /** How many answers can be undone. */
  readonly canUndo: boolean;
}

export interface ReviewApi {
  'review.next': (input: z.infer<(typeof reviewInputs)['review.next']>) => ReviewStep;
  'review.answer': (input: z.infer<(typeof reviewInputs)['review.answer']>) => ReviewStep;
  /** Takes back the last answer and shows its card again; `conflict` if there is none. */
  'review.undo': (input: z.infer<(typeof reviewInputs)['review.undo']>) => ReviewStep;
}
