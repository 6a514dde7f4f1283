import type { Subjects } from './build.ts';
import type { Row } from './table.ts';

/** How long every family is asked for instances. */
const spanMs = 250;

/** Instances made in a second, family by family, levels by turns. */
export function measureDrills({ families }: Subjects): Row[] {
  return [...families.values()].map((family) => {
    for (let seed = 0; seed < 50; seed += 1) family.make(3, seed);
    const start = performance.now();
    let made = 0;
    while (performance.now() - start < spanMs) {
      for (const level of [1, 2, 3, 4, 5] as const) family.make(level, made + level);
      made += 5;
    }
    const perSecond = (made / (performance.now() - start)) * 1000;
    return {
      what: `drill ${family.id}`,
      measured: `${Math.round(perSecond).toLocaleString('en')} instances a second`,
      ...{ goal: '', isMet: null },
    };
  });
}
