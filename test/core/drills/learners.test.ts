import { describe, expect, it, vi } from 'vitest';
import { diagnose, type Answered } from '../../../src/core/drills/diagnose.ts';
import { aimFor, fingerprint, nextInstance } from '../../../src/core/drills/next-instance.ts';
import { Random } from '../../../src/core/drills/random.ts';
import { families } from '../../../src/core/drills/registry.ts';
import { mistakesOf } from '../../../src/core/drills/check-answer.ts';
import type { DrillFamily, Level } from '../../../src/core/drills/types.ts';
import { rightAnswer } from '../../support/drill-answers.ts';
import { remembered } from '../../support/remembered-family.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];
const learners = Number(process.env['DRILL_LEARNERS'] ?? 20);
/** Reviews of one skill that a learner's diagnosis is made from. */
const reviews = 20;
vi.setConfig({ testTimeout: 300_000 });

/** The levels at which a mistake leads to a wrong answer more than now and then. */
function levelsShowing(family: DrillFamily, misconception: string | null): readonly Level[] {
  if (misconception === null) return levels;
  const shows = (level: Level) =>
    Array.from({ length: 60 }, (_, seed) => family.make(level, seed)).filter(({ mistakes }) =>
      mistakes.some((mistake) => mistake.misconception === misconception),
    ).length;
  return levels.filter((level) => shows(level) >= 3);
}

/** Somebody who makes one mistake and no other, or none at all, asked at one level as the queue would ask. */
function sitting(
  family: DrillFamily,
  misconception: string | null,
  among: readonly Level[],
  seed: number,
): Answered[] {
  const random = new Random(`learner ${family.id} ${String(misconception)} ${seed}`);
  const series: Answered[] = [];
  const seen = new Set<number>();
  const shown: (string | null)[] = [];
  const level = random.pick(among);
  for (let review = 0; review < reviews; review += 1) {
    const instance = nextInstance(family, level, random.int(0, 2 ** 31), {
      aim: aimFor(family, shown, review),
      seen,
    });
    seen.add(fingerprint(instance));
    const led = instance.mistakes.find((mistake) => mistake.misconception === misconception);
    const answer = led?.answer ?? rightAnswer(instance);
    series.push({ instance, answer });
    shown.unshift(mistakesOf(instance, answer)[0]?.misconception ?? null);
  }
  return series;
}

describe.each([...families.values()])('$id', (whole) => {
  const family = remembered(whole, 250);

  it.each(Object.keys(family.misconceptions))('recognises %s', (misconception) => {
    let recognised = 0;
    const among = levelsShowing(family, misconception);
    expect(among).not.toEqual([]);
    const others = new Map<string, number>();
    for (let seed = 0; seed < learners; seed += 1) {
      const found = diagnose(sitting(family, misconception, among, seed));
      if (found === misconception) recognised += 1;
      else others.set(String(found), (others.get(String(found)) ?? 0) + 1);
    }
    expect(recognised / learners, JSON.stringify([...others])).toBeGreaterThanOrEqual(0.95);
  });

  it('recognises no mistake where there is none', () => {
    for (let seed = 0; seed < learners; seed += 1)
      expect(diagnose(sitting(family, null, levels, seed))).toBeNull();
  });
});
