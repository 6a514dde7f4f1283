import type { PaperTask } from '../../contract/paper.ts';
import type { Answer, DrillInstance, Verdict } from '../../core/drills/types.ts';
import { rightAnswer } from '../../core/exam/right-answer.ts';
import { AnswerTurn } from './answer-turn.svelte.ts';

/** What becomes of an answer while a paper is sat. */
export interface TaskHooks {
  /** Hears every change; null once nothing is answered. */
  readonly keep: (answer: Answer | null) => void;
  /** Marks the task for good; null where nothing is marked before all is handed in. */
  readonly check: (() => Promise<void>) | null;
}

/** What stands in place of a verdict where nothing was answered; the explanation says the rest. */
const unanswered: Verdict = {
  ...{ right: true, misconception: null, title: 'The answer', sentence: '', remark: null },
  ...{ parts: null, formProblem: null },
};

/** A drill of a paper: its answer is kept and may change until it is marked. */
export class TaskTurn extends AnswerTurn {
  /** Where a task can be checked, the paper has the button. */
  readonly canCheck = false;
  readonly verdict: Verdict | null;
  readonly #hooks: TaskHooks | null;

  /** Without hooks it is only shown. */
  constructor(task: PaperTask, instance: DrillInstance, hooks: TaskHooks | null) {
    super(instance);
    const { marking } = task;
    const isUnanswered = marking?.by === 'unanswered';
    this.#hooks = hooks;
    this.isBrowsed = hooks === null;
    this.verdict = isUnanswered ? unanswered : (marking?.verdict ?? null);
    this.isRevealed = isUnanswered;
    this.answeredMs = task.spentMs;
    const answer = isUnanswered ? rightAnswer(instance) : task.answer;
    if (answer !== null) this.fillIn(answer);
  }

  /** Has the answer checked where that may be done now; what is not whole yet is only told. */
  async submit(): Promise<void> {
    const check = this.#hooks?.check ?? null;
    if (check === null || this.verdict !== null || this.isBusy) return;
    this.formProblem = this.missing;
    if (this.formProblem !== null) return;
    this.isBusy = true;
    await check();
    this.isBusy = false;
  }

  protected answered(): Promise<void> {
    this.formProblem = null;
    this.#hooks?.keep(this.draft);
    return Promise.resolve();
  }
}
