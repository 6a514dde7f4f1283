import type { Scope, ValueType } from './expression.ts';
import {
  lineIn,
  type PlacedList,
  type PlacedMap,
  type PlacedText,
  type PlacedYaml,
  type Report,
} from './placed-yaml.ts';
import { isList, type Value } from './value.ts';
import type { Variable } from './variable-types.ts';

/** A list of values of which one is taken; null, with a report, if they are of several kinds. */
export function readChoices(source: PlacedList, report: Report): Variable | null {
  const values = valuesOf(source, report);
  if (values === null) return null;
  const [first] = values.items;
  if (first === undefined) {
    report(source.line, 'This list is empty; write at least one value to choose from.');
    return null;
  }
  const throwDice: Variable['throwDice'] = (random) => ({ value: random.pick(values.items) });
  return { type: values.type, words: `one of ${values.items.length}`, throwDice };
}

/** `{take: 3, of: […]}`: so many different ones of a list, in random order; null, with a report, if it is none. */
export function readSample(source: PlacedMap, scope: Scope, report: Report): Variable | null {
  const take = source.entries.get('take')?.value;
  const of = source.entries.get('of')?.value;
  const count = take?.kind === 'text' && take.isInteger ? Number(take.text) : 0;
  if (source.entries.size !== 2 || of === undefined || of.kind === 'map' || count < 1 || count > 64) {
    report(
      source.line,
      'To take several values, write `{take: 3, of: [a, b, c, d]}` with a number up to 64.',
    );
    return null;
  }
  const words = `${count} values`;
  if (of.kind === 'list') {
    const values = valuesOf(of, report);
    if (values === null) return null;
    if (values.items.length < count) {
      report(source.line, `Here ${count} values are taken of ${values.items.length}; list more of them.`);
      return null;
    }
    return {
      type: `list<${values.type}>`,
      words,
      throwDice: (random) => ({ value: random.sample(values.items, count) }),
    };
  }
  const compiled = scope.compile(of.text.replace(/^\s*=/, ''), ['list<string>', 'list<int>']);
  if ('problem' in compiled) {
    report(lineIn(of, compiled.at), compiled.problem);
    return null;
  }
  return {
    type: compiled.type,
    words,
    throwDice(random, values) {
      const outcome = compiled.evaluate(values);
      if ('problem' in outcome) return outcome;
      const items = isList(outcome.value) ? outcome.value : [];
      if (items.length < count) return { problem: `Of ${items.length} values ${count} cannot be taken.` };
      return { value: random.sample(items, count) };
    },
  };
}

function valuesOf(list: PlacedList, report: Report): { type: ValueType; items: Value[] } | null {
  const items = list.items.map((item) => recordOrScalar(item));
  const isWhole = items.length <= 500 && items.every((item) => item !== null);
  const types = new Set(
    items.map((item) => (typeof item === 'bigint' ? 'int' : typeof item === 'string' ? 'string' : 'map')),
  );
  if (!isWhole || types.size > 1) {
    report(
      list.line,
      'A list to choose from holds either texts, or whole numbers, or records such as `{name: web, port: 80}`.',
    );
    return null;
  }
  return { type: [...types][0] ?? 'string', items };
}

function recordOrScalar(item: PlacedYaml): Value | null {
  if (item.kind === 'text') return scalarOf(item);
  if (item.kind === 'list') return null;
  const record = new Map<string, Value>();
  for (const [key, { value }] of item.entries) {
    if (value.kind !== 'text') return null;
    record.set(key, scalarOf(value));
  }
  return record;
}

function scalarOf({ text, isInteger }: PlacedText): Value {
  return isInteger ? BigInt(text) : text;
}
