import type { Rule } from '../phrasing/rule.ts';

const modules = import.meta.glob<{ readonly rule: Rule }>(['./*.ts', '!./registry.ts'], { eager: true });

/** Every rule by its id; a file in this folder that exports `rule` is registered by being there. */
export const rules: ReadonlyMap<string, Rule> = new Map(
  Object.values(modules).map(({ rule }) => [rule.id, rule]),
);
