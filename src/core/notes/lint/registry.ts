import type { Check } from './check.ts';

const modules = import.meta.glob<{ readonly check: Check }>('./checks/*.ts', { eager: true });

/** Every check, in the order of its id; a file in `checks/` that exports `check` is registered by being there. */
export const checks: readonly Check[] = Object.values(modules)
  .map(({ check }) => check)
  .sort((one, other) => (one.id < other.id ? -1 : 1));
