import type { Subject } from './subject.ts';

const mostLookedUp = 12;
const mostSharing = 60;

/** Finds the notes that share the rarest words with another, without comparing all with all. */
export class Candidates<Kind extends Subject> {
  readonly #byWord = new Map<string, Kind[]>();

  constructor(subjects: readonly Kind[]) {
    for (const subject of subjects) {
      for (const word of keysOf(subject.content.map(({ text }) => text))) {
        const sharing = this.#byWord.get(word);
        if (sharing) sharing.push(subject);
        else this.#byWord.set(word, [subject]);
      }
    }
  }

  /** The notes that share rare words with the given ones, at most `most`, those that share most first. */
  of(words: readonly string[], most: number): Kind[] {
    const rare = keysOf(words)
      .flatMap((word) => {
        const sharing = this.#byWord.get(word);
        return sharing ? [sharing] : [];
      })
      .sort((one, other) => one.length - other.length)
      .slice(0, mostLookedUp);
    const scores = new Map<Kind, number>();
    for (const sharing of rare)
      for (const subject of sharing.slice(0, mostSharing))
        scores.set(subject, (scores.get(subject) ?? 0) + 1 / sharing.length + 0.2);
    return [...scores]
      .sort(([, one], [, other]) => other - one)
      .slice(0, most)
      .map(([subject]) => subject);
  }
}

/** The words once each, and longer ones also by their beginning, so that a slip of the pen does not hide them. */
function keysOf(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => (word.length > 5 ? [word, `${word.slice(0, 4)}…`] : [word])))];
}
