import type { KnownSubject, PlacedSubject, Subject } from './subject.ts';

/** Which known and placed notes were found to be the same; each is in one pair at most. */
export class Pairing {
  readonly known: readonly KnownSubject[];
  readonly placed: readonly PlacedSubject[];
  readonly #placedOf = new Map<KnownSubject, PlacedSubject>();
  readonly #knownOf = new Map<PlacedSubject, KnownSubject>();

  constructor(known: readonly KnownSubject[], placed: readonly PlacedSubject[]) {
    this.known = known;
    this.placed = placed;
  }

  match(known: KnownSubject, placed: PlacedSubject): void {
    this.#placedOf.set(known, placed);
    this.#knownOf.set(placed, known);
  }

  part(known: KnownSubject): void {
    const placed = this.#placedOf.get(known);
    if (placed) this.#knownOf.delete(placed);
    this.#placedOf.delete(known);
  }

  placedOf(known: KnownSubject): PlacedSubject | undefined {
    return this.#placedOf.get(known);
  }

  knownOf(placed: PlacedSubject): KnownSubject | undefined {
    return this.#knownOf.get(placed);
  }

  /** Known notes without a partner, in their order. */
  openKnown(): KnownSubject[] {
    return this.known.filter((subject) => !this.#placedOf.has(subject));
  }

  /** Placed notes without a partner, in their order. */
  openPlaced(): PlacedSubject[] {
    return this.placed.filter((subject) => !this.#knownOf.has(subject));
  }

  pairs(): IterableIterator<[KnownSubject, PlacedSubject]> {
    return this.#placedOf.entries();
  }
}

/** Groups notes by a key, leaving out those without one. */
export function groupedBy<Kind extends Subject>(
  subjects: readonly Kind[],
  keyOf: (subject: Kind) => string | null,
): Map<string, Kind[]> {
  const groups = new Map<string, Kind[]>();
  for (const subject of subjects) {
    const key = keyOf(subject);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(subject);
    else groups.set(key, [subject]);
  }
  return groups;
}
