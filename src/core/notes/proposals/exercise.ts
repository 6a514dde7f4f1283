import { basicCard, type Card } from '../phrasing/card.ts';
import { markdownOf, type Inline } from '../phrasing/inline.ts';
import type { Section } from '../phrasing/outline.ts';
import type { DetailsPart, Part } from '../phrasing/parts.ts';
import type { Rule } from '../phrasing/rule.ts';
import { countWords } from '../phrasing/words.ts';

/** Folds of HTML that hide the answer to their summary, or to the heading above. */
export const rule: Rule = {
  id: 'exercise',
  title: 'from an exercise',
  propose: (section) =>
    section.parts.flatMap((part, index) =>
      part.kind === 'details' ? cardOf(part, section.parts.slice(0, index), section) : [],
    ),
};

const hiding =
  /^(?:(?:show|see|view|reveal|click|tap|expand|open|hide|toggle|the|here|for|to|me|my|sample|possible|suggested|model|full|details?)\s*)*(?:show|answers?|solutions?|hints?|expand|reveal|details?|more|spoilers?|output|results?|explanation|click|here|antwort|lösung)?\s*(?:\d+|[!.:…]*)$/i;

function cardOf(part: DetailsPart, before: readonly Part[], section: Section): Card[] {
  const isHidden = part.summary.plain === '' || hiding.test(part.summary.plain.trim());
  const asked = isHidden ? askedAbove(before, section) : part.summary;
  if (!asked || asked.isForeign || countWords(asked.plain) < 3 || needsOthers(asked.plain)) return [];
  const answer = answerOf(part.parts);
  if (!answer) return [];
  const isCode = answer.kind === 'code';
  const own = isHidden && asked === section.title;
  const context = own ? section.context.filter((topic) => !asked.plain.includes(topic)) : section.context;
  const quality = isHidden ? (isCode ? 0.88 : 0.84) : 0.88;
  return [
    basicCard(section, { line: own ? section.line : part.line, endLine: part.endLine }, asked, answer, {
      quality,
      context: context.map((topic) => topic.replace(/\s*\(\d+\s?%\)/, '')),
    }),
  ];
}

/** The question of a fold that only says `show`: the paragraph directly above it, else the heading if nothing stands between. */
function askedAbove(before: readonly Part[], section: Section): Inline | null {
  const last = before.findLast(({ kind }) => kind !== 'other');
  if (!last) return section.title.plain === '' ? null : section.title;
  return last.kind === 'text' &&
    before.length === 1 &&
    /[?.]$/.test(last.text.plain) &&
    last.text.plain.length < 200 &&
    /\?$/.test(last.text.plain)
    ? last.text
    : null;
}

const earlier =
  /(?<![\p{L}])(?:previous(?:ly)?|again|same|just (?:created|made|deployed)|(?:you|we|i) (?:just )?(?:created|made|deployed|built|wrote)|earlier|last (?:pod|job|one|exercise|step|question|deployment)|above|below|created pods?|now|instead|this time|another|also|the new|as before|that was|(?:second|third|fourth|\d+(?:nd|rd|th)) (?:revision|version))(?![\p{L}])/iu;
const vague = /^(?:using|about|more|with)(?![\p{L}])|something|somehow|(?<![\p{L}])etc(?![\p{L}])/iu;
const things =
  'pods?|deployments?|jobs?|cron ?jobs?|services?|namespaces?|configmaps?|secrets?|containers?|files?|charts?|releases?|repos?|repository|nodes?|volumes?|pvcs?|pvs?|crds?|objects?|resources?|logs?|replicas?|revisions?|rollouts?|autoscalers?|labels?|annotations?|variables?|users?|tables?|functions?|class(?:es)?|servers?|clusters?|results?|outputs?';
const definite = new RegExp(
  String.raw`(?:(?<![\p{L}])(?:the|this|that|these|those|its|their)\s+|^(?:\p{L}+\s+){1,2}?)(?:created |new |running )?(${things})(?:['’]s|\s|[.,;]|$)`,
  'giu',
);

/** Whether an exercise goes on with what an earlier one made, so that it cannot be done alone. */
function needsOthers(text: string): boolean {
  if (earlier.test(text) || vague.test(text) || /^(?:\S+\s+){0,2}(?:its?|their|them)(?![\p{L}])/iu.test(text))
    return true;
  return [...text.matchAll(definite)].some((match) => {
    const thing = (match[1] ?? '').toLowerCase().replace(/s$/, '');
    const isIntroduced = new RegExp(
      String.raw`(?<![\p{L}])(?:an?|new|\d+|two|three)\s+(?:[\p{L}\p{N}'’.:/-]+\s+){0,3}?${thing}`,
      'iu',
    ).test(text.slice(0, match.index));
    const after = text.slice(match.index + match[0].length);
    return !isIntroduced && !/^\s*(?:["'“`]|called|named|of\s|with|in\s|from\s|pushed|that\s)/i.test(after);
  });
}

const longest = 700;

function answerOf(
  parts: readonly Part[],
): { markdown: string; plain: string; kind: 'code' | 'phrase' } | null {
  const upToOr = parts.findIndex(
    (part, index) =>
      index > 0 &&
      ((part.kind === 'text' &&
        /^(?:or|alternatively|another|also|and if|you can also)\b/i.test(part.text.plain)) ||
        (part.kind === 'other' && />?\s*or[\s,:<]/i.test(` ${part.html} `))),
  );
  const shown = upToOr < 0 ? parts : parts.slice(0, upToOr);
  const pieces = shown.flatMap((part) => {
    if (part.kind === 'code') return [{ markdown: part.raw, plain: part.code, isCode: true }];
    if (part.kind === 'text')
      return [{ markdown: markdownOf(part.text), plain: part.text.plain, isCode: false }];
    if (part.kind === 'list')
      return part.items.flatMap(({ text }) =>
        text ? [{ markdown: `- ${markdownOf(text)}`, plain: text.plain, isCode: false }] : [],
      );
    return [];
  });
  if (pieces.length === 0 || shown.some(({ kind }) => kind === 'table' || kind === 'details')) return null;
  const markdown = pieces.map((piece) => piece.markdown).join('\n\n');
  if (markdown.length > longest) return null;
  return {
    markdown,
    plain: pieces.map(({ plain }) => plain).join('\n'),
    kind: pieces.some(({ isCode }) => isCode) ? 'code' : 'phrase',
  };
}
