import type { ImportChoices } from '../../contract/import.ts';
import { diff } from '../../core/notes/diff.ts';
import { contentKey } from '../../core/notes/identity.ts';
import type { Difference, ParsedNote, PlacedNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';
import { ChangeMaker } from './change-maker.ts';
import { Claims } from './claims.ts';
import { fingerprintOf } from './fingerprint.ts';
import { goneDrills, knownNotes } from './known-notes.ts';
import { needsProblems } from './needs.ts';
import type { Plan, PlannedFresh } from './plan.ts';
import { deckNameOf, prepareFile } from './prepare-file.ts';
import { ProposalChoices } from './proposal-choices.ts';
import { isBelow, type ReadItem } from './read-items.ts';
import type { ReadingSettings } from './reading.ts';
import type { Survey } from './survey.ts';
import { vanishedQuestions } from './vanished.ts';

/** A parsed note on its way into the diff. */
interface Candidate extends PlacedNote {
  readonly item: ReadItem;
  readonly key: string;
}

/** Compares what was read with what the collection knows of the same files. */
export function makePlan(
  collection: Collection,
  survey: Survey,
  choices: ImportChoices,
  excluded: readonly string[] = [],
): Plan {
  const isExcluded = ({ path }: ReadItem) => excluded.includes(path);
  const fresh = survey.fresh.filter(({ item }) => !isExcluded(item));
  const vanished = survey.vanished.filter(({ path }) => !excluded.includes(path));
  const inFiles = knownNotes(
    collection,
    [...fresh.flatMap(({ row }) => row ?? []), ...vanished],
    survey.unchanged.filter(({ item }) => !isExcluded(item)).map(({ row }) => row),
    // Without a note to match them, those gone stay so.
    fresh.length > 0 ? survey.items.prefixes : [],
  );
  const known = [...inFiles, ...goneDrills(collection, fresh, inFiles)];
  const claims = new Claims(collection, new Set(known.map(({ id }) => id)), (location) =>
    isBelow(location, survey.items.prefixes),
  );
  const settingsOf = ({ source }: ReadItem): ReadingSettings =>
    survey.settings.get(source.location) ?? { deck: null, dialect: null, proposes: false };
  const prepared = survey.fresh.map((file) =>
    prepareFile(collection, file, settingsOf(file.item), claims, isExcluded(file.item)),
  );
  const files = withNeeds(collection, prepared);
  const proposals = new ProposalChoices(collection, choices);
  const candidates = candidatesOf(files, settingsOf);
  const remembered = rememberedOf(survey, isExcluded);
  const present = new Set(known.filter(({ isGone }) => !isGone).map(({ note }) => contentKey(note)));
  const isTurnedDown = ({ note, key }: Candidate) =>
    note.proposal !== null && proposals.isCardRejected(note, key) && !present.has(contentKey(note));
  const turnedDown = candidates.filter(isTurnedDown);
  const turnedDownSet = new Set(turnedDown);
  // Of what an unchanged file proposed in vain, only what is accepted now goes on.
  const reconsidered = remembered.filter(
    (one) =>
      !proposals.isCardRejected(one.note, one.key) &&
      !proposals.isRuleRejected(one.note, one.key, one.item.source.location),
  );
  const placed = [...candidates.filter((one) => !turnedDownSet.has(one)), ...reconsidered];
  const answers = new Map(Object.entries(choices.answers));
  const { changes, questions } = known.length === 0 ? allNew(placed) : diff(known, placed, answers);
  const maker = new ChangeMaker(
    collection,
    choices,
    proposals,
    new Map(placed.map((one) => [one, one])),
    answers,
  );
  const made = changes.flatMap((change) => maker.changesOf(change));
  const rejected = [...turnedDown, ...remembered.filter((one) => !reconsidered.includes(one))];
  const lost = vanishedQuestions(collection, survey, vanished, made, answers);
  return {
    items: survey.items,
    settings: survey.settings,
    fingerprint: fingerprintOf(collection, survey),
    fresh: files,
    unchanged: survey.unchanged.map((file) => ({ ...file, isExcluded: isExcluded(file.item) })),
    changes: [...lost.changes, ...rejected.map((one) => maker.rejected(one, one.key))],
    questions: [...lost.questions, ...maker.questions(questions)],
    answers,
    rejections: proposals.changes,
    problems: [
      ...survey.problems,
      ...files.flatMap(({ problems }) => problems),
      ...survey.unchanged.flatMap(({ item: { path }, reading }) =>
        reading.problems.map((problem) => ({ path, ...problem })),
      ),
    ],
    evidence: survey.evidence,
  };
}

/** What the diff says where nothing is known to compare with, without its effort. */
function allNew(placed: readonly PlacedNote[]): Difference {
  return { changes: placed.map((one) => ({ kind: 'new', placed: one })), questions: [] };
}

/** Tells of needs that cannot be met. */
function withNeeds(collection: Collection, files: readonly PlannedFresh[]): PlannedFresh[] {
  const taking = files.filter(({ isExcluded }) => !isExcluded);
  const found = Map.groupBy(
    needsProblems(
      taking.map(({ file: { item }, notes }) => ({ item, notes })),
      (id) => collection.notes.withExplicitId(id) !== undefined,
    ),
    ({ path }) => path,
  );
  return files.map((file) => {
    const unmet = file.isExcluded ? [] : (found.get(file.file.item.path) ?? []);
    if (unmet.length === 0) return file;
    return {
      ...file,
      problems: [...file.problems, ...unmet.map(({ missing: _, ...problem }) => problem)],
      needed: [...new Set(unmet.flatMap(({ missing }) => missing ?? []))],
      isSettled: file.isSettled && unmet.every(({ missing }) => missing !== null),
    };
  });
}

function candidatesOf(
  files: readonly PlannedFresh[],
  settingsOf: (item: ReadItem) => ReadingSettings,
): Candidate[] {
  const keys = new NoteKeys();
  return files.flatMap(({ file, notes, decks, isExcluded }) => {
    if (isExcluded) return [];
    const settings = settingsOf(file.item);
    return notes.map((note) => {
      const name = deckNameOf(file, settings, note);
      return {
        path: file.item.location,
        deck: decks.get(name) ?? name,
        note,
        item: file.item,
        key: keys.of(file.item.location, note),
      };
    });
  });
}

/** What unchanged files proposed and was turned down. */
function rememberedOf({ unchanged }: Survey, isExcluded: (item: ReadItem) => boolean): Candidate[] {
  const keys = new NoteKeys();
  return unchanged.flatMap(({ item, reading }) =>
    isExcluded(item)
      ? []
      : reading.rejected.map((note) => ({
          path: item.location,
          deck: note.deck ?? reading.decks[0]?.[0] ?? '',
          note,
          item,
          key: keys.of(item.location, note),
        })),
  );
}

/** Keys of notes by their place and content, the same in every plan of the same files. */
class NoteKeys {
  readonly #seen = new Map<string, number>();

  of(location: string, note: ParsedNote): string {
    const content = `${location}\n${contentKey(note)}`;
    const occurrence = this.#seen.get(content) ?? 0;
    this.#seen.set(content, occurrence + 1);
    return contentHash(`${content}\n${occurrence}`).slice(0, 20);
  }
}
