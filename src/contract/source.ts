import { z } from 'zod';
import { choicesSchema, type ChangeKind } from './import.ts';

const sourceId = z.int().positive();
const path = z.string().min(1).max(4096);
const reading = {
  sourceId,
  exclude: z.array(path).max(20_000).default([]),
  choices: choicesSchema.prefault({}),
  lists: z.enum(['all', 'changes']).default('changes'),
};

export const sourceInputs = {
  'source.list': z.strictObject({}),
  /** What is left out stays as it is. */
  'source.set': z.strictObject({
    sourceId,
    watch: z.enum(['off', 'ask', 'auto']).optional(),
    /** Deck to put everything under; null: as the notes and their paths say. */
    deck: z.string().trim().min(1).max(500).nullable().optional(),
    /** Id of the dialect its files are written in; null: as they say or show. */
    dialect: z.string().min(1).max(300).nullable().optional(),
    proposals: z.enum(['on', 'off']).optional(),
  }),
  'source.preview': z.strictObject(reading),
  'source.apply': z.strictObject({ ...reading, fingerprint: z.string().max(200).nullable().default(null) }),
  'source.remove': z.strictObject({ sourceId }),
};

/** Where notes are read from, as it was last imported. */
export interface Source {
  readonly sourceId: number;
  readonly kind: 'folder' | 'file' | 'upload';
  readonly title: string;
  /** Full path; of what was handed over, `upload:` and the path it was given with. */
  readonly location: string;
  /** Whether it is watched: not, and what changed waits to be accepted, or what is safe is taken over. */
  readonly watch: 'off' | 'ask' | 'auto';
  readonly dialect: string | null;
  readonly deck: string | null;
  readonly proposals: 'on' | 'off';
  readonly files: number;
  /** Cards that are still in its files. */
  readonly cards: number;
  /** Whether it is not there now, as when its disk is not connected; its cards stay as they are. */
  readonly isMissing: boolean;
  /** What changed in it since it was read and waits to be accepted; null if nothing is known to. */
  readonly waiting: {
    readonly counts: Readonly<Record<ChangeKind, number>>;
    readonly questions: number;
    readonly at: number;
  } | null;
  readonly lastReadAt: number | null;
}

export interface SourceApi {
  /** In the order they were added, without the bundled decks. */
  'source.list': () => Source[];
  'source.set': (input: z.infer<(typeof sourceInputs)['source.set']>) => Source;
  /** A job whose result is the ImportPlan of reading it again; `not-found` if it is not there. */
  'source.preview': (input: z.infer<(typeof sourceInputs)['source.preview']>) => { readonly job: string };
  /** A job whose result is the ImportPlan it carried out; `not-found` if it is not there. */
  'source.apply': (input: z.infer<(typeof sourceInputs)['source.apply']>) => { readonly job: string };
  /** No longer lists and watches it; its cards stay. Can be undone. */
  'source.remove': (input: z.infer<(typeof sourceInputs)['source.remove']>) => { readonly removed: string };
}
