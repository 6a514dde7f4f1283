import type { DrillFamily, DrillInstance, Level } from '../../src/core/drills/types.ts';

/** The same family with no more than so many instances a level, each made once: for tests that ask thousands of times. */
export function remembered(family: DrillFamily, instancesEach: number): DrillFamily {
  const made = new Map<string, DrillInstance>();
  const make = (level: Level, seed: number): DrillInstance => {
    const kept = seed % instancesEach;
    const key = `${level}/${kept}`;
    const known = made.get(key) ?? family.make(level, kept);
    made.set(key, known);
    return known;
  };
  return { ...family, make };
}
