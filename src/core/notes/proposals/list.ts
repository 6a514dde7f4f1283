import { listAnswer } from '../phrasing/answers.ts';
import { basicCard, type Card, phrase } from '../phrasing/card.ts';
import { inlineText } from '../phrasing/inline.ts';
import { isPlural, withinSentence } from '../phrasing/nouns.ts';
import { leadOf, type Outline, type Section } from '../phrasing/outline.ts';
import type { ListPart, Part } from '../phrasing/parts.ts';
import type { Rule } from '../phrasing/rule.ts';
import { hasFiniteVerb } from '../phrasing/shape.ts';
import { cleanTitle } from '../phrasing/topic.ts';
import { isNameable } from '../phrasing/subject.ts';
import { beginsWithPointer, countWords } from '../phrasing/words.ts';

/** Short lists under a title that says what they list: "Types of services:". */
export const rule: Rule = {
  id: 'list',
  title: 'from a list',
  propose: (section, outline) => (outline.isEnglish ? ofParts(section.parts, section, outline, true) : []),
};

function ofParts(parts: readonly Part[], section: Section, outline: Outline, isTop: boolean): Card[] {
  return parts.flatMap((part, index) => {
    if (part.kind !== 'list') return [];
    const before = parts[index - 1];
    const lead = leadOf(before);
    const own = before && lead ? cardOf(lead.plain, before.line, part, section, outline) : [];
    const ofTitle =
      isTop && index === 0 && parts.length <= 2
        ? cardOf(section.title.plain, section.line, part, section, outline)
        : [];
    const ofItems = part.items.flatMap(({ text, line, parts: inner }) => {
      const [first] = inner;
      return text && first?.kind === 'list' && /[:：]$/.test(text.plain)
        ? cardOf(text.plain, line, first, section, outline)
        : [];
    });
    return [...own, ...ofTitle, ...ofItems];
  });
}

const listed =
  /^(?:(?:the|some|main|key|common|core|basic|primary|important|typical|major|popular|two|three|four|five|six|seven|\d)\s+)*(types?|kinds?|features?|advantages?|disadvantages?|benefits?|drawbacks?|limitations?|characteristics?|components?|functions?|responsibilities|roles?|principles?|modes?|states?|uses|use cases?|applications?|methods?|layers?|phases?|stages?|fields?|categories|classes|options|protocols?|properties|requirements?|reasons?|goals?|elements?|policies|levels?|strategies|algorithms?|techniques?|formats?|criteria|metrics?|parts|strengths?|weaknesses|challenges|rules|differences|pros|cons|conditions|causes|symptoms|ranges|records|messages|attributes|tools|patterns)(?:\s+(?:of|for|in|between|to)\s+(.{2,60}))?$/i;
const inFrontOf =
  /^(.{2,50}?)\s+(types|kinds|features|advantages|disadvantages|benefits|drawbacks|limitations|characteristics|components|functions|modes|states|use cases|applications|layers|phases|stages|fields|categories|classes|roles|methods|principles|metrics|strategies|policies|messages|timers|algorithms|techniques)$/i;
const there =
  /^(?:there are\s+(?:(?:two|three|four|five|six|seven|several|some|many)\s+)?(?:main |different |basic )?(types|kinds|ways|modes|phases|categories|classes|layers|states) of (.{2,50}))$/i;

function cardOf(title: string, line: number, list: ListPart, section: Section, outline: Outline): Card[] {
  const answer = listAnswer(list, false);
  if (!answer) return [];
  const asked = namedList(cleanTitle(title), section, outline.vocabulary);
  if (!asked) return [];
  const longest = Math.max(...answer.plain.split('\n').map((point) => countWords(point)));
  const quality = 0.85 - (list.items.length > 5 ? 0.06 : 0) - (longest > 8 ? 0.06 : 0);
  return [
    basicCard(
      section,
      { line, endLine: list.endLine },
      phrase('What are the ', inlineText(asked), '?'),
      answer,
      { quality, fact: `${list.line} list`, context: section.context },
    ),
  ];
}

/** What is listed, such as `advantages of TCP`; null if the title does not say. */
function namedList(title: string, section: Section, vocabulary: ReadonlySet<string>): string | null {
  if (title === '' || beginsWithPointer(title) || /[,;&]| and /i.test(title)) return null;
  const sentence = there.exec(title);
  if (sentence) return `${sentence[1] ?? ''} of ${sentence[2] ?? ''}`;
  if (hasFiniteVerb(title)) return null;
  const match = listed.exec(title);
  const heads = match?.[1] ?? inFrontOf.exec(title)?.[2] ?? '';
  if (heads === '' || !isPlural(heads)) return null;
  const full = { pros: 'advantages', cons: 'disadvantages' }[title.toLowerCase()] ?? title;
  const name = withinSentence(
    full.replace(/^the\s+/i, ''),
    new Set([...vocabulary, ...full.toLowerCase().split(/\s+/).slice(0, 2)]),
  );
  const isComplete = match === null || match[2] !== undefined;
  const subject = section.context.at(-1) ?? '';
  if (isComplete) return name;
  if (!isNameable(subject)) return null;
  if (
    subject === '' ||
    (cleanTitle(section.title.plain) === subject && cleanTitle(section.title.plain) === title)
  )
    return null;
  return `${name} of ${withinSentence(subject.replace(/\s*\([^)]*\)\s*$/, ''), vocabulary)}`;
}
