import type { MediaReference } from '../../contract/import.ts';
import { deckFor } from '../../core/notes/deck-from-path.ts';
import { imagesOf } from '../../core/notes/images.ts';
import type { ParsedNote, Problem } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { isRemote, type FoundMedia } from '../files/media-finder.ts';
import type { Claims } from './claims.ts';
import { givenState } from './given-state.ts';
import type { PlannedFresh } from './plan.ts';
import { readingOf, type ReadingSettings } from './reading.ts';
import type { FreshFile } from './survey.ts';

/** Sees to a file's ids, drills, decks and media. */
export function prepareFile(
  collection: Collection,
  file: FreshFile,
  settings: ReadingSettings,
  claims: Claims,
  isExcluded: boolean,
): PlannedFresh {
  const { item, parsed } = file;
  const claimed: Problem[] = [];
  const refused: string[] = [];
  const notes = isExcluded
    ? parsed.notes
    : parsed.notes.flatMap((note) => claims.admit(note, item.path, claimed, refused));
  const media = mediaOf(file);
  const { usable, problems: unusable } = schedulesOf(collection, item.path, notes);
  return {
    file,
    isExcluded,
    notes: usable,
    decks: decksOf(collection, file, settings, notes),
    problems: [...parsed.problems, ...claimed, ...unusable, ...media.missing.map(missingProblem)],
    findings: parsed.findings,
    ...media,
    isSettled: claimed.length === refused.length,
    needed: [],
    refused,
  };
}

/** The notes without the schedules that cannot be taken over, and why those cannot. */
function schedulesOf(
  collection: Collection,
  path: string,
  notes: readonly ParsedNote[],
): { usable: ParsedNote[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const usable = notes.map((note) => {
    if (note.schedules.length === 0) return note;
    const schedules = note.schedules.filter((found) => {
      const { reason } = givenState(collection, found);
      if (reason !== null) problems.push({ path, line: note.line, message: reason });
      return reason === null;
    });
    return schedules.length === note.schedules.length ? note : { ...note, schedules };
  });
  return { usable, problems };
}

/** The name of the deck a note goes to, as the note, its file, the folder's settings or the path say. */
export function deckNameOf(file: FreshFile, settings: ReadingSettings, note: ParsedNote): string {
  const { item, parsed } = file;
  const declared = note.deck ?? parsed.deck;
  const { deck: target } = settings;
  if (declared !== null) return deckFor(item.path, declared, target);
  const { deck: folder } = item.settings;
  if (folder !== null)
    return deckFor(folder.path, null, target === null ? folder.name : `${target}::${folder.name}`);
  return deckFor(target === null ? item.deckPath : item.path, null, target);
}

/** The decks of a file's notes: as they are called there, and today, if the person has renamed them. */
function decksOf(
  collection: Collection,
  file: FreshFile,
  settings: ReadingSettings,
  notes: readonly ParsedNote[],
): Map<string, string> {
  const { row } = file;
  const known = new Map(readingOf(row?.reading ?? null)?.decks ?? []);
  if (row?.deck_name != null && row.deck_id !== null && !known.has(row.deck_name))
    known.set(row.deck_name, row.deck_id);
  const today = (name: string) => {
    const id = known.get(name);
    return (id === undefined ? undefined : collection.decks.get(id)?.name) ?? name;
  };
  return new Map(notes.map((note) => deckNameOf(file, settings, note)).map((name) => [name, today(name)]));
}

function mediaOf({ item, parsed, text }: FreshFile): Pick<PlannedFresh, 'media' | 'missing' | 'remote'> {
  const media: PlannedFresh['media'][number][] = [];
  const missing: MediaReference[] = [];
  const remote: MediaReference[] = [];
  const seen = new Set<string>();
  let lines: readonly string[] | null = null;
  for (const note of parsed.notes) {
    for (const reference of imagesOf(note)) {
      if (seen.has(reference) || reference.startsWith('#') || /^data:/i.test(reference)) continue;
      seen.add(reference);
      lines ??= text.split(/\r\n?|\n/);
      const place = { path: item.path, line: lineOf(lines, note, reference), reference };
      const found = isRemote(reference) ? null : shown(item.findMedia(reference));
      if (isRemote(reference)) remote.push(place);
      else if (found === null) missing.push(place);
      else media.push({ reference, found });
    }
  }
  return { media, missing, remote };
}

/** An SVG that cannot be made safe to show counts as missing. */
function shown(found: FoundMedia | null): FoundMedia | null {
  return found !== null && /\.svg$/i.test(found.location) && found.read() === null ? null : found;
}

/** The line of a note on which a reference stands; its first, where it is written otherwise there. */
function lineOf(lines: readonly string[], note: ParsedNote, reference: string): number {
  for (let line = note.line; line <= note.endLine; line += 1)
    if (lines[line - 1]?.includes(reference)) return line;
  return note.line;
}

function missingProblem({ path, line, reference }: MediaReference): Problem {
  return {
    path,
    line,
    message: `The image “${reference}” is not there, or of a kind that cannot be shown. The card shows its description instead.`,
  };
}
