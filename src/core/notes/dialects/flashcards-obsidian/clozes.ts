import { isWithin, opaqueSpans } from '../../spans.ts';
import { isShellBrace } from '../../shell-brace.ts';
import { writeCloze, type ClozePart } from '../../write-cloze.ts';
import { clozesIn, readClozePattern, type FoundCloze } from '../obsidian-sr/cloze-pattern.ts';

const patterns = ['{{c[123]::answer}}', '==answer=='].flatMap((source) => readClozePattern(source) ?? []);
const braces =
  /(?<![^\s("'“])\{(?:c?(\d{1,3})(?::|\|))?(?=[\p{L}\p{N}])([^{}\n]{1,300})\}(?![^\s.,;:!?)"'”])/gu;

/** The text of a paragraph with its clozes (`==x==`, `{x}`, `{1:x}`, `{{c1::x}}`) as gaps; null if it has none. */
export function clozeTextOf(paragraph: string): string | null {
  if (!/==|\{/.test(paragraph) || paragraph.length > 20_000) return null;
  const opaque = opaqueSpans(paragraph);
  if (!opaque) return null;
  const isOpaque = (index: number) => isWithin(opaque, index);
  const marked = clozesIn(paragraph, patterns, isOpaque).filter(({ answer }) => !answer.includes('\n'));
  const inBraces = [...paragraph.matchAll(braces)].flatMap((match) => {
    const { index, 0: whole, 1: digits, 2: answer = '' } = match;
    if (isOpaque(index) || isShellBrace(match)) return [];
    return [
      {
        start: index,
        end: index + whole.length,
        answer: answer.trim(),
        hint: null,
        sequence: digits ?? null,
      },
    ];
  });
  const found = withoutOverlap([...marked, ...inBraces]);
  if (found.length === 0) return null;
  const parts: ClozePart[] = [];
  let end = 0;
  for (const { start, end: after, answer, sequence } of found) {
    if (start > end) parts.push(paragraph.slice(end, start));
    parts.push({ number: Number(sequence) || null, answer, hint: null });
    end = after;
  }
  return writeCloze([...parts, paragraph.slice(end)].filter((part) => part !== ''));
}

function withoutOverlap(found: FoundCloze[]): FoundCloze[] {
  const kept: FoundCloze[] = [];
  for (const cloze of found.sort((one, other) => one.start - other.start))
    if (cloze.start >= (kept.at(-1)?.end ?? 0)) kept.push(cloze);
  return kept;
}
