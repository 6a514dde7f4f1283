import { normalise } from '../identity.ts';
import type { ParsedNote } from '../types.ts';

/** What may differ between a note and how it reads back. */
type Aspect = 'content' | 'remark' | 'id' | 'tags' | 'needs' | 'headings';

/** In what a note that was read back differs from the one that was written; place and dialect do not count. */
export function differences(written: ParsedNote, read: ParsedNote): Aspect[] {
  const isSame: Readonly<Record<Aspect, boolean>> = {
    content: written.kind === read.kind && written.front === read.front && written.back === read.back,
    remark: written.remark === read.remark,
    id: written.explicitId === read.explicitId,
    tags: sameWords(written.tags, read.tags),
    needs: sameWords(written.needs, read.needs),
    headings: sameWords(written.headings.map(normalise), read.headings.map(normalise)),
  };
  return (Object.keys(isSame) as Aspect[]).filter((aspect) => !isSame[aspect]);
}

function sameWords(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((word, index) => word === others[index]);
}
