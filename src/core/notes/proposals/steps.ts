import { basicCard, type Card, clozeCard, contextFor, leadTopic, phrase } from '../phrasing/card.ts';
import { listAnswer } from '../phrasing/answers.ts';
import { inlineText, unstyled, type Inline } from '../phrasing/inline.ts';
import { labelOf, unnumbered } from '../phrasing/label.ts';
import { leadOf, type Section } from '../phrasing/outline.ts';
import type { ListPart, Part } from '../phrasing/parts.ts';
import type { Rule } from '../phrasing/rule.ts';
import { cleanTitle } from '../phrasing/topic.ts';
import { contentWords, countWords } from '../phrasing/words.ts';

/** Numbered lists that tell what happens in which order. */
export const rule: Rule = {
  id: 'steps',
  title: 'from numbered steps',
  propose: (section, outline) =>
    outline.isEnglish ? listsOf(section.parts).flatMap(({ list, lead }) => cardsOf(list, lead, section)) : [],
};

const processes =
  /(?<![\p{L}])(?:process|steps?|phases?|stages?|handshake|workflow|procedure|sequence|cycle|lifecycle|exchange|resolution|boot|walkthrough|order of|step[- ]by[- ]step)(?![\p{L}])/iu;
const most = 7;

function listsOf(parts: readonly Part[]): { list: ListPart; lead: Inline | null }[] {
  return parts.flatMap((part, index) => {
    if (part.kind !== 'list' || !part.isOrdered) return [];
    return [{ list: part, lead: leadOf(parts[index - 1]) }];
  });
}

function cardsOf(list: ListPart, lead: Inline | null, section: Section): Card[] {
  const { items } = list;
  if (items.length < 3 || items.length > most) return [];
  const said = lead ? leadTopic(lead.plain) : '';
  const heading = section.title.plain;
  if (!processes.test(said === '' ? heading : said) && !processes.test(heading)) return [];
  const context =
    said === '' || contentWords(said).every((word) => ['step', 'process', 'phas', 'stag'].includes(word))
      ? section.context
      : [...section.context, said];
  const isNamed = processes.test(context.at(-1) ?? '') || context.length > 0;
  if (!isNamed || contextFor(context, '') === '') return [];
  const labels = items.map(({ text }) => (text ? stepName(text) : null));
  const names = labels.filter((label): label is Inline => label !== null);
  const answer = listAnswer(list, true);
  const place = { line: list.line, endLine: list.endLine };
  const whole = answer
    ? [
        basicCard(section, place, inlineText('What are the steps, in order?'), answer, {
          quality: names.length === items.length ? 0.84 : 0.78,
          fact: `${list.line} order`,
          keepsContext: true,
          context,
        }),
      ]
    : [];
  if (names.length < items.length) return whole;
  return [...whole, ...following(names, items, section, context), ...gapOf(names, place, section, context)];
}

/** What a step is called, where it has a short name. */
function stepName(text: Inline): Inline | null {
  const labelled = labelOf(text);
  const label = labelled
    ? labelled.mark === 'plain'
      ? null
      : unnumbered(labelled.label)
    : text.segments.every(({ isStrong, text: part }) => isStrong || /^[\s:：]*$/.test(part))
      ? unnumbered(text)
      : null;
  if (!label) return null;
  const name = cleanTitle(label.plain);
  return name !== '' && countWords(name) <= 6 && contentWords(name).length > 0
    ? unstyled(inlineText(name))
    : null;
}

function following(
  names: readonly Inline[],
  items: ListPart['items'],
  section: Section,
  context: readonly string[],
): Card[] {
  return names.slice(1).flatMap((name, index) => {
    const before = names[index];
    const item = items[index + 1];
    if (!before || !item || names.filter(({ plain }) => plain === name.plain).length > 1) return [];
    const question = phrase('Which step comes right after “', before, '”?');
    return [
      basicCard(section, item, question, name, {
        quality: 0.82,
        fact: `${item.line} after`,
        keepsContext: true,
        context,
      }),
    ];
  });
}

/** The short names in a row with the one in the middle left out. */
function gapOf(
  names: readonly Inline[],
  place: { line: number; endLine: number },
  section: Section,
  context: readonly string[],
): Card[] {
  const text = names.map(({ plain }) => plain).join(' → ');
  if (text.length > 110 || names.length < 3) return [];
  const middle = Math.floor(names.length / 2);
  const start = names.slice(0, middle).reduce((sum, { plain }) => sum + plain.length + 3, 0);
  const end = start + (names[middle]?.plain.length ?? 0);
  return [
    clozeCard(
      section,
      place,
      inlineText(text),
      { start, end, hint: null },
      {
        quality: 0.8,
        fact: `${place.line} gap`,
        context: [...context.slice(0, -1), `${context.at(-1) ?? ''}, in order`],
      },
    ),
  ];
}
