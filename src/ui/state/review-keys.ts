import type { Command } from '../keys.ts';
import type { Grade } from '../../core/schedule/types.ts';
import type { AnswerTurn } from './answer-turn.svelte.ts';
import type { Review } from './review.svelte.ts';

/** What can lie over the review. */
export type ReviewSheet = 'source' | 'edit' | 'info' | 'more';

type Handlers = Partial<Record<Command, (chord: string) => void>>;

/** What the keys do in the state the review is in; a key that has nothing to do there is left alone. */
export function reviewKeys(review: Review, open: (sheet: ReviewSheet) => void, leave: () => void): Handlers {
  const always: Handlers = { undo: () => void review.undo(), leave };
  const { card, drill } = review;
  if (card === null) return review.step?.nextLearningAt === null ? { ...always, advance: leave } : always;
  return {
    ...always,
    ...turnKeys(review),
    more: () => {
      open('more');
    },
    info: () => {
      open('info');
    },
    suspend: () => void review.suspend(),
    bury: () => void review.bury(),
    flag: (chord) => void review.flag(digitOf(chord)),
    ...(card.source === null
      ? {}
      : {
          source: () => {
            open('source');
          },
        }),
    ...(drill === null
      ? {
          edit: () => {
            open('edit');
          },
        }
      : {}),
  };
}

function turnKeys(review: Review): Handlers {
  if (review.isAnswerShown) {
    return {
      advance: () => void review.grade(review.suggestedGrade),
      grade: (chord) => void review.grade(digitOf(chord) as Grade),
    };
  }
  if (review.drill === null)
    return {
      advance: () => {
        review.showAnswer();
      },
    };
  return drillKeys(review.drill);
}

/** What the keys do while a drill waits for its answer; typed answers go into their own fields. */
export function drillKeys(turn: AnswerTurn): Handlers {
  const { kind } = turn.instance.answer;
  if (kind === 'typed' || kind === 'fields') return {};
  const choose = (chord: string) => void turn.take(digitOf(chord) - 1);
  return kind === 'choice' ? { choose } : { choose, submit: () => void turn.submit() };
}

/** The digit at the end of a chord. */
export function digitOf(chord: string): number {
  return Number(chord.at(-1));
}
