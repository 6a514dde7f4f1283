import { basicCard, type Card, phrase } from '../phrasing/card.ts';
import { inlineText, type Inline } from '../phrasing/inline.ts';
import { askAbout, inSentence } from '../phrasing/asking.ts';
import { readsAsEnglish } from '../phrasing/english.ts';
import { labelOf, unnumbered } from '../phrasing/label.ts';
import { labelKindOf } from '../phrasing/label-kinds.ts';
import { isPlural, withinSentence } from '../phrasing/nouns.ts';
import type { Outline, Section, Statement } from '../phrasing/outline.ts';
import type { Rule } from '../phrasing/rule.ts';
import { sentencesOf } from '../phrasing/sentences.ts';
import { capitalisedInline, shapeOf } from '../phrasing/shape.ts';
import { cleanTitle } from '../phrasing/topic.ts';
import { contentWords, countWords } from '../phrasing/words.ts';
import { isNameable } from '../phrasing/subject.ts';

/** Labels that say something of what the heading or the item above names: `Purpose: …`, `Default port: …`. */
export const rule: Rule = {
  id: 'attribute',
  title: 'from a labelled fact',
  propose: (section, outline) =>
    outline.isEnglish ? section.statements.flatMap((statement) => cardOf(statement, section, outline)) : [],
};

function cardOf(statement: Statement, section: Section, outline: Outline): Card[] {
  const { labelled } = statement;
  if (!labelled || labelled.separator === '=' || labelled.body.isForeign) return [];
  const kind = labelKindOf(labelled.label.plain);
  const subject = subjectOf(statement, section);
  if (
    !subject ||
    (kind !== 'attribute' && kind !== 'describes') ||
    !readsAsEnglish(labelled.body.plain, true)
  )
    return [];
  if (isAmongTerms(statement)) return [];
  const [answer] = sentencesOf(labelled.body);
  if (!answer) return [];
  if (kind === 'describes') {
    const asked = askAbout(subject, shapeOf(answer), { vocabulary: outline.vocabulary, kind: '' });
    const startsWithSubject = answer.plain
      .toLowerCase()
      .includes(subject.plain.toLowerCase().split(' (')[0] ?? '');
    if (!asked || startsWithSubject) return [];
    return [basicCard(section, statement, asked.question, asked.answer, { quality: asked.quality })];
  }
  if (contentWords(labelled.label.plain).every((word) => contentWords(subject.plain).includes(word)))
    return [];
  const label = withinSentence(labelled.label.plain, lowerCase(labelled.label.plain));
  const question = questionOf(label, inSentence(subject, outline.vocabulary));
  const isUse = /used for\?$/.test(question.plain);
  const repeats =
    isUse &&
    contentWords(subject.plain).some((word) => contentWords(answer.plain.slice(0, 50)).includes(word));
  if (repeats || (isUse && shapeOf(answer).shape === 'clause')) return [];
  const quality = statement.text.plain.length > 200 ? 0.78 : 0.85;
  return [
    basicCard(section, statement, question, capitalisedInline(answer), { quality, context: section.context }),
  ];
}

/** Whether most items of the list say what a term of their own means, so that it is not clear what a lone attribute belongs to. */
function isAmongTerms({ siblings }: Statement): boolean {
  const kinds = siblings
    .slice(0, 30)
    .map(({ text }) => text && labelOf(text))
    .map((labelled) => labelled && labelKindOf(labelled.label.plain));
  return (
    kinds.filter((kind) => kind === 'attribute' || kind === 'describes').length <
    kinds.filter((kind) => kind === 'term').length
  );
}

/** Labels are common nouns whatever their case. */
function lowerCase(label: string): ReadonlySet<string> {
  return new Set(label.toLowerCase().split(/\s+/));
}

function questionOf(label: string, subject: Inline): Inline {
  const plain = label.toLowerCase();
  if (
    /^(?:use cases?|typical use(?: case)?|common uses?|uses|used for|applications|common applications)$/.test(
      plain,
    )
  )
    return phrase(isPlural(subject.plain) ? 'What are ' : 'What is ', subject, ' used for?');
  if (/^(?:best for|ideal for)$/.test(plain))
    return phrase(isPlural(subject.plain) ? 'What are ' : 'What is ', subject, ` ${plain}?`);
  if (plain === 'used in')
    return phrase(isPlural(subject.plain) ? 'Where are ' : 'Where is ', subject, ' used?');
  if (plain === 'when to use') return phrase('When do you use ', subject, '?');
  if (/^(?:default )?ports?$/.test(plain))
    return phrase(`Which ${plain} ${isPlural(subject.plain) ? 'do' : 'does'} `, subject, ' use?');
  if (/^(?:transport )?protocols?$/.test(plain))
    return phrase(`Which ${plain} ${isPlural(subject.plain) ? 'do' : 'does'} `, subject, ' use?');
  if (/^(?:osi )?layer$/.test(plain))
    return phrase(`At which ${label} ${isPlural(subject.plain) ? 'do' : 'does'} `, subject, ' work?');
  const full =
    {
      pros: 'advantages',
      pro: 'advantage',
      cons: 'disadvantages',
      con: 'disadvantage',
      ad: 'administrative distance',
    }[plain] ?? label;
  return phrase(isPlural(full) ? `What are the ${full} of ` : `What is the ${full} of `, subject, '?');
}

/** What the label is about: the item above it, or else what the section is about; null if that names nothing. */
function subjectOf({ parents, isItem }: Statement, section: Section): Inline | null {
  const above = isItem
    ? parents.findLast(
        ({ plain }) =>
          !/^\s*(?:[^:]*)[:：]$/.test(plain) || labelKindOf(plain.replace(/[:：]\s*$/, '')) === 'term',
      )
    : undefined;
  const labelled = above ? labelOf(above) : null;
  const candidate = above
    ? unnumbered(labelled?.label ?? above)
    : section.topic !== ''
      ? inlineText(section.topic)
      : null;
  const fallback =
    section.topic === '' && !above && section.context.length > 0 && countWords(section.title.plain) <= 4
      ? inlineText(section.context.at(-1) ?? '')
      : null;
  const subject = candidate ?? fallback;
  if (!subject) return null;
  const plain = cleanTitle(subject.plain);
  if (!isNameable(plain)) return null;
  return subject.segments.length === 1 && subject.segments[0]?.kind === 'code' ? subject : inlineText(plain);
}
