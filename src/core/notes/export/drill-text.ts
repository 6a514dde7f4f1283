import { readOwnDrill } from '../../drills/own/read-own-drill.ts';
import type { ParsedNote } from '../types.ts';

/** Whether the note itself defines its drill. */
export function definesDrill({ kind, back }: ParsedNote): boolean {
  return kind === 'drill' && back !== '';
}

/** The block that defines a drill, in a fence longer than any in it. */
export function drillBlock({ back }: ParsedNote): string {
  const runs = back.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}drill\n${back}\n${fence}`;
}

/** The tags and needs of a note that its file must give it, as its definition does not. */
export function givenByFile(note: ParsedNote): Pick<ParsedNote, 'tags' | 'needs'> {
  const drill = definesDrill(note) ? readOwnDrill(note.back).drill : null;
  return {
    tags: note.tags.filter((tag) => drill?.tags.includes(tag) !== true),
    needs: note.needs.filter((name) => drill?.family.needs.includes(name) !== true),
  };
}
