import { isWithin, opaqueSpans } from '../../spans.ts';

/** The tag that makes a card of a line, with the text before it. */
export interface CardTag {
  readonly kind: 'basic' | 'two-way' | 'spaced';
  readonly before: string;
  /** Other tags behind it, without their `#`. */
  readonly tags: readonly string[];
  readonly mark: string;
}

const cardTag = /(?<!\S)#card(-reverse|\/reverse|-spaced)?(?=\s|$)/gi;
const otherTags = /^(?:[ \t]*#[\p{L}\p{N}_/-]+)*[ \t]*$/u;
const anchor = /[ \t]*\n?[ \t]*\^(q-[a-z0-9]{4}|\d{13})[ \t]*$/;

/** The card tag at the end of a line, perhaps with other tags behind it; null if there is none outside code and links. */
export function cardTagOf(line: string): CardTag | null {
  if (!line.includes('#')) return null;
  for (const { index, 0: mark, 1: suffix } of line.matchAll(cardTag)) {
    const behind = line.slice(index + mark.length);
    if (!otherTags.test(behind) || isWithin(opaqueSpans(line) ?? [{ start: 0, end: line.length }], index))
      continue;
    const kind = suffix === undefined ? 'basic' : suffix.toLowerCase() === '-spaced' ? 'spaced' : 'two-way';
    const tags = behind.split('#').flatMap((tag) => tag.trim() || []);
    return { kind, before: line.slice(0, index).trim(), tags, mark };
  }
  return null;
}

/** A title without the tags at its end. */
export function withoutTags(title: string): string {
  return title.replace(/(?:[ \t]+#[\p{L}\p{N}_/-]+)+[ \t]*$/u, '').trim();
}

/** A text without the id that the plugin writes below a card, and that id. */
export function withoutAnchor(text: string): { text: string; id: string | null } {
  const match = anchor.exec(text);
  return match ? { text: text.slice(0, match.index).trimEnd(), id: match[1] ?? null } : { text, id: null };
}
