import { basicCard, type Card, phrase } from '../phrasing/card.ts';
import { inlineText, type Inline } from '../phrasing/inline.ts';
import { capitalised } from '../phrasing/nouns.ts';
import type { Section } from '../phrasing/outline.ts';
import type { Rule } from '../phrasing/rule.ts';

/** Abbreviations with what they stand for: `NAT (Network Address Translation)`, `Domain Name System (DNS)`. */
export const rule: Rule = {
  id: 'abbreviation',
  title: 'from an abbreviation',
  propose: (section, outline) => {
    if (!outline.isEnglish) return [];
    const texts = [
      { text: section.title, line: section.line, endLine: section.line },
      ...section.statements,
      ...section.parts.flatMap((part) =>
        part.kind === 'table'
          ? part.rows.flatMap(({ cells, line }) => cells.map((text) => ({ text, line, endLine: line })))
          : [],
      ),
    ];
    return texts.flatMap((place) => cardsOf(place, section));
  },
};

const inFront =
  /(?<![\p{L}\p{N}/-])(\p{Lu}[\p{L}\p{N}/-]{0,9}\p{Lu}[\p{Lu}\p{N}]{0,6}s?)\s*\(([\p{L}][\p{L}\p{N}' /&-]{5,70})[),]/gu;
const behind = /\((\p{Lu}[\p{L}\p{N}/-]{0,9}[\p{Lu}\p{N}]s?)[),]/gu;
const stands =
  /(?<![\p{L}\p{N}/-])(\p{Lu}[\p{Lu}\p{N}]{1,7})\s+(?:stands for|is short for|\bmeans\b)\s+[“"']?((?:\p{Lu}[\p{L}-]*|of|the|and|for|in|to)(?:\s+(?:\p{Lu}[\p{L}-]*|of|the|and|for|in|to)){1,7})/gu;

function cardsOf(
  { text, line, endLine }: { text: Inline; line: number; endLine: number },
  section: Section,
): Card[] {
  const cards: Card[] = [];
  const add = (short: string, long: string) => {
    const found = expansionOf(short, long);
    if (found === null) return;
    const expansion = capitalised(
      short.endsWith('s') ||
        /(?:System|Protocol|Server|Unit|List|Network|Interface|Service|Node|Device|Record|Address)s$/i.test(
          found,
        )
        ? found.replace(/([^s])s$/, '$1')
        : found,
    );
    const question = phrase('What does ', short.replace(/s$/, ''), ' stand for?');
    cards.push(
      basicCard(section, { line, endLine }, question, inlineText(expansion), {
        quality: 0.93,
        fact: `abbreviation ${short.toLowerCase()}`,
        context: [],
      }),
    );
  };
  const said = text.masked.slice(0, longest);
  if (said.includes('(')) {
    for (const [, short = '', long = ''] of said.matchAll(inFront)) add(short, long);
    for (const { 1: short = '', index } of said.matchAll(behind)) add(short, wordsBefore(said, index));
  }
  if (/ (?:stands for|is short for|means) /.test(said))
    for (const [, short = '', long = ''] of said.matchAll(stands)) add(short, long);
  return cards;
}

const longest = 2000;

/** Up to eight words in front of a place, none of them behind a comma, a full stop or the like. */
function wordsBefore(text: string, index: number): string {
  const near = text.slice(Math.max(0, index - 100), index).trim();
  const phrases = near.split(/[,.;:!?()[\]"“”]\s/);
  return (phrases.at(-1) ?? '').split(/\s+/).slice(-8).join(' ');
}

const small = /^(?:of|the|and|for|in|to|on|with|by|a|an|or|over|&)$/i;

/** The words at the end of `long` whose first letters make up `short`, or null. */
function expansionOf(short: string, long: string): string | null {
  const letters = short
    .replace(/s$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < 2 || /^x+$/.test(letters)) return null;
  const words = long.trim().split(/\s+/);
  for (let start = words.length - 1; start >= 0; start -= 1) {
    const part = words.slice(start);
    if (small.test(part[0] ?? '')) continue;
    if (spells(part, letters))
      return part.length >= 2 || (part[0] ?? '').includes('-') ? part.join(' ') : null;
  }
  return null;
}

/** Whether the first letters of the words, small words and second letters of a word optional, spell the abbreviation. */
function spells(words: readonly string[], letters: string): boolean {
  const pieces = words
    .flatMap((word) => word.split(/[-/]|(?<=\p{Ll})(?=\p{Lu})/u))
    .filter((piece) => piece !== '');
  if (pieces.length > 10) return false;
  let reachable = new Set([0]);
  for (const piece of pieces) {
    const next = new Set<number>();
    for (const at of reachable) {
      if (small.test(piece)) next.add(at);
      let taken = at;
      const lower = piece.toLowerCase();
      for (let index = 0; index < Math.min(lower.length, 7) && taken < letters.length; index += 1) {
        if (index === 0 && lower[0] !== letters[taken]) break;
        const isNext = index === taken - at;
        if (lower[index] !== letters[taken] || (!isNext && pieces.length < 3)) continue;
        taken += 1;
        if (!/^\p{Lu}{2,}$/u.test(piece) || taken - at === piece.length) next.add(taken);
      }
      if (/^\d/.test(piece) || piece.length === 1) next.add(at);
    }
    reachable = next;
  }
  return reachable.has(letters.length);
}
