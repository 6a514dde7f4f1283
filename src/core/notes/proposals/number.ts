import { type Card, clozeCard, contextOfStatement } from '../phrasing/card.ts';
import type { Section, Statement } from '../phrasing/outline.ts';
import type { Sentence } from '../phrasing/plain-sentences.ts';
import type { Rule } from '../phrasing/rule.ts';
import { hasFiniteVerb, wordAt } from '../phrasing/shape.ts';
import { baseOf, mayBeNoun } from '../phrasing/verbs.ts';

/** Sentences with one number that means something: a port, a range, a size, a time. */
export const rule: Rule = {
  id: 'number',
  title: 'from a number',
  propose: (section, outline) =>
    outline.isEnglish
      ? section.statements.flatMap((statement) =>
          statement.sentences.flatMap((sentence, index) => cardOf(sentence, index, statement, section)),
        )
      : [],
};

const range = String.raw`\d+(?:[.,]\d+)*(?:\s?(?:–|-|to|and|or)\s?\d+(?:[.,]\d+)*)?`;
const units = String.raw`(?:bits?|bytes?|octets?|seconds?|secs?|milliseconds?|ms|minutes?|hours?|days?|[KMGT]bps|[KMGT]B|[KMGT]iB|[kKMGT]bit\/s|[MG]Hz|met(?:er|re)s?|km|hops?|characters|layers|addresses|hosts|channels|%)`;
const measured = new RegExp(
  String.raw`(?<![\p{L}\p{N}.:/-])(${range})(?:\s?|-)${units}(?![\p{L}\p{N}])`,
  'gu',
);
const named = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:TCP |UDP )?ports?|range|priority (?:value )?(?:is|of)|administrative distance (?:is|of)|distance of|default (?:\p{L}+ ){0,2}(?:is|of)|maximum of|up to|minimum of|between|within the range|layer|layers)\s+(?:(?:number|range|numbers)\s+)?(${range})(?![\p{L}\p{N}:/-]|\.\d)`,
  'giu',
);
const odd =
  /\d+\.\d+\.\d+|\b(?:19|20)\d\d\b|RFC|version|\bv\d|[$€£=]|\d\s?[×x*+]\s?\d|example|e\.g\.|department|figure|table \d|step \d|router \d|host \d/i;

function cardOf(sentence: Sentence, index: number, statement: Statement, section: Section): Card[] {
  if (!/\d/.test(sentence.masked)) return [];
  const words = sentence.wordCount;
  if (
    sentence.isForeign ||
    words < 6 ||
    words > 30 ||
    odd.test(sentence.plain) ||
    /[:：]$/.test(sentence.plain)
  )
    return [];
  const first = wordAt(sentence.masked, 0);
  if (baseOf(first) !== null && !mayBeNoun(first)) return [];
  if (!hasFiniteVerb(sentence.masked) || !sentence.isEnglish) return [];
  const found = [...sentence.masked.matchAll(measured), ...sentence.masked.matchAll(named)];
  const digits =
    sentence.masked.replace(/(?<=\p{L})[\d.]+|\d+(?=\p{L})/gu, '').match(new RegExp(range, 'g')) ?? [];
  const [match] = found;
  const number = match?.[1];
  if (!match || number === undefined || digits.length !== 1) return [];
  const start = match.index + match[0].indexOf(number);
  const context = contextOfStatement(section, statement);
  const quality = 0.85 - (words > 24 ? 0.05 : 0);
  return [
    clozeCard(
      section,
      statement,
      sentence,
      { start, end: start + number.length, hint: /–|-|to/.test(number) ? 'range' : 'number' },
      { quality, fact: `${statement.line}#${index}`, context },
    ),
  ];
}
