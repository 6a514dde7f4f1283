import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/drills/next-instance.ts';
import { template } from '../../../src/core/exam/blueprints/cka-networking.ts';
import { drawPaper, type DrawItem, type PaperWish } from '../../../src/core/exam/draw-paper.ts';
import { examLevel } from '../../../src/core/exam/exam-level.ts';
import { markDrill } from '../../../src/core/exam/mark-task.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { rightAnswer } from '../../support/drill-answers.ts';
import { bundledItems } from './bundled-items.ts';

const seeds = 1000;
const { items, familyOf } = bundledItems();
const weights = template.domains.map(({ weight }) => weight);
const allWeights = weights.reduce((sum, weight) => sum + weight, 0);

const wish = (rest: Partial<PaperWish>): PaperWish => ({
  items,
  domains: template.domains,
  taskCount: template.taskCount,
  drillShare: template.drillShare,
  weighting: 'blueprint',
  seed: 1,
  seen: () => new Set(),
  make: ({ family }, level, seed) => familyOf.get(family ?? '')?.make(level, seed) ?? null,
  ...rest,
});

describe(`${seeds} papers of the bundled exam`, () => {
  it(
    'keep the blueprint, repeat nothing, can be answered, and mark by the truth',
    { timeout: 120_000 },
    () => {
      const seen = new Map<string, Set<number>>();
      const seenOf = (item: DrawItem) => seen.get(item.family ?? '') ?? new Set<number>();
      const totals = { tasks: 0, drills: 0, mistakes: 0, shared: 0 };
      const faults: string[] = [];
      for (let seed = 0; seed < seeds; seed += 1) {
        // Asking for every one of so many facts by itself would take longer than finding them out.
        const hold = (isHeld: boolean, fault: string) => {
          if (!isHeld) faults.push(`Paper ${seed}: ${fault}`);
        };
        const taskCount = 5 + (seed % 26);
        const weighting = seed % 2 === 0 ? 'weak' : 'blueprint';
        const tasks = drawPaper(wish({ seed, taskCount, weighting, seen: seenOf }));
        hold(tasks.length === taskCount, `${tasks.length} tasks`);
        const asked = weights.filter((_, index) => tasks.some(({ item }) => item.domain === index));
        const askedWeights = asked.reduce((sum, weight) => sum + weight, 0);
        for (const [domain, weight] of weights.entries()) {
          const own = tasks.filter(({ item }) => item.domain === domain);
          const exact = (taskCount * weight) / allWeights;
          hold(Math.abs(own.length - exact) < 1, `${own.length} tasks of ${exact} in domain ${domain}`);
          const points = own.reduce((sum, task) => sum + task.points, 0);
          const share = own.length === 0 ? 0 : (100 * weight) / askedWeights;
          hold(Math.abs(points - share) < 1e-9, `${points} points of ${share} in domain ${domain}`);
          hold(new Set(own.map((task) => task.points)).size <= 1, `other points in domain ${domain}`);
        }
        const cards = tasks.filter(({ instance }) => instance === null).map(({ item }) => item.key);
        hold(new Set(cards).size === cards.length, 'a card twice');
        for (const { item, instance, fingerprint: print } of tasks) {
          totals.tasks += 1;
          const family = familyOf.get(item.family ?? '');
          if (instance === null || family === undefined) {
            hold(item.family === null && print === null, `${item.key} is no card`);
            continue;
          }
          totals.drills += 1;
          hold(instance.level === examLevel(item.level ?? 1), `level ${instance.level} of ${family.id}`);
          const before = seen.get(family.id) ?? new Set();
          hold(print === fingerprint(instance) && !before.has(print), `${family.id} was seen`);
          seen.set(family.id, before.add(print ?? 0));
          const { credit, verdict } = markDrill(family, instance, rightAnswer(instance), true);
          hold(credit === 1 && verdict?.right === true, `the right answer to ${family.id} is not`);
          for (const { answer, misconception } of instance.mistakes) {
            totals.mistakes += 1;
            const wrong = markDrill(family, instance, answer, true);
            hold((wrong.credit ?? 1) < 1 && wrong.verdict?.right === false, `${misconception} is right`);
            // Where two mistakes lead to one answer, the first is named.
            if (wrong.verdict?.misconception !== misconception) totals.shared += 1;
          }
        }
      }
      console.info(
        `${seeds} papers: ${totals.tasks} tasks, ${totals.drills} of them drills, no instance twice; ` +
          `${totals.mistakes} mistakes' answers marked wrong`,
      );
      expect(faults).toEqual([]);
      expect(totals.drills).toBeGreaterThan(totals.tasks / 3);
      expect(totals.shared / totals.mistakes).toBeLessThan(0.35);
    },
  );

  it('draw the weak more often in proportion to the chance of a wrong answer', () => {
    const pool = (kind: 'strong' | 'weak', chance: number): DrawItem[] =>
      Array.from({ length: 40 }, (_, index) => ({
        ...{ key: `${kind}/${index}`, cardId: index, family: null, domain: 0, state: newCard },
        ...{ level: null, paceMs: 1, chance },
      }));
    const shareOfWeak = (weighting: PaperWish['weighting']) => {
      let weak = 0;
      for (let seed = 0; seed < 2000; seed += 1) {
        const [task] = drawPaper(
          wish({
            ...{ seed, weighting, taskCount: 1, domains: [{ weight: 1 }] },
            items: [...pool('strong', 0.9), ...pool('weak', 0.5)],
          }),
        );
        if (task?.item.key.startsWith('weak') === true) weak += 1;
      }
      return weak / 2000;
    };
    expect(shareOfWeak('blueprint')).toBeCloseTo(0.5, 1);
    // Weights are 0.2 and 0.6.
    expect(Math.abs(shareOfWeak('weak') - 0.75)).toBeLessThan(0.04);
  });
});

describe('a paper', () => {
  it('is a function of its arguments', () => {
    expect(drawPaper(wish({ seed: 42 }))).toEqual(drawPaper(wish({ seed: 42 })));
    expect(drawPaper(wish({ seed: 43 }))).not.toEqual(drawPaper(wish({ seed: 42 })));
  });

  it('leaves an empty domain’s points to the others, and shrinks rather than repeat a card', () => {
    const cards = items.filter(({ family, domain }) => family === null && domain !== 2).slice(0, 7);
    const tasks = drawPaper(wish({ items: cards, taskCount: 20 }));
    expect(tasks).toHaveLength(7);
    expect(tasks.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(100, 9);
    expect(drawPaper(wish({ items: [] }))).toEqual([]);
  });

  it('asks a skill again with another instance, and cards where a skill has nothing new', () => {
    const skill = items.filter(({ family }) => family === 'route-match');
    const asked = drawPaper(wish({ items: skill, taskCount: 6 }));
    expect(new Set(asked.map(({ fingerprint: print }) => print)).size).toBe(6);

    const cards = items.filter(({ family, domain }) => family === null && domain === 1).slice(0, 5);
    const [once] = asked;
    const make = () => once?.instance ?? null;
    const one = drawPaper(wish({ items: [...skill, ...cards], taskCount: 4, drillShare: 1, make }));
    expect(one.map(({ instance }) => instance !== null).sort()).toEqual([false, false, false, true]);
    const none = drawPaper(
      wish({
        ...{ items: [...skill, ...cards], taskCount: 4, drillShare: 1, make },
        seen: () => new Set([once?.fingerprint ?? 0]),
      }),
    );
    expect(none.map(({ instance }) => instance)).toEqual([null, null, null, null]);
  });

  it('asks nothing that cannot be answered', () => {
    const skill = items.filter(({ family }) => family === 'network-address');
    const broken: PaperWish['make'] = ({ family }, level, seed) => {
      const instance = familyOf.get(family ?? '')?.make(level, seed) ?? null;
      return instance === null
        ? null
        : {
            ...instance,
            answer: { kind: 'choice', choices: [{ text: 'a', misconception: null }], right: 3 },
          };
    };
    expect(drawPaper(wish({ items: skill, make: broken, taskCount: 3 }))).toEqual([]);
  });
});
