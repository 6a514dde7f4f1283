import { algorithm } from './algorithm.ts';
import { nextMemory, type Memory } from './memory.ts';
import type { Parameters } from './types.ts';

/**
 * FSRS-6 on plain numbers, for the hundreds of thousands of states that a plan weighs up: what `nextMemory` and `recall`
 * give but for their rounding. A day's answers to one card are taken together: right is Good, wrong is Again and then
 * Good in every step until the card leaves them.
 */
export interface QuickMemory {
  /** Chance of recall some days after the last review. */
  recall(days: number, stability: number): number;
  /** The memory after a day on which the card was recalled with the given chance. */
  ifRight(stability: number, difficulty: number, recall: number): Memory;
  ifWrong(stability: number, difficulty: number, recall: number): Memory;
  /** After the first day of a new card. */
  readonly first: { readonly right: Memory; readonly wrong: Memory };
  /** The whole days until recall falls to the desired retention, at least 1. */
  interval(stability: number): number;
  /** How often a card is answered on a day, by how its first answer is. */
  readonly answers: Answers;
}

/** How often a card is answered on a day, by how its first answer is. */
export interface Answers {
  readonly newRight: number;
  readonly newWrong: number;
  readonly right: number;
  readonly wrong: number;
}

const leastStability = 0.001;
const mostStability = 36_500;

/** Makes the formulas of these parameters; a RangeError if they are not valid. */
export function quickMemory(parameters: Parameters): QuickMemory {
  const formulas = algorithm(parameters);
  const weight = Array.from(formulas.parameters.w);
  const at = (index: number) => weight[index] ?? 0;
  const decay = -at(20);
  const factor = Math.exp(Math.log(0.9) / decay) - 1;
  const growth = Math.exp(at(8));
  const [growthFade, growthEffort] = [at(9), at(10)];
  const [lapseScale, lapseDifficulty, lapseStability, lapseEffort] = [at(11), at(12), at(13), at(14)];
  const lapseFloor = Math.exp(at(17) * at(18));
  const [sameDay, sameDayFade] = [Math.exp(at(17) * at(18)), at(19)];
  const [difficultyStep, reversion] = [at(6), at(7)];
  const easiest = at(4) - Math.exp(3 * at(5)) + 1;
  const modifier = formulas.interval_modifier;
  const newSteps = Math.max(1, parameters.learningStepsMinutes.length);
  const lapseSteps = parameters.relearningStepsMinutes.length;

  const within = (stability: number) => Math.min(mostStability, Math.max(leastStability, stability));
  const difficultyAfter = (difficulty: number, delta: number) => {
    const next = difficulty + (delta * (10 - difficulty)) / 9;
    return Math.min(10, Math.max(1, reversion * easiest + (1 - reversion) * next));
  };
  const repeated = (stability: number, times: number) => {
    let longer = stability;
    for (let time = 0; time < times; time += 1)
      longer = within(longer * Math.max(1, longer ** -sameDayFade * sameDay));
    return longer;
  };
  const repeatedDifficulty = (difficulty: number, times: number) => {
    let easier = difficulty;
    for (let time = 0; time < times; time += 1) easier = difficultyAfter(easier, 0);
    return easier;
  };
  const firstDay = (grade: 1 | 3, times: number): Memory => {
    const { stability, difficulty } = nextMemory(null, 0, grade, parameters);
    return { stability: repeated(stability, times), difficulty: repeatedDifficulty(difficulty, times) };
  };

  return {
    recall: (days, stability) => (1 + (factor * days) / stability) ** decay,
    ifRight: (stability, difficulty, recall) => ({
      stability: within(
        stability *
          (1 +
            growth *
              (11 - difficulty) *
              stability ** -growthFade *
              (Math.exp((1 - recall) * growthEffort) - 1)),
      ),
      difficulty: difficultyAfter(difficulty, 0),
    }),
    ifWrong(stability, difficulty, recall) {
      const forgotten = within(
        lapseScale *
          difficulty ** -lapseDifficulty *
          ((stability + 1) ** lapseStability - 1) *
          Math.exp((1 - recall) * lapseEffort),
      );
      return {
        stability: repeated(
          Math.min(Math.max(stability / lapseFloor, leastStability), forgotten),
          lapseSteps,
        ),
        difficulty: repeatedDifficulty(difficultyAfter(difficulty, 2 * difficultyStep), lapseSteps),
      };
    },
    first: { right: firstDay(3, newSteps - 1), wrong: firstDay(1, newSteps) },
    interval: (stability) =>
      Math.min(parameters.maximumIntervalDays, Math.max(1, Math.round(stability * modifier))),
    answers: { newRight: newSteps, newWrong: newSteps + 1, right: 1, wrong: 1 + lapseSteps },
  };
}
