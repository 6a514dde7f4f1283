import { inSentence } from '../phrasing/asking.ts';
import { basicCard, type Card, contextOfStatement, phrase } from '../phrasing/card.ts';
import { sliceInline } from '../phrasing/inline.ts';
import { isPlural } from '../phrasing/nouns.ts';
import type { Outline, Section, Statement } from '../phrasing/outline.ts';
import type { Sentence } from '../phrasing/plain-sentences.ts';
import type { Rule } from '../phrasing/rule.ts';
import { capitalisedInline } from '../phrasing/shape.ts';
import { isSubject } from '../phrasing/subject.ts';
import { baseOf, isBaseVerb } from '../phrasing/verbs.ts';
import { countWords } from '../phrasing/words.ts';

/** Sentences that say what a thing does to what: "DHCP eliminates the need for …". */
export const rule: Rule = {
  id: 'fact',
  title: 'from a sentence that says what something does',
  propose: (section, outline) =>
    outline.isEnglish
      ? section.statements.flatMap((statement) =>
          statement.sentences.flatMap((sentence, index) =>
            cardOf(sentence, index, statement, section, outline),
          ),
        )
      : [],
};

/** Verbs whose object alone is an answer to "What does … provide?". */
const asked = new Set(
  `provide contain store eliminate guarantee determine define specify represent consume maintain manage establish replace combine require encapsulate advertise allocate
  prevent reduce support generate translate monitor control encrypt block track resolve identify map ensure enforce`.split(
    /\s+/,
  ),
);

function cardOf(
  sentence: Sentence,
  index: number,
  statement: Statement,
  section: Section,
  outline: Outline,
): Card[] {
  const words = sentence.wordCount;
  if (sentence.isForeign || words < 6 || words > 30 || !sentence.isEnglish || /[:：?]$/.test(sentence.plain))
    return [];
  const verb = verbOf(sentence.masked);
  if (!verb || /^.*(?:ly|not|also|can|will|must|and|or)\s*$/i.test(sentence.masked.slice(0, verb.start)))
    return [];
  const subject = sliceInline(sentence, 0, verb.start);
  const object = sliceInline(sentence, verb.end);
  if (
    !isSubject(subject) ||
    countWords(subject.plain) > 5 ||
    /^(?:a (?:number|lot)|that|how|by|to|in|on|as|for|with|it|them|this|these|if|when|and|or|more|less)(?![\p{L}])/iu.test(
      object.plain,
    ) ||
    countWords(object.plain) < 3
  )
    return [];
  const further = /,\s+and\s+(\p{Ll}+)/u.exec(object.masked)?.[1] ?? '';
  if (isBaseVerb(further) || baseOf(further) !== null) return [];
  const name = inSentence(subject, outline.vocabulary);
  const isMany = isPlural(subject.plain);
  if (isMany !== verb.isPlural) return [];
  const question = phrase(isMany ? 'What do ' : 'What does ', name, ` ${verb.base}?`);
  const context = contextOfStatement(section, statement);
  const quality = 0.8 - (words > 24 ? 0.04 : 0) - (index > 1 ? 0.02 : 0);
  return [
    basicCard(section, statement, question, capitalisedInline(object), {
      quality,
      fact: `${statement.line}#${index}`,
      context,
    }),
  ];
}

function verbOf(masked: string): { start: number; end: number; base: string; isPlural: boolean } | null {
  for (const match of masked.slice(0, 90).matchAll(/(?<![\p{L}\p{N}'’-])\p{Ll}+(?![\p{L}\p{N}'’-])/gu)) {
    const [word] = match;
    const base = baseOf(word);
    const isMany = base === null && isBaseVerb(word);
    const found = base ?? (isMany ? word : null);
    if (found !== null && asked.has(found) && match.index > 0)
      return { start: match.index, end: match.index + word.length, base: found, isPlural: isMany };
  }
  return null;
}
