import type { Scope } from './expression.ts';
import type { PlacedMap, PlacedYaml, Report } from './placed-yaml.ts';
import { readVariable } from './variable.ts';
import type { Variable } from './variable-types.ts';

/** What one level draws. */
export interface LevelVariables {
  /** The level in a few words. */
  readonly says: string;
  /** By name, in the order they are thrown. */
  readonly variables: ReadonlyMap<string, Variable>;
}

type Overrides = ReadonlyMap<string, { readonly line: number; readonly value: PlacedYaml }>;

const mostVariables = 40;

/** Reads the variables and what the levels draw otherwise, and declares them; null, with a report, if there are none. */
export function readLevels(map: PlacedMap, scope: Scope, report: Report): LevelVariables[] | null {
  const source = map.entries.get('variables');
  if (
    source?.value.kind !== 'map' ||
    source.value.entries.size === 0 ||
    source.value.entries.size > mostVariables
  ) {
    report(
      source?.line ?? map.line,
      `A drill has between one and ${mostVariables} variables, written \`name: …\` below \`variables:\`.`,
    );
    return null;
  }
  const { entries } = source.value;
  const given = levelsOf(map, report);
  const overrides = given.map((item) => overridesOf(item, entries, report));
  const base = new Map<string, Variable>();
  const levels = given.map(() => new Map<string, Variable>());
  for (const [name, { line, value }] of entries) {
    const variable = readVariable(value, scope, report);
    for (const [index, override] of overrides.entries()) {
      const other = override.get(name);
      const read = other === undefined ? variable : readVariable(other.value, scope, report);
      if (read === null || variable === null) continue;
      levels[index]?.set(name, read);
      if (read.type !== variable.type)
        report(
          other?.line ?? line,
          `At this level “${name}” is of another kind than in \`variables:\`; make them alike.`,
        );
    }
    if (variable === null) {
      // What uses it is not to blame.
      scope.declare(name, 'dyn');
      continue;
    }
    base.set(name, variable);
    if (!scope.declare(name, variable.type))
      report(
        line,
        `A variable cannot be called “${name}”; begin with a small letter, go on with letters and digits, and take no name twice and none of the language’s own words.`,
      );
  }
  return [0, 1, 2, 3, 4].map((index) => {
    const at = Math.max(0, Math.min(index, given.length - 1));
    const variables = levels[at] ?? base;
    const names = [...(overrides[at]?.keys() ?? base.keys())];
    const words = names.map((name) => `${name} ${variables.get(name)?.words ?? ''}`).join(', ');
    return { says: index > at ? `As level ${at + 1}` : (saidOf(given[at]) ?? words), variables };
  });
}

function levelsOf(map: PlacedMap, report: Report): readonly PlacedYaml[] {
  const levels = map.entries.get('levels');
  if (levels === undefined) return [];
  if (levels.value.kind === 'list' && levels.value.items.length <= 5) return levels.value.items;
  report(levels.line, 'Below `levels:` stands a list of at most five levels, each behind `- `.');
  return [];
}

function overridesOf(item: PlacedYaml, known: Overrides, report: Report): Overrides {
  if (item.kind !== 'map') {
    report(item.line, 'A level names the variables that it draws otherwise, such as `- length: /25../28`.');
    return new Map();
  }
  const overrides = new Map([...item.entries].filter(([name]) => name !== 'says'));
  for (const [name, { line }] of overrides)
    if (!known.has(name))
      report(
        line,
        `There is no variable “${name}”; add it to \`variables:\`, where it stands for the other levels.`,
      );
  return overrides;
}

function saidOf(item: PlacedYaml | undefined): string | null {
  const says = item?.kind === 'map' ? item.entries.get('says')?.value : undefined;
  return says?.kind === 'text' ? says.text.trim() : null;
}
