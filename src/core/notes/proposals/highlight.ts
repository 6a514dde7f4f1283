import { type Card, clozeCard, contextOfStatement } from '../phrasing/card.ts';
import { isCommand } from '../phrasing/commands.ts';
import { segmentsWithOffsets, type Inline } from '../phrasing/inline.ts';
import type { Outline, Section, Statement } from '../phrasing/outline.ts';
import type { Sentence } from '../phrasing/plain-sentences.ts';
import type { Rule } from '../phrasing/rule.ts';
import { hasFiniteVerb, wordAt } from '../phrasing/shape.ts';
import { baseOf, isBaseVerb, mayBeNoun, thirdPersonOf } from '../phrasing/verbs.ts';
import { contentWords, countWords } from '../phrasing/words.ts';

/** Sentences with a bold term, or a command or value in code, that is left out. */
export const rule: Rule = {
  id: 'highlight',
  title: 'from a highlighted term',
  propose: (section, outline) =>
    section.statements.flatMap((statement) =>
      statement.sentences.flatMap((sentence, index) => cardOf(sentence, index, statement, section, outline)),
    ),
};

function cardOf(
  sentence: Sentence,
  index: number,
  statement: Statement,
  section: Section,
  outline: Outline,
): Card[] {
  if (!sentence.segments.some(({ isStrong, kind }) => isStrong || kind === 'code')) return [];
  const words = sentence.wordCount;
  if (
    sentence.isForeign ||
    words < 7 ||
    words > 34 ||
    /[:：]$|^(?:only|also|just|this|and|but)(?![\p{L}])|(?<![\p{L}])now(?![\p{L}])/iu.test(sentence.plain)
  )
    return [];
  const isEnglish = outline.isEnglish && sentence.isEnglish;
  if (isEnglish && !hasFiniteVerb(sentence.masked)) return [];
  const marked = segmentsWithOffsets(sentence).filter(
    ({ segment, start }) => (segment.isStrong || segment.kind === 'code') && start >= 0,
  );
  const bold = marked.filter(({ segment }) => segment.isStrong && segment.kind === 'text');
  const chosen = (bold.length > 0 ? bold : marked).filter(
    ({ segment, start, end }) => isTerm(segment.text, segment.kind) && !isSubjectOf(sentence, start, end),
  );
  const [gap] = chosen.filter(
    ({ start, end }) =>
      !/\S$/.test(sentence.plain.slice(0, start).replace(/[(“"]$/, '')) &&
      !/^[-\p{L}\p{N}]/u.test(sentence.plain.slice(end)),
  );
  if (
    !gap ||
    marked.length > 3 ||
    /[:：]\s*$/.test(sentence.masked.slice(0, gap.start)) ||
    /^\s*[—–:-]/.test(sentence.plain.slice(gap.end))
  )
    return [];
  if (
    gap.segment.kind === 'code' &&
    section.headings.some((heading) => /example|scenario|lab|exercise/i.test(heading))
  )
    return [];
  const hint = gap.segment.kind === 'code' ? (isCommand(gap.segment.text) ? 'command' : null) : null;
  const context = contextOfStatement(section, statement);
  const isNumber = /\d/.test(gap.segment.text);
  const quality =
    0.84 +
    (isNumber ? 0.05 : 0) -
    (marked.length > 1 ? 0.05 : 0) -
    (gap.segment.kind === 'code' ? 0.04 : 0) -
    (words > 26 ? 0.05 : 0) -
    (isEnglish ? 0 : 0.04);
  return [
    clozeCard(
      section,
      statement,
      sentence,
      { start: gap.start, end: gap.end, hint },
      { quality, fact: `${statement.line}#${index}`, context },
    ),
  ];
}

function isTerm(text: string, kind: string): boolean {
  if (kind === 'math' || /[.!?:;]$/.test(text)) return false;
  const words = countWords(text);
  if (kind !== 'code' && hasFiniteVerb(text)) return false;
  if (kind === 'code' && /^\p{Ll}+ing$/u.test(text)) return false;
  if (kind === 'code') return text.length <= 40 && text.length > 1 && !/\d+\.\d+|^[\d./]+$/.test(text);
  const first = wordAt(text, 0);
  if (
    /^(?:\p{L}+(?:ly|ing)|not|no|and|or|in|on|at|by|for|from|to|with|before|after|the|if|when|one|per)$/iu.test(
      first,
    ) ||
    (isBaseVerb(first) && words > 1 && !mayBeNoun(thirdPersonOf(first.toLowerCase()))) ||
    (words > 1 && baseOf(first) !== null && !mayBeNoun(first))
  )
    return false;
  return words >= 1 && words <= 4 && contentWords(text).length > 0 && !adjective.test(text.trim());
}

const adjective =
  /^(?:\p{L}+(?:able|ible|ful|less|ously|ly|ive|ous)|different|same|single|multiple|unique|all|important|required|mandatory|automatically|encrypted|independent|individual|mutual|active|passive)$/iu;

/** A sentence that begins with its gap tells too little of what is asked. */
function isSubjectOf({ plain }: Inline, start: number, end: number): boolean {
  return countWords(plain.slice(0, start)) < 1 && countWords(plain.slice(end)) < 9;
}
