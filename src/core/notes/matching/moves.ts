import { joined, normalise } from '../identity.ts';
import type { KnownSubject, PlacedSubject, Subject } from './subject.ts';

interface Place {
  readonly path: string;
  readonly headings: readonly string[];
}

interface Vote {
  readonly place: Place;
  count: number;
}

/** Where files and headings went, as most of the notes that were found again tell. */
export class Moves {
  readonly #votes = new Map<string, Map<string, Vote>>();

  /** Counts the pairs of the files that `paths` names. */
  constructor(pairs: Iterable<readonly [KnownSubject, PlacedSubject]>, paths: ReadonlySet<string>) {
    for (const [known, placed] of pairs)
      if (paths.has(known.path)) this.#vote(placeOf(known), placeOf(placed));
  }

  /** The key of the place that a note's place became; its own as far as nothing tells otherwise. */
  placeOf(known: Subject): string {
    const { path, headings } = placeOf(known);
    for (let depth = headings.length; depth >= 0; depth--) {
      const now = this.#winner({ path, headings: headings.slice(0, depth) });
      if (now) return joined(now.path, ...now.headings, ...headings.slice(depth));
    }
    return known.place;
  }

  /** The file that a file became; the file itself as far as nothing tells otherwise. */
  fileOf(path: string): string {
    return this.#winner({ path, headings: [] })?.path ?? path;
  }

  /** A note is a vote for where its place went and, as far as the headings from below are the same, for those above. */
  #vote(from: Place, to: Place): void {
    const [before, now] = [[...from.headings], [...to.headings]];
    this.#count({ path: from.path, headings: before }, { path: to.path, headings: now });
    while (before.length > 0 && before.at(-1) === now.at(-1)) {
      before.pop();
      now.pop();
      this.#count({ path: from.path, headings: before }, { path: to.path, headings: now });
    }
    if (before.length > 0) this.#count({ path: from.path, headings: [] }, { path: to.path, headings: [] });
  }

  #count(from: Place, to: Place): void {
    const key = joined(from.path, ...from.headings);
    let votes = this.#votes.get(key);
    if (!votes) this.#votes.set(key, (votes = new Map<string, Vote>()));
    const there = joined(to.path, ...to.headings);
    const vote = votes.get(there);
    if (vote) vote.count += 1;
    else votes.set(there, { place: { path: to.path, headings: [...to.headings] }, count: 1 });
  }

  #winner({ path, headings }: Place): Place | null {
    const key = joined(path, ...headings);
    const votes = this.#votes.get(key);
    if (!votes) return null;
    const most = Math.max(...[...votes.values()].map(({ count }) => count));
    if (votes.get(key)?.count === most) return { path, headings };
    return [...votes.values()].find(({ count }) => count === most)?.place ?? null;
  }
}

function placeOf({ path, note }: Subject): Place {
  return { path, headings: note.headings.map(normalise) };
}
