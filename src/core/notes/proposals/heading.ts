import { askAbout } from '../phrasing/asking.ts';
import { basicCard, type Card } from '../phrasing/card.ts';
import { readsAsEnglish } from '../phrasing/english.ts';
import { inlineText } from '../phrasing/inline.ts';
import { labelOf } from '../phrasing/label.ts';
import { isNameable } from '../phrasing/subject.ts';
import type { Rule } from '../phrasing/rule.ts';
import { sentencesOf } from '../phrasing/sentences.ts';
import { shapeOf, wordAt } from '../phrasing/shape.ts';
import { countWords } from '../phrasing/words.ts';
import { cleanTitle } from '../phrasing/topic.ts';

/** Headings whose first sentence says what they name, without naming it: "### Round robin / Distributes requests …". */
export const rule: Rule = {
  id: 'heading',
  title: 'from a heading and its text',
  propose: (section, outline) => {
    const [first] = section.parts;
    const place =
      first?.kind === 'list' && section.parts.length === 1
        ? first.items[0]
        : first?.kind === 'text'
          ? first
          : null;
    const text = place?.text;
    if (!outline.isEnglish || !place || !text || text.isForeign || section.topic === '' || labelOf(text))
      return [];
    const isCode = section.title.segments.length === 1 && section.title.segments[0]?.kind === 'code';
    const name = isCode ? section.title : inlineText(cleanTitle(section.title.plain));
    const [sentence] = sentencesOf(text);
    if (!sentence || !isNameable(name.plain) || !readsAsEnglish(sentence.plain, true)) return [];
    const said = sentence.plain.toLowerCase().slice(0, 80);
    if (
      said.includes(
        name.plain
          .toLowerCase()
          .replace(/\s*\(.*$/, '')
          .replace(/s$/, ''),
      ) ||
      countWords(sentence.plain) < 4
    )
      return [];
    const shaped = shapeOf(sentence);
    if (
      first?.kind === 'list' &&
      /^(?:requires?|needs?|supports?|includes?|contains?|has|have|does)$/i.test(
        wordAt(shaped.text.masked, 0),
      )
    )
      return [];
    const isOrder = shaped.shape === 'order' && isCode;
    if (shaped.shape === 'clause' || (shaped.shape === 'order' && !isOrder)) return [];
    if (
      shaped.shape === 'phrase' &&
      !/^(?:an?|the|one)$/i.test(wordAt(shaped.text.masked, 0)) &&
      first?.kind === 'list'
    )
      return [];
    const asked = askAbout(name, isOrder ? { ...shaped, shape: 'does' } : shaped, {
      vocabulary: outline.vocabulary,
      kind: '',
    });
    if (!asked) return [];
    const quality =
      asked.quality - (first?.kind === 'list' ? 0.06 : 0) - (sentence.plain.length < 30 ? 0.08 : 0);
    const card: Card = basicCard(
      section,
      { line: section.line, endLine: place.endLine },
      asked.question,
      asked.answer,
      { quality, fact: `${place.line}#0`, context: section.context.slice(0, -1) },
    );
    return [card];
  },
};
