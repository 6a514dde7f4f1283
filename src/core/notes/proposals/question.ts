import { answerBelow } from '../phrasing/answers.ts';
import { basicCard, type Card, phrase } from '../phrasing/card.ts';
import { inlineText, unstyled, type Inline } from '../phrasing/inline.ts';
import type { Section } from '../phrasing/outline.ts';
import type { Part } from '../phrasing/parts.ts';
import type { Rule } from '../phrasing/rule.ts';
import { countWords } from '../phrasing/words.ts';

/** Headings and lone paragraphs that ask, with the text below as the answer. */
export const rule: Rule = {
  id: 'question',
  title: 'from a question',
  propose: (section) => {
    const ofHeading = cardOf(
      section.title,
      section.line,
      section.parts,
      section,
      section.context.slice(0, -1),
    );
    const ofParagraphs = section.parts.flatMap((part, index) =>
      part.kind === 'text'
        ? cardOf(
            part.text,
            part.line,
            upToQuestion(section.parts.slice(index + 1, index + 3)),
            section,
            section.context,
          )
        : [],
    );
    return [...ofHeading, ...ofParagraphs];
  },
};

const asks =
  /^(?:what|how|why|when|where|which|who|whose|is|are|do|does|did|can|could|should|will|would)(?![\p{L}])/iu;

function upToQuestion(parts: readonly Part[]): readonly Part[] {
  const index = parts.findIndex((part) => part.kind === 'text' && /[?？]$/.test(part.text.plain));
  return index < 0 ? parts : parts.slice(0, index);
}

function cardOf(
  title: Inline,
  line: number,
  below: readonly Part[],
  section: Section,
  context: readonly string[],
): Card[] {
  const question = questionOf(title, title === section.title);
  const found = question && answerBelow(below);
  if (!found) return [];
  const endLine = found.endLine;
  const quality = /^how/i.test(question.plain) ? 0.8 : 0.87;
  return [basicCard(section, { line, endLine }, question, found.answer, { quality, context })];
}

/** The question a title asks, without its number; null if it asks none. */
function questionOf(title: Inline, isHeading: boolean): Inline | null {
  if (title.isForeign) return null;
  const bare = unstyled(title);
  const number = /^(?:q(?:uestion)?\s*\d*\s*[:.)-]\s*|\d+(?:\.\d+)*[.):]?\s+)/i.exec(bare.masked);
  const start = number?.[0].length ?? 0;
  const plain = bare.plain.slice(start);
  if (!/[?？]$/.test(plain) || /[.!?。]\s/.test(plain) || plain.length > 160) return null;
  const isCjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(plain);
  if (!isCjk && (countWords(plain) < 3 || (!isHeading && !asks.test(plain) && countWords(plain) < 5)))
    return null;
  if (
    /^(?:what|how|why|when|where|which|who)(?:\s+(?:is|are|was|does|do))?\s+(?:it|this|that|these|they|next|now|else|about it)?(?:\s+\p{L}+)?\?$/iu.test(
      plain,
    ) &&
    /(?<![\p{L}])(?:it|this|that|these|they|next|now|else)(?![\p{L}])/iu.test(plain)
  )
    return null;
  return start === 0 ? bare : phrase(inlineText(plain));
}
