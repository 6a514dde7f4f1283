import { neededBy } from '../../core/drills/needed-by.ts';
import { families } from '../../core/drills/registry.ts';
import type { ParsedNote, Problem } from '../../core/notes/types.ts';

/** What needs are said of: the notes of one file. */
interface NotesOfFile {
  readonly item: { readonly path: string };
  readonly notes: readonly ParsedNote[];
}

/** A need that can never be met; `missing` is the name that nothing has, null where cards wait for each other. */
export interface UnmetNeed extends Problem {
  readonly missing: string | null;
}

/** Needs that can never be met: of a card that is not there, or of one that in turn waits for this one. */
export function needsProblems(files: readonly NotesOfFile[], isKnown: (id: string) => boolean): UnmetNeed[] {
  const needsOf = new Map<string, readonly string[]>();
  for (const { notes } of files)
    for (const note of notes) for (const name of namesOf(note)) needsOf.set(name, neededBy(note));
  return files.flatMap(({ item, notes }) =>
    notes.flatMap((note) => {
      const say = (message: string, name: string | null) => ({
        ...{ path: item.path, line: note.line, message },
        missing: name,
      });
      const missing = note.needs.filter(
        (name) => !needsOf.has(name) && !families.has(name) && !isKnown(name),
      );
      const circle = namesOf(note).find((name) => leadsTo(name, neededBy(note), needsOf));
      return [
        ...missing.map((name) =>
          say(
            `No card has the id “${name}” and no drill is called so; the card is not held back for it.`,
            name,
          ),
        ),
        ...(circle === undefined
          ? []
          : [
              say(
                `“${circle}” needs cards that in turn need it, so none of them would ever be asked. Take one of these needs out.`,
                null,
              ),
            ]),
      ];
    }),
  );
}

function namesOf(note: ParsedNote): string[] {
  return [
    ...(note.kind === 'drill' ? [note.front] : []),
    ...(note.explicitId === null ? [] : [note.explicitId]),
  ];
}

function leadsTo(
  name: string,
  needs: readonly string[],
  needsOf: ReadonlyMap<string, readonly string[]>,
): boolean {
  const seen = new Set<string>();
  const waiting = [...needs];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(needsOf.get(next) ?? []));
  }
  return false;
}
