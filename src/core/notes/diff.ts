import { normalise } from './identity.ts';
import { matchNear } from './matching/near.ts';
import { ordinalsBetween, unchangedOrdinals } from './matching/ordinals.ts';
import { Pairing } from './matching/pairing.ts';
import { partsOf } from './matching/parts.ts';
import {
  duplicateInquiry,
  mergeInquiry,
  nearInquiries,
  splitInquiry,
  type Inquiry,
} from './matching/questions.ts';
import { Subject, type KnownSubject, type PlacedSubject } from './matching/subject.ts';
import { matchSure } from './matching/sure-matches.ts';
import type { Change, Difference, KnownNote, PlacedNote } from './types.ts';

/**
 * What an import would do with each note, and what only the person can tell: every placed and every known note occurs in
 * exactly one change. Placed notes come first, in their order, then the known ones that were not found. `answers` gives
 * the options chosen, by the questions' ids; a question without a valid answer takes its default and is listed all the same.
 *
 * Without a question, notes are taken for one only if the file gives them the same id, if their content is the same, if
 * under the same heading one of question, text and telling answer is the same and the other does not matter, or if they
 * differ but slightly. Where a number, address, name, flag, operator or negation of the question differs they are never
 * taken for one in silence, and by default not at all unless nothing else has changed in that place.
 */
export function diff(
  known: readonly KnownNote[],
  placed: readonly PlacedNote[],
  answers: ReadonlyMap<string, string> = new Map(),
): Difference {
  const pairing = new Pairing(
    known.map((note) => new Subject(note)),
    placed.map((note) => new Subject(note)),
  );
  const { moves, doubtful } = matchSure(pairing);
  const near = matchNear(pairing, moves);
  const { splits, merges } = partsOf(pairing, moves, near);
  const inParts = new Set<unknown>([
    ...splits.flatMap((split) => [split.known, ...split.placed]),
    ...merges.flatMap((merge) => [merge.placed, ...merge.known]),
  ]);
  const inquiries = [
    ...nearInquiries(near.filter((pair) => !inParts.has(pair.known) && !inParts.has(pair.placed))),
    ...splits.map(splitInquiry),
    ...merges.map(mergeInquiry),
    ...doubtful
      .filter(({ known: one, there }) => !inParts.has(one) && !inParts.has(there) && !pairing.knownOf(there))
      .map(duplicateInquiry),
  ];
  const outcome = new Outcome(pairing);
  for (const inquiry of inquiries) outcome.settle(inquiry, answers.get(inquiry.question.id));
  return { changes: outcome.changes(), questions: inquiries.map(({ question }) => question) };
}

/** The pairs with what the answers make of them. */
class Outcome {
  readonly #pairing: Pairing;
  readonly #grouped = new Map<PlacedSubject, Change | null>();
  readonly #knownGrouped = new Set<KnownSubject>();

  constructor(pairing: Pairing) {
    this.#pairing = pairing;
  }

  settle(inquiry: Inquiry, answer: string | undefined): void {
    const { options, default: byDefault } = inquiry.question;
    const option = options.some(({ id }) => id === answer) ? answer : byDefault;
    switch (inquiry.of) {
      case 'near':
        if (option === 'same') for (const pair of inquiry.pairs) this.#pairing.match(pair.known, pair.placed);
        break;
      case 'split':
        this.#split(inquiry.split, Number(option) - 1);
        break;
      case 'merge':
        this.#merge(inquiry.merge, Number(option) - 1);
        break;
      case 'duplicate':
        if (option === 'there') {
          this.#pairing.part(inquiry.doubtful.known);
          this.#pairing.match(inquiry.doubtful.known, inquiry.doubtful.there);
        }
        break;
    }
  }

  changes(): Change[] {
    return [
      ...this.#pairing.placed.flatMap((placed) => {
        const grouped = this.#grouped.get(placed);
        if (grouped !== undefined) return grouped ?? [];
        return changeOf(placed, this.#pairing.knownOf(placed));
      }),
      ...this.#pairing
        .openKnown()
        .filter((known) => !this.#knownGrouped.has(known))
        .map(({ source }) => ({ kind: 'gone' as const, known: source })),
    ];
  }

  #split({ known, placed }: { known: KnownSubject; placed: readonly PlacedSubject[] }, chosen: number): void {
    this.#pairing.part(known);
    const first = placed[chosen];
    if (!first) return;
    const others = placed.filter((part) => part !== first);
    this.#knownGrouped.add(known);
    this.#grouped.set(first, {
      kind: 'split',
      known: known.source,
      placed: [first, ...others].map(({ source }) => source),
      ordinals: ordinalsBetween(known, first),
    });
    for (const part of others) this.#grouped.set(part, null);
  }

  #merge({ known, placed }: { known: readonly KnownSubject[]; placed: PlacedSubject }, chosen: number): void {
    for (const one of known) this.#pairing.part(one);
    const first = known[chosen];
    if (!first) return;
    const others = known.filter((one) => one !== first);
    for (const one of known) this.#knownGrouped.add(one);
    this.#grouped.set(placed, {
      kind: 'merged',
      known: [first, ...others].map(({ source }) => source),
      placed: placed.source,
      ordinals: ordinalsBetween(first, placed),
    });
  }
}

function changeOf(placed: PlacedSubject, known: KnownSubject | undefined): Change {
  if (!known) return { kind: 'new', placed: placed.source };
  const pair = { placed: placed.source, known: known.source };
  const isSameContent = placed.contentKey === known.contentKey;
  const ordinals = isSameContent ? unchangedOrdinals(placed) : ordinalsBetween(known, placed);
  if (!isSameContent || isMarkedOtherwise(pair.placed, pair.known))
    return { kind: 'changed', ...pair, ordinals };
  const hasMoved = pair.known.isGone || pair.placed.deck !== pair.known.deck || placed.place !== known.place;
  return { kind: hasMoved ? 'moved' : 'unchanged', ...pair, ordinals };
}

/** Whether anything but the content differs that the collection keeps. */
function isMarkedOtherwise({ note: now }: PlacedNote, { note: before }: KnownNote): boolean {
  return (
    (now.remark !== before.remark && normalise(now.remark ?? '') !== normalise(before.remark ?? '')) ||
    now.explicitId !== before.explicitId ||
    !isSameSet(now.tags, before.tags) ||
    !isSameSet(now.needs, before.needs)
  );
}

function isSameSet(now: readonly string[], before: readonly string[]): boolean {
  if (now.length !== before.length) return false;
  const sorted = [...before].sort();
  return [...now].sort().every((name, index) => name === sorted[index]);
}
