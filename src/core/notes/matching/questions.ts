import { digest, joined } from '../identity.ts';
import type { Question } from '../types.ts';
import { without } from './difference.ts';
import { likeness } from './likeness.ts';
import { isSameByDefault, type NearPair } from './near.ts';
import type { Merge, Split } from './parts.ts';
import type { KnownSubject, PlacedSubject } from './subject.ts';
import type { Doubtful } from './sure-matches.ts';

/** A question with what an answer to it would do. */
export type Inquiry =
  | { readonly of: 'near'; readonly question: Question; readonly pairs: readonly NearPair[] }
  | { readonly of: 'split'; readonly question: Question; readonly split: Split }
  | { readonly of: 'merge'; readonly question: Question; readonly merge: Merge }
  | { readonly of: 'duplicate'; readonly question: Question; readonly doubtful: Doubtful };

const longestQuoted = 60;

/** Asks about near notes, those of a file that changed in the same words in one question. */
export function nearInquiries(pairs: readonly NearPair[]): Inquiry[] {
  const groups = Map.groupBy(pairs, ({ known, placed, ...pair }) =>
    joined(
      known.path,
      placed.path,
      String(isSameByDefault({ known, placed, ...pair })),
      without(known.all, placed.all).sort().join(' '),
      without(placed.all, known.all).sort().join(' '),
    ),
  );
  return [...groups.values()].map((group) => {
    const isOne = group.length === 1;
    const [first] = group;
    const options = isOne
      ? [
          { id: 'same', does: 'It is the same card and keeps its schedule.' },
          { id: 'different', does: 'It is another card and begins as new; the old one is set aside.' },
        ]
      : [
          { id: 'same', does: 'They are the same cards and keep their schedules.' },
          { id: 'different', does: 'They are other cards and begin as new; the old ones are set aside.' },
        ];
    const question = questionOf(
      'near',
      group.map(({ known }) => known),
      group.map(({ placed }) => placed),
      options,
      first && isSameByDefault(first) ? 'same' : 'different',
    );
    return { of: 'near', question, pairs: group };
  });
}

/** Asks which part of a split note keeps the schedule. */
export function splitInquiry(split: Split): Inquiry {
  const { known, placed } = split;
  const options = [
    ...placed.map(({ note }, index) => ({
      id: String(index + 1),
      does: `${quoted(note.front)} keeps the schedule, and the rest begins as new.`,
    })),
    { id: 'none', does: 'All of them begin as new; the old card is set aside.' },
  ];
  return { of: 'split', question: questionOf('split', [known], placed, options, '1'), split };
}

/** Asks which of the merged notes gives the schedule. */
export function mergeInquiry(merge: Merge): Inquiry {
  const { known, placed } = merge;
  const options = [
    ...known.map(({ note }, index) => ({
      id: String(index + 1),
      does: `It keeps the schedule of ${quoted(note.front)}, and the rest is set aside.`,
    })),
    { id: 'none', does: 'It begins as new; the old cards are set aside.' },
  ];
  return { of: 'merge', question: questionOf('merge', known, [placed], options, '1'), merge };
}

/** Asks about a note that was changed in its place and stands in its old words elsewhere. */
export function duplicateInquiry(doubtful: Doubtful): Inquiry {
  const { known, here, there } = doubtful;
  const options = [
    {
      id: 'here',
      does: 'The card in the old place keeps the schedule, and the one elsewhere begins as new.',
    },
    {
      id: 'there',
      does: 'The card elsewhere keeps the schedule, and the one in the old place begins as new.',
    },
  ];
  return {
    of: 'duplicate',
    question: questionOf('duplicate', [known], [here, there], options, 'here'),
    doubtful,
  };
}

function questionOf(
  kind: Question['kind'],
  known: readonly KnownSubject[],
  placed: readonly PlacedSubject[],
  options: Question['options'],
  byDefault: string,
): Question {
  const similarity = Math.max(
    ...known.flatMap((one) => placed.map((other) => likeness(one.grams, other.grams))),
  );
  const about = [
    ...known.map(({ source }) => String(source.id)),
    ...placed.flatMap(({ place, contentKey, note }) => [place, contentKey, String(note.line)]),
  ];
  return {
    id: `${kind}-${digest(joined(...about))}`,
    kind,
    known: known.map(({ source }) => source),
    placed: placed.map(({ source }) => source),
    options,
    default: byDefault,
    similarity,
  };
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > longestQuoted ? `${line.slice(0, longestQuoted)}…` : line}”`;
}
