import { isOneEditApart } from '../answers/one-edit.ts';
import { readAnswer } from '../answers/read-answer.ts';
import type { Answer, AnswerForm, DrillFamily, DrillInstance, Mistake, Verdict } from './types.ts';

/** An answer held against what is right, before anything is said of it. */
interface Comparison {
  readonly right: boolean;
  readonly parts: readonly boolean[] | null;
  readonly remark: string | null;
  /** One character added, left out or changed. */
  readonly isOneOff: boolean;
}

type Form<Kind extends AnswerForm['kind']> = Extract<AnswerForm, { kind: Kind }>;

/**
 * Marks an answer by meaning and names the mistake behind a wrong one. What cannot be read is neither right nor wrong,
 * unless `isCorrection` says that its form was already found wanting once.
 */
export function checkAnswer(
  family: Pick<DrillFamily, 'misconceptions'>,
  instance: DrillInstance,
  answer: Answer,
  isCorrection = false,
): Verdict {
  const compared = compare(instance.answer, answer);
  const why = instance.explanation.find(({ kind }) => kind === 'text');
  const because = why?.kind === 'text' ? why.markdown : '';
  const base = { misconception: null, remark: null, parts: null, formProblem: null };
  if (typeof compared === 'string')
    return isCorrection
      ? { ...base, right: false, title: 'Not an answer', sentence: `${compared} ${because}` }
      : { ...base, right: false, title: 'Not read', sentence: compared, formProblem: compared };
  const { right, parts, remark } = compared;
  if (right) return { ...base, right, parts, remark, title: 'Right', sentence: because };
  const mistake = mistakesOf(instance, answer)[0];
  if (mistake === undefined) {
    const title = compared.isOneOff ? 'One character is off' : 'Not right';
    return { ...base, right, parts, title, sentence: because };
  }
  const { misconception, sentence } = mistake;
  const title = family.misconceptions[misconception] ?? 'Not right';
  return { ...base, right, parts, misconception, title, sentence };
}

/** Every mistake of the instance that explains a wrong answer, the likeliest first; none explains a right or unreadable one. */
export function mistakesOf(instance: DrillInstance, answer: Answer): readonly Mistake[] {
  const compared = compare(instance.answer, answer);
  if (typeof compared === 'string' || compared.right) return [];
  return instance.mistakes.filter((mistake) => explains(instance.answer, mistake.answer, answer));
}

/** The comparison, or a sentence on what the answer's form lacks. */
function compare(form: AnswerForm, answer: Answer): Comparison | string {
  switch (form.kind) {
    case 'choice':
      if (answer.kind !== 'choice' || form.choices[answer.index] === undefined)
        return 'Choose one of the answers shown.';
      return plain(answer.index === form.right);
    case 'typed':
      return answer.kind === 'typed' ? compareTyped(form, answer.text) : 'Type an answer.';
    case 'fields':
      return answer.kind === 'fields' ? compareFields(form, answer.texts) : 'Fill in every field.';
    case 'order':
      return answer.kind === 'order' ? compareOrder(form, answer.order) : 'Put the items in order.';
    case 'mark':
      return answer.kind === 'mark' ? compareMarks(form, answer.ids) : 'Mark something in the picture.';
  }
}

function plain(right: boolean): Comparison {
  return { right, parts: null, remark: null, isOneOff: false };
}

function compareTyped({ syntax, right }: Form<'typed'>, text: string): Comparison | string {
  const given = readAnswer(syntax, text);
  const wanted = readAnswer(syntax, right);
  if (given.kind === 'form-error') return given.problem;
  if (wanted.kind === 'form-error') throw new Error(`The right answer ${right} cannot be read.`);
  return {
    right: given.meaning === wanted.meaning,
    parts: null,
    remark: given.remark,
    isOneOff: isOneEditApart(given.meaning, wanted.meaning),
  };
}

function compareFields({ fields }: Form<'fields'>, texts: readonly string[]): Comparison | string {
  if (texts.length !== fields.length) return 'Fill in every field.';
  const compared: Comparison[] = [];
  for (const [index, field] of fields.entries()) {
    const one = compareTyped({ kind: 'typed', ...field }, texts[index] ?? '');
    if (typeof one === 'string') return `${field.label}: ${one}`;
    compared.push(one);
  }
  return {
    right: compared.every(({ right }) => right),
    parts: compared.map(({ right }) => right),
    remark: compared.find(({ remark }) => remark !== null)?.remark ?? null,
    isOneOff: compared.every(({ right, isOneOff }) => right || isOneOff),
  };
}

function compareOrder({ items, right }: Form<'order'>, order: readonly number[]): Comparison | string {
  const isWhole = order.length === items.length && new Set(order).size === items.length;
  if (!isWhole || order.some((index) => items[index] === undefined)) return 'Put every item in its place.';
  const parts = right.map((index, place) => order[place] === index);
  return { ...plain(parts.every(Boolean)), parts };
}

function compareMarks(
  { targets, right, several }: Form<'mark'>,
  ids: readonly string[],
): Comparison | string {
  const isKnown = ids.every((id) => targets.some((target) => target.id === id));
  if (ids.length === 0 || !isKnown || new Set(ids).size !== ids.length)
    return 'Mark something in the picture.';
  if (!several && ids.length > 1) return 'Mark one only.';
  return plain(areSameIds(ids, right));
}

function areSameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** Whether what a mistake leads to is what was answered; fields that are right anyway say nothing against it. */
function explains(form: AnswerForm, led: Answer, given: Answer): boolean {
  if (form.kind === 'typed' && led.kind === 'typed' && given.kind === 'typed')
    return haveSameMeaning(form, led.text, given.text);
  if (form.kind === 'fields' && led.kind === 'fields' && given.kind === 'fields')
    return form.fields.every((field, index) => {
      const text = given.texts[index] ?? '';
      return (
        haveSameMeaning(field, text, field.right) || haveSameMeaning(field, text, led.texts[index] ?? '')
      );
    });
  if (led.kind === 'order' && given.kind === 'order')
    return led.order.every((item, place) => item === given.order[place]);
  if (led.kind === 'mark' && given.kind === 'mark') return areSameIds(led.ids, given.ids);
  return led.kind === 'choice' && given.kind === 'choice' && led.index === given.index;
}

function haveSameMeaning({ syntax }: Pick<Form<'typed'>, 'syntax'>, one: string, other: string): boolean {
  const [a, b] = [readAnswer(syntax, one), readAnswer(syntax, other)];
  return a.kind === 'read' && b.kind === 'read' && a.meaning === b.meaning;
}
