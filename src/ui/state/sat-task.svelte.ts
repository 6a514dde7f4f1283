import type { PaperTask } from '../../contract/paper.ts';
import type { Answer } from '../../core/drills/types.ts';
import { TaskTurn, type TaskHooks } from './task-turn.svelte.ts';

/** Where a task stands, for the list of all: `begun` is answered, but not in every part. */
export type TaskStanding = 'open' | 'begun' | 'answered' | 'right' | 'half' | 'wrong' | 'waiting';

/** One task of a paper as it is sat. */
export class SatTask {
  task: PaperTask;
  /** Of a drill; null for a card. */
  turn: TaskTurn | null = $state.raw(null);
  /** What is typed to a card. */
  text = $state('');
  isFlagged = $state(false);
  readonly #hooks: TaskHooks | null;

  /** Without hooks it is only shown. */
  constructor(task: PaperTask, hooks: TaskHooks | null) {
    this.#hooks = hooks;
    this.task = $state.raw(task);
    this.show(task);
  }

  get canCheck(): boolean {
    return this.#hooks !== null && this.#hooks.check !== null && this.task.marking === null;
  }

  /** What is answered so far; null while there is nothing. */
  get answer(): Answer | null {
    if (this.turn !== null) return this.turn.draft;
    return this.text.trim() === '' ? null : { kind: 'typed', text: this.text };
  }

  get standing(): TaskStanding {
    const { marking } = this.task;
    if (marking === null) {
      if (this.answer === null) return 'open';
      return this.turn !== null && this.turn.missing !== null ? 'begun' : 'answered';
    }
    if (marking.credit === null) return 'waiting';
    if (marking.credit === 1) return 'right';
    return marking.credit > 0 ? 'half' : 'wrong';
  }

  /** Takes the task as the backend has it, with what was answered and how it was marked. */
  show(task: PaperTask): void {
    this.task = task;
    this.isFlagged = task.isFlagged;
    this.turn = task.instance === null ? null : new TaskTurn(task, task.instance, this.#hooks);
    if (task.card !== null) this.text = task.answer?.kind === 'typed' ? task.answer.text : '';
  }

  /** Takes what was said of an answer that could not be read: the task stays open with it. */
  tell(formProblem: string): void {
    if (this.turn === null) return;
    this.turn.formProblem = formProblem;
    this.turn.isCorrection = true;
  }

  /** Takes what now stands in the box below a card. */
  type(text: string): void {
    if (this.task.marking !== null) return;
    this.text = text;
    this.#hooks?.keep(this.answer);
  }

  /** Has the task checked where that may be done now. */
  async check(): Promise<void> {
    if (!this.canCheck) return;
    if (this.turn === null) await this.#hooks?.check?.();
    else await this.turn.submit();
  }
}
