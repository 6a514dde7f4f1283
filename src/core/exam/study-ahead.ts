import { quickMemory } from '../schedule/quick-memory.ts';
import type { Parameters } from '../schedule/types.ts';
import { unseenChance } from './chance.ts';
import { correctedAt, type CorrectionNode } from './correction.ts';
import { levelsAbove } from './exam-level.ts';
import { Course } from './plan/course.ts';
import { followOrdinary } from './plan/ordinary-course.ts';
import type { StudyTime } from './plan/plan-today.ts';
import { followPlan } from './plan/planned-course.ts';
import { studyItems, type Believe, type Shares } from './plan/study-item.ts';
import type { Question } from './question.ts';
import type { ExamItem } from './types.ts';

/**
 * The items as they are asked on the exam's day after studying in the ordinary order with up to `newPerDay` new ones, or by the
 * plan if that is null; on courses whose right and wrong answers are drawn from the chances as the node corrects them, the
 * same every time.
 */
export function studyAhead(
  items: readonly ExamItem[],
  shares: Shares,
  time: StudyTime,
  newPerDay: number | null,
  parameters: Parameters,
  node: CorrectionNode,
  courses: number,
): Question[][] {
  const memory = quickMemory(parameters);
  const believe: Believe = (chance, kind, above) => correctedAt(node, { chance, kind, levelsAbove: above });
  const begun = studyItems(items, shares);
  return Array.from({ length: courses }, (_, seed) => {
    const course = new Course(begun, memory, believe, seed);
    if (newPerDay === null) followPlan(course, time, memory, believe);
    else followOrdinary(course, time, newPerDay);
    return course.items.map(({ kind, level, memory: known }, index): Question => ({
      domain: items[index]?.domain ?? 0,
      kind,
      chance:
        known === null
          ? unseenChance[kind]
          : memory.recall(Math.max(0, time.examDay - known.lastDay), known.stability),
      levelsAbove: levelsAbove(level),
      isLearned: known !== null,
    }));
  });
}
