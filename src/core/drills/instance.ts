import { readAnswer } from '../answers/read-answer.ts';
import type { Syntax } from '../answers/syntax.ts';
import type { Random } from './random.ts';
import type { Answer, AnswerForm, Choice, Field, MarkTarget, Mistake } from './types.ts';

/** A mistake with what it leads to: a text to choose or type, one text per field, an order, or ids marked. */
export interface Lead<Result> {
  readonly misconception: string;
  readonly sentence: string;
  readonly leadsTo: Result;
}

/** The part of an instance that says how it is answered. */
export interface Asked {
  readonly answer: AnswerForm;
  readonly rightText: string;
  readonly mistakes: readonly Mistake[];
}

/**
 * An answer to choose. Leads to the right text and all but the first to the same text are left out; at most `most`
 * choices are shown, in random order, and every wrong one comes from a lead. Throws a RangeError with fewer than three.
 */
export function askChoice(random: Random, right: string, leads: readonly Lead<string>[], most = 5): Asked {
  const wrong = new Map<string, Lead<string>>();
  for (const lead of leads)
    if (lead.leadsTo !== right && !wrong.has(lead.leadsTo)) wrong.set(lead.leadsTo, lead);
  const kept = random.sample([...wrong.values()], most - 1);
  const choices: Choice[] = random.shuffle([
    { text: right, misconception: null },
    ...kept.map(({ leadsTo, misconception }) => ({ text: leadsTo, misconception })),
  ]);
  if (choices.length < 3) throw new RangeError(`Only ${choices.length} choices`);
  const texts = choices.map(({ text }) => text);
  return {
    answer: { kind: 'choice', choices, right: texts.indexOf(right) },
    rightText: right,
    mistakes: leads
      .filter(({ leadsTo }) => leadsTo !== right && texts.includes(leadsTo))
      .map((lead) => mistake(lead, { kind: 'choice', index: texts.indexOf(lead.leadsTo) })),
  };
}

/** An answer to type; leads that mean the same as the right answer, or nothing, are left out. */
export function askTyped(
  syntax: Syntax,
  right: string,
  hint: string,
  leads: readonly Lead<string>[],
  rightText = `\`${right}\``,
): Asked {
  const wanted = meaningOf(syntax, right);
  const isWrong = ({ leadsTo }: Lead<string>) => {
    const meaning = meaningOf(syntax, leadsTo);
    return meaning !== null && meaning !== wanted;
  };
  return {
    answer: { kind: 'typed', syntax, right, hint },
    rightText,
    mistakes: leads.filter(isWrong).map((lead) => mistake(lead, { kind: 'typed', text: lead.leadsTo })),
  };
}

/** Several boxes to fill in; a lead has one text for each, those it gets right included. */
export function askFields(
  fields: readonly Field[],
  leads: readonly Lead<readonly string[]>[],
  rightText = fields.map(({ label, right }) => `${label} \`${right}\``).join(', '),
): Asked {
  const isReadable = (texts: readonly string[]) =>
    texts.length === fields.length &&
    fields.every(({ syntax }, index) => meaningOf(syntax, texts[index] ?? '') !== null);
  const isRight = (texts: readonly string[]) =>
    fields.every(
      ({ syntax, right }, index) => meaningOf(syntax, texts[index] ?? '') === meaningOf(syntax, right),
    );
  return {
    answer: { kind: 'fields', fields },
    rightText,
    mistakes: leads
      .filter(({ leadsTo }) => isReadable(leadsTo) && !isRight(leadsTo))
      .map((lead) => mistake(lead, { kind: 'fields', texts: lead.leadsTo })),
  };
}

/** Items to be put in order; they are shown shuffled, never in the right order. Leads give the items in their order. */
export function askOrder(
  random: Random,
  inOrder: readonly string[],
  leads: readonly Lead<readonly string[]>[],
): Asked {
  let items = random.shuffle(inOrder);
  while (items.every((item, index) => item === inOrder[index])) items = random.shuffle(inOrder);
  const indexes = (texts: readonly string[]) => texts.map((text) => items.indexOf(text));
  const isRight = (texts: readonly string[]) => texts.every((text, index) => text === inOrder[index]);
  return {
    answer: { kind: 'order', items, right: indexes(inOrder) },
    rightText: inOrder.join(' → '),
    mistakes: leads
      .filter(({ leadsTo }) => leadsTo.length === inOrder.length && !isRight(leadsTo))
      .map((lead) => mistake(lead, { kind: 'order', order: indexes(lead.leadsTo) })),
  };
}

/** Things to be marked in the picture. */
export function askMark(
  targets: readonly MarkTarget[],
  right: readonly string[],
  leads: readonly Lead<readonly string[]>[],
  several: boolean,
): Asked {
  const key = (ids: readonly string[]) => JSON.stringify([...ids].sort());
  const labels = targets.filter(({ id }) => right.includes(id)).map(({ label }) => label);
  return {
    answer: { kind: 'mark', targets, right, several },
    rightText: labels.join(', '),
    mistakes: leads
      .filter(({ leadsTo }) => key(leadsTo) !== key(right))
      .map((lead) => mistake(lead, { kind: 'mark', ids: lead.leadsTo })),
  };
}

function mistake({ misconception, sentence }: Lead<unknown>, answer: Answer): Mistake {
  return { misconception, sentence, answer };
}

function meaningOf(syntax: Syntax, text: string): string | null {
  const reading = readAnswer(syntax, text);
  return reading.kind === 'read' ? reading.meaning : null;
}
