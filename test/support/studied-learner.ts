import { levelFor, type DrillResult } from '../../src/core/drills/level-for.ts';
import { examLevel } from '../../src/core/exam/exam-level.ts';
import type { Evidence, ExamItem } from '../../src/core/exam/types.ts';
import { answer } from '../../src/core/schedule/answer.ts';
import { hash, hashFraction } from '../../src/core/schedule/hash.ts';
import { newCard } from '../../src/core/schedule/new-card.ts';
import { defaultParameters } from '../../src/core/schedule/parameters.ts';
import { recall } from '../../src/core/schedule/recall.ts';
import type { CardState } from '../../src/core/schedule/types.ts';
import { makeLearner, type Learner } from './true-memory.ts';

/** A learner who studied in the ordinary order for a while, with what the app then knows. */
export interface StudiedLearner {
  readonly learner: Learner;
  /** The study day after the last session. */
  readonly day: number;
  readonly items: readonly ExamItem[];
  readonly evidence: readonly Evidence[];
  /** True chance that a paper's task on an item (its index) is answered right on a day. */
  truth(index: number, day: number): number;
}

const parameters = defaultParameters;
const dayMs = 86_400_000;

interface Studied {
  state: CardState;
  recent: DrillResult[];
}

/** Studies `size` items, the odd ones drills, by FSRS: what is due, and new ones until they are used up or `days` are over; some cards stay unseen. */
export function studiedLearner(seed: number, size: number, days: number, newPerDay: number): StudiedLearner {
  const learner = makeLearner(seed);
  const studied: Studied[] = Array.from({ length: size }, () => ({ state: newCard, recent: [] }));
  const isDrill = (index: number) => index % 2 === 1;
  const isKept = (index: number) => !isDrill(index) && hashFraction(seed, 77, index) < 0.15;
  const evidence: Evidence[] = [];

  const study = (index: number, day: number) => {
    const item = studied[index];
    if (item === undefined) return;
    let at = day * dayMs;
    do {
      const level = levelFor(item.state.stability, item.recent);
      const said = recall(item.state, day, parameters);
      const grade = learner.answer(index, day);
      if (said !== null && item.state.last !== null && item.state.last.day < day)
        evidence.push({
          chance: said,
          credit: grade > 1 ? 1 : 0,
          levelsAbove: 0,
          answersBefore: item.state.reps,
          kind: isDrill(index) ? 'drill' : 'card',
        });
      item.state = answer(item.state, parameters, { at, day }, grade, hash(seed, index, item.state.reps));
      item.recent = [{ right: grade > 1, level }, ...item.recent].slice(0, 2);
      at = item.state.dueAt ?? at;
    } while (item.state.dueAt !== null);
  };

  let next = 0;
  for (let day = 0; day < days; day += 1) {
    studied.forEach(({ state }, index) => {
      if (state.dueDay !== null && state.dueDay <= day) study(index, day);
    });
    for (let begun = 0; begun < newPerDay && next < size; next += 1) {
      if (isKept(next)) continue;
      study(next, day);
      begun += 1;
    }
  }
  // Drills that were never answered are left out: how often they are guessed is not what is examined here.
  const indexes = studied.flatMap(({ state }, index) => (isDrill(index) && state.reps === 0 ? [] : [index]));
  const items = indexes.map((index): ExamItem => {
    const { state = newCard, recent = [] } = studied[index] ?? {};
    const level = isDrill(index) ? levelFor(state.stability, recent) : null;
    return {
      key: `card/${index}`,
      cardId: index + 1,
      family: isDrill(index) ? `family-${index}` : null,
      domain: index % 3,
      state,
      level,
      paceMs: isDrill(index) ? 40_000 : 12_000,
    };
  });
  return {
    learner,
    day: days,
    items,
    evidence,
    truth: (position, day) => {
      const level = items[position]?.level ?? null;
      return learner.chance(indexes[position] ?? 0, day, level === null ? 0 : examLevel(level) - level);
    },
  };
}
