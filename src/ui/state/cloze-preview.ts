import { readCloze } from '../../core/notes/cloze.ts';

/** A text with gaps as the import shows it before it is learned; Markdown, with the gaps in `<mark class="gap">`. */
export interface ClozePreview {
  readonly front: string;
  readonly answers: readonly string[];
}

/** Closes all gaps of a text and lists what belongs in them; a text that cannot be read is shown as it is. */
export function previewCloze(text: string): ClozePreview {
  const cloze = readCloze(text);
  if ('message' in cloze) return { front: text, answers: [] };
  const shown = cloze.parts.map((part) =>
    typeof part === 'string' ? part : `<mark class="gap">[${part.hint ?? '…'}]</mark>`,
  );
  return {
    front: shown.join(''),
    answers: cloze.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.answer])),
  };
}
