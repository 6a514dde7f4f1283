import type { ParsedNote } from './types.ts';

type Parts = Pick<ParsedNote, 'kind' | 'front' | 'back' | 'headings' | 'line' | 'endLine' | 'dialect'>;

/** A note of the given parts that has nothing else: no remark, id, tags or schedule unless they are given, too. */
export function newNote(parts: Parts & Partial<ParsedNote>): ParsedNote {
  return { remark: null, explicitId: null, tags: [], needs: [], proposal: null, schedules: [], ...parts };
}
