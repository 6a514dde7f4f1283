import { z } from 'zod';
import type { NoteKind, Problem } from '../core/notes/types.ts';

const importInput = z.strictObject({
  /** Files and folders by their path on this machine, or texts and images handed over as they are. */
  items: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
        z.strictObject({
          kind: z.literal('text'),
          path: z.string().min(1).max(4096),
          text: z.string().max(20_000_000),
        }),
        z.strictObject({
          kind: z.literal('image'),
          path: z.string().min(1).max(4096),
          base64: z.string().max(28_000_000),
        }),
      ]),
    )
    .min(1)
    .max(20_000),
  /** Deck to put everything under; null: from front matter, else from the path. */
  deck: z.string().trim().min(1).max(500).nullable().default(null),
});

export const importInputs = {
  'import.preview': importInput,
  'import.apply': importInput,
};

export type ChangeKind = 'new' | 'changed' | 'moved' | 'unchanged' | 'gone';

/** One note as the preview lists it. */
export interface PlannedNote {
  readonly change: ChangeKind;
  readonly kind: NoteKind;
  readonly path: string;
  readonly line: number;
  readonly headings: readonly string[];
  readonly deck: string;
  readonly front: string;
  readonly back: string;
  /** Number of cards the note makes. */
  readonly cards: number;
  readonly dialect: string;
  readonly tags: readonly string[];
  /** For a changed note, how it read before. */
  readonly before: { readonly front: string; readonly back: string } | null;
  /** For a note already learned, days until its first card is due; null otherwise. */
  readonly dueInDays: number | null;
}

/** What an import would do, or has done. */
export interface ImportPlan {
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly cards: number; readonly problems: number }[];
  readonly notes: readonly PlannedNote[];
  readonly problems: readonly Problem[];
  /** Cards by kind of change. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Decks the cards go to. */
  readonly decks: readonly string[];
}

export interface ImportApi {
  /** A job whose result is an ImportPlan; nothing is changed. */
  'import.preview': (input: z.infer<typeof importInput>) => { readonly job: string };
  /** A job whose result is the ImportPlan it carried out, in one transaction. */
  'import.apply': (input: z.infer<typeof importInput>) => { readonly job: string };
}
