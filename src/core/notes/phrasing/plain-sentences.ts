import { readsAsEnglish } from './english.ts';
import type { Inline } from './inline.ts';
import type { Labelled } from './label.ts';
import { labelKindOf } from './label-kinds.ts';
import { sentencesOf } from './sentences.ts';
import { countWords } from './words.ts';

/** A sentence with what several rules ask of it. */
export interface Sentence extends Inline {
  readonly wordCount: number;
  /** Whether nothing in it speaks against English. */
  readonly isEnglish: boolean;
}

const aside =
  /^(?:explanation|details?|summary|conclusion|context|definition|description|overview|concept)$/i;

/** The sentences of a text, behind its label if that is a word such as `Explanation`; none where the label is a term. */
export function plainSentences(text: Inline, labelled: Labelled | null): readonly Sentence[] {
  const said = labelled ? saidBehind(text, labelled) : text;
  if (!said || said.isForeign) return [];
  return sentencesOf(said).map((sentence) => ({
    ...sentence,
    wordCount: countWords(sentence.plain),
    isEnglish: readsAsEnglish(sentence.plain, true),
  }));
}

function saidBehind(text: Inline, { label, body, mark, separator }: Labelled): Inline | null {
  if (aside.test(label.plain.trim())) return body;
  const isPlain = mark === 'plain' || labelKindOf(label.plain) === 'none';
  return isPlain && separator === '-' ? text : null;
}
