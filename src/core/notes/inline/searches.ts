/** Finds a word in a text from ever later places on, in time linear in the text altogether. */
export class WordSearch {
  readonly #text: string;
  readonly #word: string;
  #next = -2;

  constructor(text: string, word: string) {
    this.#text = text;
    this.#word = word;
  }

  /** The first place at or behind `from`; -1 if there is none. */
  from(from: number): number {
    if (this.#next !== -1 && this.#next < from) this.#next = this.#text.indexOf(this.#word, from);
    return this.#next;
  }
}

/** Finds the ends of code spans, in time linear in the text altogether. */
export class BacktickSearch {
  readonly #places = new Map<number, number[]>();

  constructor(text: string) {
    for (const { index, 0: run } of text.matchAll(/`+/g)) {
      const places = this.#places.get(run.length);
      if (places) places.push(index);
      else this.#places.set(run.length, [index]);
    }
    for (const places of this.#places.values()) places.reverse();
  }

  /** The end of the code span opened by `length` backticks that end at `from`; -1 if none closes it. `from` must not fall. */
  endOf(length: number, from: number): number {
    const places = this.#places.get(length) ?? [];
    while ((places.at(-1) ?? Infinity) < from) places.pop();
    const close = places.at(-1);
    return close === undefined ? -1 : close + length;
  }
}
