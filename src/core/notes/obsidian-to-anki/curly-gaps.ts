import { ankiGaps, hasAnkiGap } from '../anki-gaps.ts';
import { markedGaps } from '../marked-gaps.ts';
import { isShellBrace } from '../shell-brace.ts';
import type { ClozePart } from '../write-cloze.ts';

const curly = /(?<![{$\\%\w])\{(?:(c?\d{1,3})(?::(?!:)|::|\|))?([^{}\n\s=<>"][^{}\n]*)\}(?!\})/g;
const highlight = /(?<![=\w])==(?![\s=])(?:c(\d{1,3})::)?([^\n=]+(?:=[^\n=]+)*)==(?![=\w])/g;

/**
 * The gaps of a cloze note: Anki's own, `{x}`, `{1:x}`, `{c1|x}`, and highlights, `==c1::x==`, which count without
 * a number only where there are no others; null if there are none.
 */
export function clozeParts(text: string): readonly ClozePart[] | null {
  if (hasAnkiGap(text)) {
    const gaps = ankiGaps(text);
    return 'parts' in gaps ? gaps.parts : null;
  }
  const parts = text.includes('{') ? markedGaps(text, curly, gapOf) : null;
  if (parts) return parts;
  return text.includes('==') ? markedGaps(text, highlight, gapOf) : null;
}

/** The number may be written as `1` or `c1`. */
function gapOf(match: RegExpExecArray) {
  const [braces, label, inside = ''] = match;
  if (braces.startsWith('{') && isShellBrace(match)) return null;
  const number = label === undefined ? null : Number(label.replace('c', '')) || null;
  return { number, answer: inside.trim(), hint: null };
}
