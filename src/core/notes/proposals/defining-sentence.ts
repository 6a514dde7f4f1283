import { basicCard, type Card, contextOfStatement, phrase } from '../phrasing/card.ts';
import { inlineText, sliceInline, unstyled, type Inline } from '../phrasing/inline.ts';
import { isPlural, withinSentence } from '../phrasing/nouns.ts';
import type { Outline, Section, Statement } from '../phrasing/outline.ts';
import type { Sentence } from '../phrasing/plain-sentences.ts';
import type { Rule } from '../phrasing/rule.ts';
import { capitalisedInline } from '../phrasing/shape.ts';
import { isSubject } from '../phrasing/subject.ts';
import { countWords } from '../phrasing/words.ts';

/** Sentences such as `A switch is a device that …`. */
export const rule: Rule = {
  id: 'defining-sentence',
  title: 'from a defining sentence',
  propose: (section, outline) =>
    outline.isEnglish
      ? section.statements.flatMap((statement) =>
          statement.sentences.flatMap((sentence, index) =>
            cardOf(sentence, index, statement, section, outline),
          ),
        )
      : [],
};

const defining =
  /^(.{2,90}?)\s+(is|are)\s+(?:(?:essentially|basically|simply|just|also|typically|usually|generally|commonly|in essence)\s+)?((?:an?|the|one of|any|part of|responsible|used|defined as|known as|designed|intended|sets? of|types? of|ways? to|methods? (?:of|for)|special|small|large|virtual|logical|physical|distributed|network|software|hardware|intermediary|abstract|simple|collections? of|groups? of|objects? that|devices? that|tools? that|rules? that|programs? that|services? that|servers? that|processes? that|strings?|numbers? that|messages? that|key|protocols? that|components? that|resources? that|containers? that|units? of|pieces? of)(?![\p{L}])\s*.{8,})$/iu;
const adjective =
  /^(?:special|small|large|virtual|logical|physical|distributed|network|software|hardware|intermediary|abstract|simple|key)(?![\p{L}])/iu;
const compared =
  /^(?:the (?:\p{L}+ )?(?:purpose|goal|essence|basis|idea|point|equivalent|sum of|trick|answer|problem|topic|subject)(?![\p{L}])|the same|the (?:first|second|third|last|next|following|most|best|main|only|key|primary reason|case|reason|one|result|right|wrong|opposite|default (?:setting|choice))(?![\p{L}])|an? (?:good|great|bad|better|must|common|popular|example|important|key|lot|bit|little|few|number|result|non|no|very|critical|crucial|essential|fundamental|powerful|valuable|robust|useful|major|significant)(?![\p{L}])|one of the (?:most|best)|key to|the (?:backbone|foundation|heart|core|key|cornerstone)|a? ?part of|used in (?:many|various)|simple to|used (?:together|extensively|widely|frequently|heavily)|known as [“"]?(?:a|an|the)?\s*$)/iu;

function cardOf(
  sentence: Sentence,
  index: number,
  statement: Statement,
  section: Section,
  outline: Outline,
): Card[] {
  const match = defining.exec(sentence.masked);
  if (!match || sentence.isForeign || !sentence.isEnglish) return [];
  const [, before = '', verb = '', predicate = ''] = match;
  const subject = sliceInline(sentence, 0, before.length);
  const start = match[0].length - predicate.length;
  const body = sliceInline(sentence, start, start + predicate.slice(0, endOfDefinition(predicate)).length);
  if (countWords(body.plain) < 4) return [];
  if (verb === 'is' && adjective.test(predicate)) return [];
  if (compared.test(predicate) || !isSubject(subject)) return [];
  const context = contextOfStatement(section, statement);
  const asked = ask(nameOf(subject, outline), verb.toLowerCase(), body, predicate);
  if (!asked) return [];
  const isHeadingTopic =
    section.topic !== '' && subject.plain.toLowerCase().includes(section.topic.toLowerCase().slice(0, 20));
  const quality =
    asked.quality +
    (isHeadingTopic ? 0.02 : 0) -
    (index > 0 ? 0.03 : 0) -
    (statement.isItem ? 0.03 : 0) -
    (body.plain.length > 220 ? 0.05 : 0) -
    (countWords(subject.plain) > 5 ? 0.08 : 0);
  return [
    basicCard(section, statement, asked.question, asked.answer, {
      quality,
      fact: `${statement.line}#${index}`,
      context,
    }),
  ];
}

/** Where a predicate goes on to say something else, such as `, and it is also …`. */
function endOfDefinition(predicate: string): number {
  const further =
    /,? (?:and|but|while|whereas) (?:(?:the|it|they|this|an?|its)\s.{0,60}?(?:is|are|has|can|will)|is|are|can|may|will|has|have|does|should|must)(?![\p{L}])|; /iu.exec(
      predicate,
    );
  return further && further.index > 20 ? further.index : predicate.length;
}

function nameOf(subject: Inline, { vocabulary }: Outline): Inline {
  return subject.segments.every(({ kind }) => kind === 'text')
    ? inlineText(withinSentence(subject.plain, vocabulary))
    : unstyled(subject);
}

function ask(
  name: Inline,
  verb: string,
  body: Inline,
  predicate: string,
): { question: Inline; answer: Inline; quality: number } | null {
  const be = verb === 'are' || isPlural(name.plain) ? 'are' : 'is';
  if (be !== verb) return null;
  const used = /^(?:used|designed|intended)\s+(?=to\s|for\s)/i.exec(predicate);
  if (used) {
    const participle = used[0].trim();
    const answer = capitalisedInline(sliceInline(body, used[0].length));
    const question =
      /^for/i.test(predicate.slice(used[0].length)) || participle === 'used'
        ? phrase(`What ${be} `, name, ` ${participle} for?`)
        : phrase(`What ${be} `, name, ` ${participle} to do?`);
    return { question, answer, quality: 0.87 };
  }
  const responsible = /^responsible for\s+/i.exec(predicate);
  if (responsible)
    return {
      question: phrase(`What ${be} `, name, ' responsible for?'),
      answer: capitalisedInline(sliceInline(body, responsible[0].length)),
      quality: 0.88,
    };
  const alias = /^(?:defined as)\s+/i.exec(predicate);
  if (alias)
    return {
      question: phrase(`What ${be} `, name, '?'),
      answer: capitalisedInline(sliceInline(body, alias[0].length)),
      quality: 0.9,
    };
  if (/^(?:used|designed|intended|known|responsible)(?![\p{L}])/iu.test(predicate)) return null;
  return { question: phrase(`What ${be} `, name, '?'), answer: capitalisedInline(body), quality: 0.9 };
}
