import type { Client } from '../../contract/client.ts';
import type { ResultOf } from '../../contract/api.ts';
import type { Answer, AnswerForm, DrillInstance } from '../../core/drills/types.ts';

/** How something that can be marked stands: `missed` is right and was not marked. */
export type MarkState = 'open' | 'marked' | 'right' | 'wrong' | 'missed';

/** An answer given before, with what was said of it. */
export interface GivenAnswer {
  readonly answer: Answer;
  readonly verdict: ResultOf<'drill.check'>;
  readonly answeredMs: number;
}

/** One drill being answered: first open, then marked. */
export class DrillTurn {
  readonly instance: DrillInstance;
  typed = $state('');
  /** What stands in each box, for an answer of several fields. */
  texts: string[] = $state([]);
  /** Items put in order so far, as indexes. */
  placed: readonly number[] = $state.raw([]);
  /** Ids of what is marked in the picture so far. */
  marked: readonly string[] = $state.raw([]);
  /** What is missing in an answer that could not be read, or is not whole yet. */
  formProblem: string | null = $state(null);
  verdict: ResultOf<'drill.check'> | null = $state.raw(null);
  answer: Answer | null = $state.raw(null);
  answeredMs = $state(0);
  /** Whether an earlier try could not be read. */
  isCorrection = $state(false);
  /** Whether the answer was shown rather than given. */
  isRevealed = $state(false);
  /** Whether it is only looked at, so that its fields leave the keys to the screen. */
  isBrowsed = false;
  isBusy = $state(false);
  readonly #client: Client;
  readonly #fail: (error: unknown) => void;
  /** By the clock that starts with the window. */
  readonly shownAt = performance.now();

  /** `given` makes a turn that is over. */
  constructor(
    client: Client,
    instance: DrillInstance,
    fail: (error: unknown) => void,
    given: GivenAnswer | null = null,
  ) {
    this.#client = client;
    this.#fail = fail;
    this.instance = instance;
    if (instance.answer.kind === 'fields') this.texts = instance.answer.fields.map(() => '');
    if (given !== null) this.#show(given);
  }

  get choiceCount(): number {
    return this.instance.answer.kind === 'choice' ? this.instance.answer.choices.length : 0;
  }

  /** Which choice was taken, once it is marked. */
  get chosen(): number | null {
    return this.verdict !== null && this.answer?.kind === 'choice' ? this.answer.index : null;
  }

  /** Which choice is right, once the answer is marked; never before. */
  get right(): number | null {
    const { answer } = this.instance;
    return this.verdict !== null && answer.kind === 'choice' ? answer.right : null;
  }

  /** How a device or link of the picture stands; null if it cannot be marked. */
  markOf(id: string): MarkState | null {
    const { answer: form } = this.instance;
    if (form.kind !== 'mark' || !form.targets.some((target) => target.id === id)) return null;
    const isMarked = this.marked.includes(id);
    if (this.verdict === null) return isMarked ? 'marked' : 'open';
    if (form.right.includes(id)) return isMarked ? 'right' : 'missed';
    return isMarked ? 'wrong' : 'open';
  }

  /** Takes what a number key or a click stands for: a choice, an item put last or taken out again, or something marked. */
  async take(index: number): Promise<void> {
    const { answer: form } = this.instance;
    if (this.verdict !== null || this.isBusy) return;
    this.formProblem = null;
    if (form.kind === 'choice' && index < form.choices.length) await this.#check({ kind: 'choice', index });
    if (form.kind === 'order' && index < form.items.length) this.placed = toggled(this.placed, index);
    if (form.kind !== 'mark') return;
    const target = form.targets[index];
    if (target === undefined) return;
    this.marked = form.several ? toggled(this.marked, target.id) : [target.id];
    if (!form.several) await this.#check({ kind: 'mark', ids: this.marked });
  }

  /** Swaps a placed item with the one before or after it. */
  move(place: number, by: -1 | 1): void {
    const [one, other] = [this.placed[place], this.placed[place + by]];
    if (one === undefined || other === undefined || this.verdict !== null) return;
    this.placed = this.placed.with(place, other).with(place + by, one);
  }

  /** Has what was typed, put in order or marked checked; what is not whole yet is only told. */
  async submit(): Promise<void> {
    const { answer: form } = this.instance;
    if (this.verdict !== null || this.isBusy || form.kind === 'choice') return;
    const missing = this.#missing(form);
    if (missing !== null) this.formProblem = missing;
    else if (form.kind === 'typed') await this.#check({ kind: 'typed', text: this.typed });
    else if (form.kind === 'fields') await this.#check({ kind: 'fields', texts: [...this.texts] });
    else if (form.kind === 'order') await this.#check({ kind: 'order', order: this.placed });
    else await this.#check({ kind: 'mark', ids: this.marked });
  }

  /** Shows the right answer and why it is right, without one being given. */
  async reveal(): Promise<void> {
    if (this.verdict !== null || this.isBusy) return;
    this.isRevealed = true;
    await this.#check(rightAnswer(this.instance.answer));
  }

  #missing(form: AnswerForm): string | null {
    if (form.kind === 'typed' && this.typed.trim() === '') return 'Type an answer first.';
    if (form.kind === 'fields' && this.texts.some((text) => text.trim() === ''))
      return 'Fill in every field first.';
    if (form.kind === 'order' && this.placed.length < form.items.length)
      return 'Put every item in its place first.';
    return form.kind === 'mark' && this.marked.length === 0 ? 'Mark something in the picture first.' : null;
  }

  /** Has an answer marked; one whose form is unreadable stays open with what was typed. */
  async #check(answer: Answer): Promise<void> {
    const answeredMs = Math.round(performance.now() - this.shownAt);
    const { family, level, seed } = this.instance;
    const { isCorrection } = this;
    this.isBusy = true;
    try {
      const verdict = await this.#client.call('drill.check', {
        ...{ family, level, seed, answer, isCorrection },
        tookMs: answeredMs,
      });
      this.formProblem = verdict.formProblem;
      if (verdict.formProblem === null) this.#show({ answer, verdict, answeredMs });
      else this.isCorrection = true;
    } catch (error) {
      this.isRevealed = false;
      this.#fail(error);
    } finally {
      this.isBusy = false;
    }
  }

  #show({ answer, verdict, answeredMs }: GivenAnswer): void {
    this.answer = answer;
    this.answeredMs = answeredMs;
    this.verdict = verdict;
    if (answer.kind === 'typed') this.typed = answer.text;
    if (answer.kind === 'fields') this.texts = [...answer.texts];
    if (answer.kind === 'order') this.placed = answer.order;
    if (answer.kind === 'mark') this.marked = answer.ids;
  }
}

/** What would be right to answer. */
function rightAnswer(form: AnswerForm): Answer {
  if (form.kind === 'choice') return { kind: 'choice', index: form.right };
  if (form.kind === 'typed') return { kind: 'typed', text: form.right };
  if (form.kind === 'fields') return { kind: 'fields', texts: form.fields.map(({ right }) => right) };
  return form.kind === 'order' ? { kind: 'order', order: form.right } : { kind: 'mark', ids: form.right };
}

function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
