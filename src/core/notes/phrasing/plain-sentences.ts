import type { Inline } from './inline.ts';
import { labelOf } from './label.ts';
import { labelKindOf } from './label-kinds.ts';
import { sentencesOf } from './sentences.ts';

/** The sentences of a text, behind its label if that is a word such as `Explanation`; none where the label is a term. */
export function plainSentences(text: Inline): readonly Inline[] {
  if (text.isForeign) return [];
  const labelled = labelOf(text);
  if (!labelled) return sentencesOf(text);
  const kind = labelKindOf(labelled.label.plain);
  const isAside =
    /^(?:explanation|details?|summary|conclusion|context|definition|description|overview|concept)$/i.test(
      labelled.label.plain.trim(),
    );
  if (isAside) return sentencesOf(labelled.body);
  return kind === 'none' || labelled.mark === 'plain'
    ? labelled.separator === '-'
      ? sentencesOf(text)
      : []
    : [];
}
