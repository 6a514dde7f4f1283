import { checkAnswer } from '../drills/check-answer.ts';
import { fingerprint } from '../drills/next-instance.ts';
import { Random } from '../drills/random.ts';
import { textHash } from '../drills/text-hash.ts';
import type { DrillInstance, Level } from '../drills/types.ts';
import { hash } from '../schedule/hash.ts';
import { taskCounts } from './apportion.ts';
import { examLevel } from './exam-level.ts';
import { rightAnswer } from './right-answer.ts';
import type { Domain, ExamItem } from './types.ts';

/** Something to be asked, with the chance that it is answered right. */
export interface DrawItem extends ExamItem {
  /** From 0 to 1. */
  readonly chance: number;
}

/** What a paper is to be like. */
export interface PaperWish<Item extends DrawItem = DrawItem> {
  readonly items: readonly Item[];
  readonly domains: readonly Pick<Domain, 'weight'>[];
  readonly taskCount: number;
  /** Share of the tasks that are drills, as far as there are any. */
  readonly drillShare: number;
  /** With `weak`, what is weak is drawn more often, in proportion to the chance of a wrong answer and a tenth. */
  readonly weighting: 'blueprint' | 'weak';
  readonly seed: number;
  /** Fingerprints of the instances that a skill was ever asked. */
  readonly seen: (item: Item) => ReadonlySet<number>;
  /** Makes an instance of a skill; null if that skill cannot be asked. */
  readonly make: (item: Item, level: Level, seed: number) => DrillInstance | null;
}

/** One task of a paper; `instance` and `fingerprint` are null for a card. */
export interface DrawnTask<Item extends DrawItem = DrawItem> {
  readonly item: Item;
  readonly points: number;
  readonly instance: DrillInstance | null;
  readonly fingerprint: number | null;
}

type Drawn<Item extends DrawItem> = Omit<DrawnTask<Item>, 'points'>;

/** All points of a paper. */
const allPoints = 100;
/** Seeds tried for an instance that was never asked, before a skill is taken to have no more. */
const mostTries = 64;
/** What is added to the chance of a wrong answer, so that what is known well is asked now and then. */
const leastWeakness = 0.1;

/**
 * Draws the tasks of a paper, in the order they are asked; the same wish always gives the same. Each domain has its tasks by
 * the blueprint to less than one, and of the 100 points its share exactly, in equal parts (a domain without tasks leaves its
 * share to the others). No card comes twice, no instance that was seen, and every drill can be answered. A skill comes
 * again only with another instance; where the pools hold too little there are fewer tasks.
 */
export function drawPaper<Item extends DrawItem>(wish: PaperWish<Item>): DrawnTask<Item>[] {
  const random = new Random(`paper/${wish.seed}`);
  const pools = wish.domains.map(({ weight }, domain) => {
    const items = wish.items.filter((item) => item.domain === domain);
    const cards = items.filter(({ family }) => family === null);
    return { weight, cards, drills: items.filter(({ family }) => family !== null) };
  });
  const counts = taskCounts(
    pools.map(({ weight, cards, drills }) => ({ weight, cards: cards.length, drills: drills.length })),
    wish.taskCount,
    wish.drillShare,
  );
  const drawn = pools.map(({ cards, drills }, domain) => {
    const { cards: cardCount = 0, drills: drillCount = 0 } = counts[domain] ?? {};
    const asked = drawDrills(wish, ranked(random, drills, wish.weighting), drillCount);
    const missing = drillCount - asked.length;
    const shown = ranked(random, cards, wish.weighting).slice(0, cardCount + missing);
    return [...asked, ...shown.map((item) => ({ item, instance: null, fingerprint: null }))];
  });
  const weightOf = (domain: number) => (drawn[domain]?.length ? (pools[domain]?.weight ?? 0) : 0);
  const sum = pools.reduce((total, _, domain) => total + weightOf(domain), 0);
  const tasks = drawn.flatMap((of, domain) =>
    of.map((task) => ({ ...task, points: (allPoints * weightOf(domain)) / sum / of.length })),
  );
  return random.shuffle(tasks);
}

/**
 * The items in the order they are drawn: each time the next is drawn in proportion to its weight among those left
 * (Efraimidis and Spirakis 2006, by the logarithm of their keys).
 */
function ranked<Item extends DrawItem>(
  random: Random,
  items: readonly Item[],
  weighting: PaperWish['weighting'],
): Item[] {
  const keyed = items.map((item) => {
    const weight = weighting === 'weak' ? 1 - item.chance + leastWeakness : 1;
    return { item, key: Math.log(random.int(1, 2 ** 31) / 2 ** 31) / weight };
  });
  return keyed.sort((a, b) => b.key - a.key).map(({ item }) => item);
}

/** So many drills of the skills in their order, from the first again when all were asked; fewer if no skill has anything new. */
function drawDrills<Item extends DrawItem>(
  wish: PaperWish<Item>,
  skills: readonly Item[],
  count: number,
): Drawn<Item>[] {
  const drawn: Drawn<Item>[] = [];
  let left = skills.map((item) => ({ item, next: freshInstances(wish, item) }));
  while (drawn.length < count && left.length > 0) {
    left = left.filter(({ item, next }) => {
      if (drawn.length >= count) return true;
      const instance = next();
      if (instance === null) return false;
      drawn.push({ item, instance, fingerprint: fingerprint(instance) });
      return true;
    });
  }
  return drawn;
}

/** Gives an instance of a skill at each call that was neither seen nor given before, and then null. */
function freshInstances<Item extends DrawItem>(
  { seed, seen, make }: PaperWish<Item>,
  item: Item,
): () => DrillInstance | null {
  const level = examLevel(item.level ?? 1);
  let known: Set<number> | null = null;
  let attempt = 0;
  return () => {
    // Read only of the skills that are asked.
    known ??= new Set(seen(item));
    for (const last = attempt + mostTries; attempt < last; attempt += 1) {
      const instance = make(item, level, hash(seed, textHash(item.key), attempt));
      if (instance === null) return null;
      if (known.has(fingerprint(instance)) || !isSolvable(instance)) continue;
      known.add(fingerprint(instance));
      return instance;
    }
    return null;
  };
}

/** Whether the right answer is marked right. */
function isSolvable(instance: DrillInstance): boolean {
  return checkAnswer({ misconceptions: {} }, instance, rightAnswer(instance)).right;
}
