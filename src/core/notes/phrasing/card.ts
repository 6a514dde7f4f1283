import { inlineText, joinInline, markdownOf, sliceInline, type Inline } from './inline.ts';
import type { Section, Statement } from './outline.ts';
import { labelKindOf } from './label-kinds.ts';
import { hasFiniteVerb } from './shape.ts';
import { topicOfPath } from './topic.ts';
import { beginsWithPointer, contentWords, wordsOf } from './words.ts';

/** A gap of a cloze: what is hidden, and what stands around it. */
interface CardGap {
  readonly before: string;
  readonly answer: string;
  readonly after: string;
}

/** A card that a rule proposes, in Markdown and as a reader sees it. */
export interface Card {
  readonly kind: 'basic' | 'cloze';
  readonly front: string;
  readonly back: string;
  /** The context in front of the question or text, without its colon; may be empty. */
  readonly context: string;
  readonly shown: { readonly front: string; readonly back: string; readonly gap: CardGap | null };
  /** How its answer reads: a sentence or phrase, a list of such, or code. */
  readonly answerKind: 'phrase' | 'list' | 'code';
  /** The place in the notes that it asks about; of two cards on one place and topic only the better stays. */
  readonly fact: string;
  readonly line: number;
  readonly endLine: number;
  readonly headings: readonly string[];
  readonly quality: number;
}

interface Place {
  readonly line: number;
  readonly endLine: number;
}

interface Answer {
  readonly markdown: string;
  readonly plain: string;
  readonly kind: Card['answerKind'];
}

/** Joins words and pieces of the notes. */
export function phrase(...parts: readonly (string | Inline)[]): Inline {
  return joinInline(...parts.map((part) => (typeof part === 'string' ? inlineText(part) : part)));
}

/** A question and its answer; what the question says is left out of its context unless `keepsContext`. */
export function basicCard(
  section: Section,
  place: Place,
  question: Inline,
  answer: Inline | Answer,
  options: { quality: number; fact?: string; context?: readonly string[]; keepsContext?: boolean },
): Card {
  const said = options.keepsContext === true ? '' : question.plain;
  const context = contextFor(options.context ?? section.context, said);
  const isText = 'segments' in answer;
  const prefix = context === '' ? '' : `${context}: `;
  return {
    kind: 'basic',
    front: markdownOf(phrase(prefix)) + (prefix === '' ? '' : ' ') + markdownOf(question),
    back: isText ? markdownOf(answer) : answer.markdown,
    context,
    shown: { front: prefix + question.plain, back: answer.plain, gap: null },
    answerKind: isText ? 'phrase' : answer.kind,
    fact: options.fact ?? `${place.line}`,
    line: place.line,
    endLine: place.endLine,
    headings: section.headings,
    quality: options.quality,
  };
}

/** A text with a gap from `start` up to `end` of its plain text. */
export function clozeCard(
  section: Section,
  place: Place,
  text: Inline,
  gap: { start: number; end: number; hint: string | null },
  options: { quality: number; fact?: string; context?: readonly string[] },
): Card {
  const answer = sliceInline(text, gap.start, gap.end);
  const before = text.plain.slice(0, gap.start);
  const after = text.plain.slice(gap.end);
  const context = contextFor(options.context ?? section.context, before + after);
  const prefix = context === '' ? '' : `${context}: `;
  const hidden = `{{${markdownOf(answer, false)}${gap.hint === null ? '' : ` :: ${gap.hint}`}}}`;
  const front = [
    markdownOf(phrase(prefix)),
    spaced(markdownOf(sliceInline(text, 0, gap.start)), before) +
      hidden +
      spacedAfter(markdownOf(sliceInline(text, gap.end)), after),
  ];
  return {
    kind: 'cloze',
    front: front.filter((part) => part !== '').join(' '),
    back: '',
    context,
    shown: { front: prefix + text.plain, back: answer.plain, gap: { before, answer: answer.plain, after } },
    answerKind: 'phrase',
    fact: options.fact ?? `${place.line}`,
    line: place.line,
    endLine: place.endLine,
    headings: section.headings,
    quality: options.quality,
  };
}

/** What a statement is about, outermost first: the topics of its headings and the short texts that lead to it. */
export function contextOfStatement(section: Section, statement: Statement): readonly string[] {
  const leads = statement.parents.map(({ plain }) => leadTopic(plain)).filter((topic) => topic !== '');
  return leads.length === 0 ? section.context : [...section.context, ...leads];
}

/** What a text that leads to a list is about; empty if it is a sentence or says nothing. */
export function leadTopic(plain: string): string {
  const label = /^([^:：]{2,60})[:：]/.exec(plain)?.[1] ?? (wordsOf(plain).length <= 6 ? plain : '');
  if (
    wordsOf(label).length > 6 ||
    /[.!?;]/.test(label) ||
    beginsWithPointer(label) ||
    hasFiniteVerb(label) ||
    /(?<![\p{L}])(?:following|includes?|involves?|specifying|below)(?![\p{L}])/iu.test(label)
  )
    return '';
  return labelKindOf(label) === 'term' ? topicOfPath(label) : '';
}

const longestContext = 60;

interface Named {
  readonly topic: string;
  readonly words: readonly string[];
}

/** The outermost and the nearest topic of each context, as sections are asked about again and again. */
const ends = new WeakMap<readonly string[], { readonly outer: Named; readonly nearest: Named }>();

function endsOf(context: readonly string[]): { readonly outer: Named; readonly nearest: Named } {
  const known = ends.get(context);
  if (known) return known;
  const found = { outer: named(context[0] ?? ''), nearest: named(context.at(-1) ?? '') };
  ends.set(context, found);
  return found;
}

function named(written: string): Named {
  const topic = shortened(written);
  return { topic, words: contentWords(topic) };
}

/** The context that a question needs: the nearest topic, and the outermost one where neither says the other, without what the question says itself. */
export function contextFor(context: readonly string[], question: string): string {
  const { outer, nearest } = endsOf(context);
  if (nearest.topic === '') return '';
  const said = new Set(contentWords(question));
  const isSaid = ({ words }: Named) => words.every((word) => said.has(word));
  const isNearestSaid = isSaid(nearest);
  for (const word of isNearestSaid ? [] : nearest.words) said.add(word);
  const isOverlapping = !isNearestSaid && outer.words.some((word) => nearest.words.includes(word));
  const names = isNearestSaid ? [] : [nearest.topic];
  if (context.length > 1 && !isSaid(outer) && !isOverlapping) names.unshift(outer.topic);
  const joined = names.join(' › ');
  return joined.length <= longestContext ? joined : (names.at(-1) ?? '').slice(0, 2 * longestContext);
}

/** A topic without what stands in parentheses behind it. */
function shortened(topic: string): string {
  const bare = topic.replace(/\s*\([^)]*\)\s*$/, '');
  return bare === '' ? topic : bare;
}

function spaced(markdown: string, before: string): string {
  return markdown + (/\s$/.test(before) && markdown !== '' ? ' ' : '');
}

function spacedAfter(markdown: string, after: string): string {
  return (/^\s/.test(after) && markdown !== '' ? ' ' : '') + markdown;
}
