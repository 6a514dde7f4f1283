import type { Answer, DrillInstance, Verdict } from '../../core/drills/types.ts';

/** How something that can be marked stands: `missed` is right and was not marked. */
export type MarkState = 'open' | 'marked' | 'right' | 'wrong' | 'missed';

/** What is being answered to one instance, in whatever form it asks for; what becomes of it is for those who extend it. */
export abstract class AnswerTurn {
  readonly instance: DrillInstance;
  typed = $state('');
  /** What stands in each box, for an answer of several fields. */
  texts: readonly string[] = $state.raw([]);
  /** Items put in order so far, as indexes. */
  placed: readonly number[] = $state.raw([]);
  /** Ids of what is marked in the picture so far. */
  marked: readonly string[] = $state.raw([]);
  /** What is missing in an answer that could not be read, or is not whole yet. */
  formProblem: string | null = $state(null);
  answeredMs = $state(0);
  /** Whether an earlier try could not be read. */
  isCorrection = $state(false);
  /** Whether the answer was shown rather than given. */
  isRevealed = $state(false);
  isBusy = $state(false);
  /** Whether it is only looked at, so that its fields leave the keys to the screen. */
  isBrowsed = false;
  /** Whether the form has a button of its own that checks the answer. */
  abstract readonly canCheck: boolean;
  /** What was said of the answer; null while it is open. */
  abstract readonly verdict: Verdict | null;
  protected choice: number | null = $state(null);

  constructor(instance: DrillInstance) {
    this.instance = instance;
    if (instance.answer.kind === 'fields') this.texts = instance.answer.fields.map(() => '');
  }

  /** Which choice was taken. */
  get chosen(): number | null {
    return this.choice;
  }

  /** Which choice is right, once the answer is marked; never before. */
  get right(): number | null {
    const { answer } = this.instance;
    return this.verdict !== null && answer.kind === 'choice' ? answer.right : null;
  }

  /** What is answered so far, perhaps not whole; null while there is nothing. */
  get draft(): Answer | null {
    const { kind } = this.instance.answer;
    if (kind === 'choice') return this.choice === null ? null : { kind, index: this.choice };
    if (kind === 'typed') return this.typed.trim() === '' ? null : { kind, text: this.typed };
    if (kind === 'fields')
      return this.texts.every((text) => text.trim() === '') ? null : { kind, texts: this.texts };
    if (kind === 'order') return this.placed.length === 0 ? null : { kind, order: this.placed };
    return this.marked.length === 0 ? null : { kind, ids: this.marked };
  }

  /** What is still to be done before the answer is whole; null if nothing is. */
  get missing(): string | null {
    const { answer: form } = this.instance;
    if (form.kind === 'choice' && this.choice === null) return 'Choose an answer first.';
    if (form.kind === 'typed' && this.typed.trim() === '') return 'Type an answer first.';
    if (form.kind === 'fields' && this.texts.some((text) => text.trim() === ''))
      return 'Fill in every field first.';
    if (form.kind === 'order' && this.placed.length < form.items.length)
      return 'Put every item in its place first.';
    return form.kind === 'mark' && this.marked.length === 0 ? 'Mark something in the picture first.' : null;
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
    if (!this.#isOpen()) return;
    if (form.kind === 'choice' && index >= 0 && index < form.choices.length) {
      this.choice = index;
      await this.answered(true);
    } else if (form.kind === 'order' && index >= 0 && index < form.items.length) {
      this.placed = toggled(this.placed, index);
      await this.answered(false);
    } else if (form.kind === 'mark') {
      const target = form.targets[index];
      if (target === undefined) return;
      this.marked = form.several ? toggled(this.marked, target.id) : [target.id];
      await this.answered(!form.several);
    }
  }

  /** Takes what now stands in the box of a typed answer. */
  type(text: string): void {
    if (this.verdict !== null) return;
    this.typed = text;
    void this.answered(false);
  }

  /** Takes what now stands in one box of several. */
  fill(index: number, text: string): void {
    if (this.verdict !== null) return;
    this.texts = this.texts.with(index, text);
    void this.answered(false);
  }

  /** Swaps a placed item with the one before or after it. */
  move(place: number, by: -1 | 1): void {
    const [one, other] = [this.placed[place], this.placed[place + by]];
    if (one === undefined || other === undefined || !this.#isOpen()) return;
    this.placed = this.placed.with(place, other).with(place + by, one);
    void this.answered(false);
  }

  /** What Enter and a button for it do. */
  abstract submit(): Promise<void>;

  /** Hears of every change of the answer; `isFinal` if one press is the whole answer. */
  protected abstract answered(isFinal: boolean): Promise<void>;

  /** Puts in an answer as it was given. */
  protected fillIn(answer: Answer): void {
    if (answer.kind === 'choice') this.choice = answer.index;
    if (answer.kind === 'typed') this.typed = answer.text;
    if (answer.kind === 'fields') this.texts = this.texts.map((_, index) => answer.texts[index] ?? '');
    if (answer.kind === 'order') this.placed = answer.order;
    if (answer.kind === 'mark') this.marked = answer.ids;
  }

  #isOpen(): boolean {
    return this.verdict === null && !this.isBusy;
  }
}

function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
