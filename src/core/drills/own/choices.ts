import type { Outcome, Scope, ValueType } from './expression.ts';
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
  const throwDice: Variable['throwDice'] = (random) => ({ value: random.pick(values.items) });
  return { type: values.itemType, words: `one of ${values.items.length}`, throwDice };
}

/** `{take: 3, of: […]}`: so many different ones of a list, or all, in random order; null, with a report, if it is none. */
export function readSample(source: PlacedMap, scope: Scope, report: Report): Variable | null {
  const take = source.entries.get('take')?.value;
  const of = source.entries.get('of')?.value;
  const count = take?.kind === 'text' ? countOf(take) : null;
  if (source.entries.size !== 2 || of === undefined || of.kind === 'map' || count === null) {
    report(
      source.line,
      'To take several values, write `{take: 3, of: [a, b, c, d]}` with a number up to 64, or `all` of them.',
    );
    return null;
  }
  const list = of.kind === 'list' ? valuesOf(of, report) : readItems(of, scope, report);
  if (list === null) return null;
  return {
    type: list.type,
    words: count === Infinity ? 'in random order' : `${count} values`,
    throwDice(random, values) {
      const outcome = list.evaluate(values);
      if ('problem' in outcome) return outcome;
      const items = isList(outcome.value) ? outcome.value : [];
      if (count !== Infinity && items.length < count)
        return { problem: `Of ${items.length} values ${count} cannot be taken.` };
      return { value: random.sample(items, count) };
    },
  };
}

function countOf({ text, isInteger }: PlacedText): number | null {
  if (text === 'all') return Infinity;
  const count = isInteger ? Number(text) : 0;
  return count >= 1 && count <= 64 ? count : null;
}

function readItems(source: PlacedText, scope: Scope, report: Report) {
  const at = /^\s*=?/.exec(source.text)?.[0].length ?? 0;
  const compiled = scope.compile(source.text.slice(at), ['list<string>', 'list<int>']);
  if (!('problem' in compiled)) return compiled;
  report(lineIn(source, at + compiled.at), compiled.problem);
  return null;
}

/** The values of a list, as an expression that is them. */
function valuesOf(list: PlacedList, report: Report) {
  const items = list.items.map((item) => recordOrScalar(item));
  const [itemType = 'string', ...others] = new Set(items.map(typeOf));
  const isWhole = items.length >= 1 && items.length <= 500 && others.length === 0;
  if (!isWhole || !items.every((item) => item !== null)) {
    report(
      list.line,
      'A list to choose from holds at least one value: either texts, or whole numbers, or records such as `{name: web, port: 80}`.',
    );
    return null;
  }
  const outcome: Outcome = { value: items };
  return { type: `list<${itemType}>`, itemType, items, evaluate: () => outcome };
}

function typeOf(item: Value | null): ValueType {
  if (typeof item === 'bigint') return 'int';
  return typeof item === 'string' ? 'string' : 'map';
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
