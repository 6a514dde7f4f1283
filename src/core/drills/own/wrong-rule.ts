import { typesOf, type AnswerKind } from './answer-kind.ts';
import type { Expression, Scope, ValueType } from './expression.ts';
import { lineIn, type PlacedMap, type PlacedYaml, type Report } from './placed-yaml.ts';
import { readTemplate, type Template } from './template.ts';

/** What somebody with a mistake answers. */
export interface WrongRule {
  readonly id: string;
  /** As it addresses the person, such as `You took a shorter prefix`. */
  readonly heading: string;
  readonly line: number;
  /** An answer, or a list of them, the most typical first. */
  readonly answer: Expression;
  /** Whether the mistake leads anywhere; null if it always does. */
  readonly when: Expression | null;
  readonly because: Template;
}

const keys = ['id', 'heading', 'answer', 'when', 'because'];
const mostRules = 20;

/** Reads the rules below `wrong:`; those that cannot be used are told of and left out. */
export function readWrongRules(
  source: PlacedYaml | undefined,
  kind: AnswerKind | null,
  scope: Scope,
  report: Report,
): WrongRule[] {
  if (source === undefined) return [];
  if (source.kind !== 'list' || source.items.length > mostRules) {
    report(
      source.line,
      `Below \`wrong:\` stands a list of at most ${mostRules} mistakes, each with \`heading:\`, \`answer:\` and \`because:\`.`,
    );
    return [];
  }
  const rules = source.items.flatMap((item) => readRule(item, kind, scope, report) ?? []);
  for (const [index, { id, line }] of rules.entries())
    if (rules.findIndex((other) => other.id === id) < index)
      report(line, `Two mistakes are called “${id}”; give this one another \`id:\`.`);
  return rules;
}

function readRule(item: PlacedYaml, kind: AnswerKind | null, scope: Scope, report: Report): WrongRule | null {
  if (item.kind !== 'map') {
    report(item.line, 'A mistake has a `heading:`, an `answer:` and a `because:`.');
    return null;
  }
  for (const [key, { line }] of item.entries)
    if (!keys.includes(key)) report(line, `A mistake has no “${key}”. Known are: ${keys.join(', ')}.`);
  const [heading, because, answer] = [
    textOf(item, 'heading'),
    textOf(item, 'because'),
    textOf(item, 'answer'),
  ];
  if (heading === null || because === null || answer === null) {
    report(
      item.line,
      'A mistake has a `heading:` such as “You took a shorter prefix”, an `answer:` it leads to, and a `because:` that says why it is wrong.',
    );
    return null;
  }
  const id = textOf(item, 'id')?.text.trim() ?? slugOf(heading.text);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 60) {
    report(
      item.line,
      'The id of a mistake has small letters, digits and hyphens, such as `id: shorter-prefix`.',
    );
    return null;
  }
  const types = kind === null ? [] : typesOf(kind);
  const lists = types.includes('list<string>') ? [] : types.map((type): ValueType => `list<${type}>`);
  const compile = (key: string, expected: readonly ValueType[]) => {
    const text = textOf(item, key);
    if (text === null) return null;
    const compiled = scope.compile(text.text, expected);
    if (!('problem' in compiled)) return compiled;
    report(lineIn(text, compiled.at), compiled.problem);
    return null;
  };
  const [leadsTo, when] = [compile('answer', [...types, ...lists]), compile('when', ['bool'])];
  const why = readTemplate(because, scope, report);
  const isUsable = leadsTo !== null && why !== null && (when !== null || !item.entries.has('when'));
  return isUsable
    ? {
        id,
        heading: heading.text.trim().replace(/\.$/, ''),
        line: item.line,
        answer: leadsTo,
        when,
        because: why,
      }
    : null;
}

function textOf(map: PlacedMap, key: string) {
  const value = map.entries.get(key)?.value;
  return value?.kind === 'text' && value.text.trim() !== '' ? value : null;
}

function slugOf(heading: string): string {
  const words = heading.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-+$/, '');
}
