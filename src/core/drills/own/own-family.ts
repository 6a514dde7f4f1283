import { readAnswer } from '../../answers/read-answer.ts';
import { askChoice, askTyped, type Asked, type Lead } from '../instance.ts';
import { Random } from '../random.ts';
import type { DrillFamily, DrillInstance, Level, Working } from '../types.ts';
import { hintFor, syntaxOf } from './answer-kind.ts';
import type { Definition } from './definition.ts';
import type { Template } from './template.ts';
import { isList, textOf, type Value, type Values } from './value.ts';

/** The dice are thrown so often for one seed before another's are taken. */
const mostThrows = 200;
/** Then dice that no seed decides are tried. */
const mostSpareThrows = 5000;

/** One throw of the dice: an instance, or why there is none, in a sentence. */
export type Thrown = { readonly instance: DrillInstance } | { readonly problem: string };

/** Stands in front of the ids of all drills people write, so that none is ever taken for a built-in one. */
export const ownPrefix = 'own/';

/** The family a definition makes. Its `make` throws a RangeError if the dice never give an instance; try it before. */
export function familyOfDefinition(definition: Definition): DrillFamily {
  const { id, title, topic, needs, levels, wrong } = definition;
  const [one = '', two = '', three = '', four = '', five = ''] = levels.map(({ says }) => says);
  return {
    id: ownPrefix + id,
    title,
    topic,
    needs,
    levels: [one, two, three, four, five],
    misconceptions: Object.fromEntries(wrong.map((rule) => [rule.id, rule.heading])),
    make(level, seed) {
      const keys = [
        ...Array.from({ length: mostThrows }, (_, index) => `${seed}/${index}`),
        ...Array.from({ length: mostSpareThrows }, (_, index) => `spare/${index}`),
      ];
      let problem = '';
      for (const key of keys) {
        const thrown = throwDice(definition, level, seed, key);
        if ('instance' in thrown) return thrown.instance;
        ({ problem } = thrown);
      }
      throw new RangeError(`The drill “${title}” gives no question at level ${level}: ${problem}`);
    },
  };
}

/** Throws the dice once; the same arguments always give the same. */
export function throwDice(definition: Definition, level: Level, seed: number, key: string): Thrown {
  const random = new Random(`${ownPrefix}${definition.id}/${level}/${key}`);
  const values: Record<string, Value> = { level: BigInt(level) };
  for (const [name, variable] of definition.levels[level - 1]?.variables ?? []) {
    const thrown = variable.throwDice(random, values);
    if ('problem' in thrown) return thrown;
    values[name] = thrown.value;
  }
  for (const constraint of definition.constraints) {
    const outcome = constraint.evaluate(values);
    if ('problem' in outcome) return outcome;
    if (outcome.value !== true) return { problem: `\`${constraint.text.trim()}\` is not true.` };
  }
  return instanceOf(definition, level, seed, values, random);
}

function instanceOf(
  definition: Definition,
  level: Level,
  seed: number,
  values: Values,
  random: Random,
): Thrown {
  const answer = definition.answer.evaluate(values);
  if ('problem' in answer) return answer;
  const texts = fillAll([definition.question, ...definition.explanation], values);
  if ('problem' in texts) return texts;
  const files = filesOf(definition, values);
  if ('problem' in files) return files;
  const asked = ask(definition, answer.value, leadsOf(definition, values), random);
  if ('problem' in asked) return asked;
  const [question = '', why = '', ...steps] = texts.texts;
  const explanation: Working[] = [
    { kind: 'text', markdown: asSentence(why) },
    { kind: 'steps', steps },
  ];
  const picture = files.files.length === 0 ? null : ({ kind: 'files', files: files.files } as const);
  const family = ownPrefix + definition.id;
  return { instance: { family, level, seed, question, picture, ...asked.asked, explanation } };
}

function fillAll(templates: readonly Template[], values: Values): { texts: string[] } | { problem: string } {
  const texts: string[] = [];
  for (const template of templates) {
    const filled = template.fill(values);
    if ('problem' in filled) return filled;
    texts.push(filled.text);
  }
  return { texts };
}

function filesOf({ files }: Definition, values: Values) {
  const filled = fillAll(
    files.flatMap(({ name, text }) => [name, text]),
    values,
  );
  if ('problem' in filled) return filled;
  return {
    files: files.map(({ language }, index) => ({
      name: filled.texts[2 * index] ?? '',
      language,
      text: filled.texts[2 * index + 1] ?? '',
    })),
  };
}

/** Where the mistakes lead; a rule that cannot be worked out here leads nowhere. */
function leadsOf({ kind, wrong }: Definition, values: Values): Lead<string>[] {
  return wrong.flatMap(({ id, when, answer, because }) => {
    const applies = when?.evaluate(values) ?? { value: true };
    const [given, why] = [answer.evaluate(values), because.fill(values)];
    if (!('value' in applies) || applies.value !== true || 'problem' in given || 'problem' in why) return [];
    const answers = isList(given.value) && kind !== 'prefixes' ? given.value : [given.value];
    return answers.map((one) => ({
      misconception: id,
      sentence: asSentence(why.text),
      leadsTo: textOf(one),
    }));
  });
}

function ask(
  { kind, unit, hint, synonyms }: Definition,
  answer: Value,
  leads: readonly Lead<string>[],
  random: Random,
): { asked: Asked } | { problem: string } {
  const right = textOf(answer);
  const syntax = syntaxOf(kind, unit, synonyms);
  if (syntax === null) {
    const show = (text: string) => (kind === 'choice of code' ? `\`${text}\`` : text);
    const distinct = distinctLeads(right, leads);
    if (new Set(distinct.map(({ leadsTo }) => leadsTo)).size < 2)
      return { problem: 'Fewer than two mistakes lead to an answer other than the right one.' };
    const shown = distinct.map((lead) => ({ ...lead, leadsTo: show(lead.leadsTo) }));
    return { asked: askChoice(random, show(right), shown) };
  }
  const reading = readAnswer(syntax, right);
  if (reading.kind === 'form-error')
    return { problem: `The answer “${right}” cannot be read as ${kind}: ${reading.problem}` };
  const rightText = `\`${right}\`${unit === null ? '' : ` ${unit}`}`;
  return { asked: askTyped(syntax, right, hint ?? hintFor(kind, unit), leads, rightText) };
}

/** Leads to choices that do not read like the right one; two that read alike become one. */
function distinctLeads(right: string, leads: readonly Lead<string>[]): Lead<string>[] {
  const keyOf = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const spellings = new Map<string, string>();
  return leads.flatMap((lead) => {
    const key = keyOf(lead.leadsTo);
    if (key === keyOf(right) || key === '') return [];
    const spelling = spellings.get(key) ?? lead.leadsTo;
    spellings.set(key, spelling);
    return { ...lead, leadsTo: spelling };
  });
}

function asSentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}
