import { algorithm } from './algorithm.ts';
import type { CardState, Grade, LogEntry, Moment, Parameters } from './types.ts';

/** What FSRS knows of a card: stability in days and difficulty from 1 to 10. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

/** The memory a state holds; null before the first review. */
export function memoryOf({ stability, difficulty }: CardState): Memory | null {
  return stability === null || difficulty === null ? null : { stability, difficulty };
}

/** Study days from the last review to `day`; 0 for a first review and for a clock set back. */
export function elapsedDays(last: Moment | null, day: number): number {
  return last === null ? 0 : Math.max(0, day - last.day);
}

/** The memory after a review `elapsed` study days after the one before, by FSRS-6; 0 days takes its short-term formula. */
export function nextMemory(
  memory: Memory | null,
  elapsed: number,
  grade: Grade,
  parameters: Parameters,
): Memory {
  return algorithm(parameters).next_state(memory, elapsed, grade);
}

/** The memory a log leads to under one set of parameters, whatever it was answered with; null if the log is empty. */
export function replayMemory(
  log: readonly Pick<LogEntry, 'at' | 'day' | 'grade'>[],
  parameters: Parameters,
): Memory | null {
  let memory: Memory | null = null;
  let last: Moment | null = null;
  for (const review of log) {
    memory = nextMemory(memory, elapsedDays(last, review.day), review.grade, parameters);
    last = review;
  }
  return memory;
}
