import { hash } from '../schedule/hash.ts';
import { textHash } from './text-hash.ts';
import type { DrillFamily, DrillInstance, Level } from './types.ts';

/** Seeds tried before the best so far is taken. */
const mostTries = 32;

/** What the next instance should be like. */
export interface Wish {
  /** A mistake that the instance is to tell from the truth; null for none in particular. */
  readonly aim: string | null;
  /** Fingerprints of the instances asked lately, not to be asked again. */
  readonly seen: ReadonlySet<number>;
}

/** A mistake is aimed at until so many answers in a row do not show it. */
const aimedFor = 3;

/**
 * The mistake the next instance is to tell from the truth: one that the last three answers showed, else each of the
 * family's in turn, so that none stays hidden. `shown` has what the past answers showed, newest first, null for nothing;
 * `turn` counts on with every instance asked.
 */
export function aimFor(
  { misconceptions }: Pick<DrillFamily, 'misconceptions'>,
  shown: readonly (string | null)[],
  turn: number,
): string | null {
  const recent = shown.slice(0, aimedFor).find((id) => id !== null && misconceptions[id] !== undefined);
  const ids = Object.keys(misconceptions);
  return recent ?? ids[turn % ids.length] ?? null;
}

/** Whether two instances ask the same is whether these are equal: question, picture and what there is to answer. */
export function fingerprint({ question, picture, answer }: DrillInstance): number {
  const asked =
    answer.kind === 'choice'
      ? answer.choices.map(({ text }) => text).sort()
      : answer.kind === 'order'
        ? [...answer.items].sort()
        : null;
  return textHash(JSON.stringify([question, picture, asked]));
}

/**
 * An instance that was not asked lately and on which the mistake aimed at leads to an answer of its own; where no seed
 * tried has that, one on which it is at least wrong, else any that is new. Its seed follows from `base`, a whole number,
 * and so is the same for the same arguments.
 */
export function nextInstance(family: DrillFamily, level: Level, base: number, wish: Wish): DrillInstance {
  let best: DrillInstance | null = null;
  let bestRank = -1;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const instance = family.make(level, hash(base, attempt));
    if (wish.seen.has(fingerprint(instance))) continue;
    const rank = wish.aim === null ? 2 : rankFor(instance, wish.aim);
    if (rank === 2) return instance;
    if (rank > bestRank) [best, bestRank] = [instance, rank];
  }
  return best ?? family.make(level, hash(base, 0));
}

/** 0 if the mistake does not show, 1 if others lead to the same answer, 2 if it is told from them too. */
function rankFor({ mistakes }: DrillInstance, aim: string): number {
  const aimed = mistakes.find(({ misconception }) => misconception === aim);
  if (aimed === undefined) return 0;
  const answer = JSON.stringify(aimed.answer);
  const isShared = mistakes.some(
    (other) => other.misconception !== aim && JSON.stringify(other.answer) === answer,
  );
  return isShared ? 1 : 2;
}
