import type { DrillFamily } from './types.ts';

const modules = import.meta.glob<{ family: DrillFamily }>('./families/*.ts', { eager: true });

/** Every drill family by id, sorted by id; a file in `families/` that exports `family` is registered by being there. */
export const families: ReadonlyMap<string, DrillFamily> = new Map(
  Object.values(modules)
    .map(({ family }) => [family.id, family] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
