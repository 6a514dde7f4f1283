import type { WireError } from './errors.ts';

/** The kinds of things a change can touch. */
export type Changed = 'decks' | 'cards' | 'reviews' | 'settings' | 'sources' | 'exams';

/** What the backend says without being asked. */
export type NexthopEvent =
  | { readonly kind: 'data.changed'; readonly what: readonly Changed[] }
  | {
      readonly kind: 'job.progress';
      readonly job: string;
      readonly done: number;
      readonly of: number;
      readonly message: string;
    }
  | { readonly kind: 'job.done'; readonly job: string; readonly result: unknown }
  | { readonly kind: 'job.failed'; readonly job: string; readonly error: WireError };
