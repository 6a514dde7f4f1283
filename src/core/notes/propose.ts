import type { Card } from './phrasing/card.ts';
import { flawOf } from './phrasing/filters.ts';
import { outlineOf } from './phrasing/outline.ts';
import { contentWords } from './phrasing/words.ts';
import { rules } from './proposals/registry.ts';
import type { ReadFile } from './read.ts';
import type { ParsedNote } from './types.ts';

/** Cards below this estimate are not worth a person's look. */
const floor = 0.75;

interface Ruled {
  readonly rule: string;
  readonly card: Card;
}

/**
 * Cards for notes that hold none, in the order of their lines, each with the rule that made it and an estimate of how likely it is kept.
 * Lines for which `isClaimed` is true are left alone.
 */
export function propose(file: ReadFile, isClaimed: (line: number) => boolean): ParsedNote[] {
  if (isBarrenFile(file.path)) return [];
  const outline = outlineOf(file, isClaimed);
  const found: Ruled[] = [];
  for (const section of outline.sections) {
    if (section.parts.length === 0) continue;
    for (const [id, rule] of rules)
      for (const card of rule.propose(section, outline))
        if (card.quality >= floor && !isClaimed(card.line) && flawOf(card) === null)
          found.push({ rule: id, card });
  }
  return distinct(found).map(({ rule, card }) => noteOf(file, rule, card));
}

function isBarrenFile(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return /^(?:change[-_ ]?log|contributing|code[-_ ]of[-_ ]conduct|licen[cs]e|security|authors|contributors|acknowledge?ments|todo|release[-_ ]notes)\b/i.test(
    name,
  );
}

/** Of cards that ask the same, or ask about the same place, the best only. */
function distinct(found: readonly Ruled[]): Ruled[] {
  const best = [...found].sort((one, other) => other.card.quality - one.card.quality);
  const taken = new Set<string>();
  const kept = best.filter(({ card }) => {
    const keys = [`front ${questionKey(card)}`, `fact ${card.fact}`];
    if (keys.some((key) => taken.has(key))) return false;
    for (const key of keys) taken.add(key);
    return true;
  });
  return kept.sort((one, other) => one.card.line - other.card.line);
}

function questionKey({ kind, shown }: Card): string {
  const text = shown.gap ? `${shown.gap.before} ${shown.gap.answer} ${shown.gap.after}` : shown.front;
  const words = contentWords(text);
  return `${kind} ${words.length > 0 ? words.join(' ') : text}`;
}

function noteOf(
  file: ReadFile,
  rule: string,
  { kind, front, back, headings, line, endLine, quality }: Card,
): ParsedNote {
  return {
    kind,
    front,
    back,
    remark: null,
    explicitId: null,
    tags: file.frontMatter.tags,
    needs: file.frontMatter.needs,
    headings,
    line,
    endLine,
    dialect: 'plain',
    proposal: { rule, quality: Math.round(quality * 100) / 100 },
    schedules: [],
  };
}
