import type { Decision, PlacedText, PlannedCard } from '../../contract/import.ts';
import { plainFacesOf } from '../../core/notes/faces.ts';
import { contentKey } from '../../core/notes/identity.ts';
import type { KnownNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/note-folder.ts';
import type { CardRecord } from '../tables/cards.ts';
import type { PlannedChange } from './make-plan.ts';

/** The cards of one note, as the plan lists them. */
export function describeCards(
  collection: Collection,
  change: PlannedChange,
  paths: ReadonlyMap<string, string>,
): PlannedCard[] {
  const place = change.kind === 'gone' ? change.known : change.placed;
  const pathOf = (location: string) => paths.get(location) ?? location.replace(/^(upload|bundled):\/?/, '');
  const { note } = place;
  const stored = change.kind === 'new' ? [] : collection.cards.ofNote(change.known.id);
  const before = change.kind === 'changed' || change.kind === 'moved' ? change.known : null;
  return plainFacesOf(note).map((face) => {
    const card = stored.find(({ ordinal }) => ordinal === face.ordinal);
    return {
      note:
        change.kind === 'gone'
          ? `gone-${change.known.id}`
          : contentHash(`${place.path}\n${contentKey(note)}`),
      change: change.kind,
      kind: note.kind,
      ordinal: face.ordinal,
      front: face.front,
      back: face.back,
      noteFront: note.front,
      noteBack: note.back,
      dialect: note.proposal === null ? note.dialect : null,
      rule: note.proposal?.rule ?? null,
      quality: note.proposal?.quality ?? null,
      path: pathOf(place.path),
      line: note.line,
      endLine: note.endLine,
      headings: note.headings,
      tags: note.tags,
      deck: place.deck,
      remark: note.remark,
      before: before === null ? null : readBefore(collection, before, face.ordinal, pathOf(before.path)),
      dueInDays: card === undefined ? null : dueInDays(card, collection.now().day),
      isLearned: card !== undefined && card.phase !== 0,
      hasSchedule: note.schedules.some(({ ordinal }) => ordinal === face.ordinal),
      decision: decisions[change.kind],
    };
  });
}

const decisions: Readonly<Record<PlannedChange['kind'], Decision>> = {
  new: 'import',
  changed: 'keep',
  moved: 'keep',
  unchanged: 'none',
  gone: 'suspend',
};

/** How a card reads in the collection now; where the note has no such card, how the note does. */
function readBefore(collection: Collection, known: KnownNote, ordinal: number, path: string): PlacedText {
  const note = collection.notes.get(known.id)?.note ?? known.note;
  const faces = plainFacesOf(note);
  const { front, back } = faces.find((face) => face.ordinal === ordinal) ?? faces[0] ?? note;
  return { front, back, path, line: known.note.line };
}

function dueInDays(card: CardRecord, day: number): number | null {
  if (card.due_at !== null) return 0;
  return card.due_day === null ? null : card.due_day - day;
}
