import type { FoundSchedule } from '../../types.ts';
import type { Block, Sequence } from '../../read.ts';
import { isWithin, opaqueSpans } from '../../spans.ts';

/** A bullet of Logseq: its text without properties and without the card mark, and what its properties say. */
export interface Bullet {
  readonly text: string;
  /** Where the mark `#card` or `[[card]]` stands; null if there is none outside code and queries. */
  readonly mark: 'end' | 'middle' | null;
  readonly properties: ReadonlyMap<string, string>;
}

const property = /^[ \t]*([A-Za-z][\w-]{0,60})::(?:[ \t]+(.*))?$/;
const mark = /(?<![^\s(])(?:#card|#\[\[card\]\]|\[\[card\]\])(?![^\s.,;:!?)])/gi;
const atEnds =
  /^(?:#card|#\[\[card\]\]|\[\[card\]\])[ \t]+|[ \t]*(?:#card|#\[\[card\]\]|\[\[card\]\])((?:[ \t]+#[^\s#]+)*)[ \t]*$/i;
const anyMark = /#card\b|\[\[card\]\]/i;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the first paragraph of a bullet; a bullet that begins otherwise has no text. */
export function readBullet({ blocks }: Sequence): Bullet {
  const [first] = blocks;
  if (first?.kind !== 'paragraph' && first?.kind !== 'heading')
    return { text: '', mark: null, properties: new Map() };
  const properties = new Map<string, string>();
  const lines = (first.kind === 'heading' ? first.title : first.raw).split('\n').filter((line) => {
    const match = property.exec(line);
    if (match) properties.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
    return !match;
  });
  const [head = '', ...rest] = lines;
  const found = markOf(head) ?? (rest.some((line) => markOf(line) !== null) ? 'middle' : null);
  const shown = found === 'end' ? head.replace(atEnds, (_, tags?: string) => tags ?? '') : head;
  return { text: [shown, ...rest].join('\n').trim(), mark: found, properties };
}

function markOf(line: string): Bullet['mark'] {
  if (!anyMark.test(line)) return null;
  const spans = opaqueSpans(line) ?? [{ start: 0, end: line.length }];
  const open = [...line.matchAll(mark)].filter(({ index }) => {
    const isCode = isWithin(spans, index) && !spans.some(({ start }) => start === index);
    return !isCode && !isInBraces(line, index);
  });
  if (open.length === 0) return null;
  const ends = atEnds.exec(line);
  return ends &&
    open.some(
      ({ index, 0: { length } }) =>
        index === 0 || index + length >= line.trimEnd().length - (ends[1] ?? '').length,
    )
    ? 'end'
    : 'middle';
}

/** Whether a place lies within a macro such as `{{query …}}`. */
function isInBraces(line: string, index: number): boolean {
  const open = line.lastIndexOf('{{', index);
  return open >= 0 && line.lastIndexOf('}}', index) < open;
}

/** The blocks below a bullet's first paragraph as Markdown, without the properties of the bullets in it. */
export function answerOf({ blocks }: Sequence): string {
  return blocks
    .slice(1)
    .map((block) => (block.kind === 'list' ? listText(block, '', 0) : block.raw))
    .join('\n\n')
    .trim();
}

const deepest = 50;

function listText({ children }: Block, indent: string, depth: number): string {
  return children
    .map((child, index) => {
      const { number } = child.item ?? { number: null };
      const bullet = number === null ? '- ' : `${number + (number === 1 ? index : 0)}. `;
      const inner = indent + ' '.repeat(bullet.length);
      const [first] = child.blocks;
      const isText = first?.kind === 'paragraph' || first?.kind === 'heading';
      const isList = first?.kind === 'list';
      const text = isText ? readBullet(child).text : isList ? '' : (first?.raw ?? '');
      const below = child.blocks
        .slice(isList ? 0 : 1)
        .map((block) =>
          block.kind === 'list' && depth < deepest
            ? listText(block, inner, depth + 1)
            : `\n${indented(block.raw, inner)}\n`,
        );
      return [`${indent}${bullet}${indented(text, inner).trimStart()}`, ...below].join('\n').trimEnd();
    })
    .join('\n');
}

function indented(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

/** The schedule that the properties of a card's bullet hold; null for a card that was not reviewed yet. */
export function scheduleOf(properties: Bullet['properties'], ordinal: number): FoundSchedule | null {
  const text = (name: string) => properties.get(`card-${name}`) ?? '';
  const number = (name: string) => (text(name) === '' ? null : Number(text(name)));
  const date = (name: string) => (text(name) === '' ? null : text(name).slice(0, 10));
  const intervalDays = number('last-interval');
  if (intervalDays === null || intervalDays < 0) return null;
  const names = [...properties].filter(([name]) => name.startsWith('card-'));
  return {
    ordinal,
    original: names.map(([name, value]) => `${name}:: ${value}`).join('\n'),
    dueOn: date('next-schedule'),
    lastReviewedOn: date('last-reviewed'),
    intervalDays,
    ease: number('ease-factor'),
    stability: null,
    difficulty: null,
    reps: number('repeats'),
    lapses: null,
  };
}

/** The id that Logseq wrote for a bullet; null if it has none. */
export function idOf(properties: Bullet['properties']): string | null {
  const id = properties.get('id') ?? '';
  return uuid.test(id) ? `logseq:${id.toLowerCase()}` : null;
}
