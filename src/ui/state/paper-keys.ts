import type { Command } from '../keys.ts';
import { digitOf, drillKeys } from './review-keys.ts';
import type { Sitting } from './sitting.svelte.ts';

type Handlers = Partial<Record<Command, (chord: string) => void>>;

const credits = [0, 0.5, 1] as const;

/** The share of the points that a key for marking one's own answer stands for. */
export function creditOf(chord: string): 0 | 0.5 | 1 {
  return credits[digitOf(chord) - 1] ?? 0;
}

/** What the keys do while a paper is sat; a key that has nothing to do there is left alone. */
export function paperKeys(sitting: Sitting, handIn: () => void, leave: () => void): Handlers {
  const { shown, position } = sitting;
  if (shown === null) return { leave };
  const { turn } = shown;
  const next = () => {
    sitting.go(position + 1);
  };
  return {
    leave,
    handIn,
    next,
    back: () => {
      sitting.go(position - 1);
    },
    flag: () => {
      sitting.flag();
    },
    ...(shown.standing === 'waiting'
      ? { mark: (chord: string) => void sitting.mark(position, creditOf(chord)) }
      : {}),
    ...(shown.task.marking !== null && shown.standing !== 'waiting' ? { advance: next } : {}),
    ...(turn !== null && turn.verdict === null ? drillKeys(turn) : {}),
    ...(shown.canCheck ? { submit: () => void shown.check() } : {}),
  };
}
