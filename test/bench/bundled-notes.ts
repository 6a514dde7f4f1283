import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedNote } from '../../src/core/notes/types.ts';
import { root } from '../support/temporary.ts';
import type { Subjects } from './build.ts';

const decksDir = join(root, 'decks');

/** The texts of the bundled decks, without what asks for drills: a drill can be in a collection only once. */
export function bundledTexts(): string[] {
  return readdirSync(decksDir)
    .filter((name) => /^\d.*\.md$/.test(name))
    .map((name) =>
      readFileSync(join(decksDir, name), 'utf8')
        .replace(/^drills:.*\n(?:[ \t]+-.*\n)*/m, '')
        .replace(/^```drill\n[^]*?^```\n/gm, ''),
    );
}

/** The notes of the bundled decks. */
export function bundledNotes({ parseFile }: Subjects): ParsedNote[] {
  return bundledTexts().flatMap((text, index) => [...parseFile({ path: `${index}.md`, text }).notes]);
}

/** A note like another one, but with words and ids of its own. */
export function variantOf(note: ParsedNote, copy: number): ParsedNote {
  return {
    ...note,
    front: `${note.front} (${copy})`,
    back: note.back === '' ? '' : `${note.back} (${copy})`,
    explicitId: note.explicitId === null ? null : `${note.explicitId}-${copy}`,
    needs: note.needs.map((id) => `${id}-${copy}`),
  };
}

/** A deck like another one, but with a name, words and ids of its own. */
export function variantOfText(text: string, copy: number): string {
  return text
    .replace(/^deck: .*$/m, (line) => `${line}::Part ${copy}`)
    .replace(/^([QAC]: )/gm, `$1(${copy}) `)
    .replace(/ (:{2,3}) /g, ` $1 (${copy}) `)
    .replace(/^(id: .*)$/gm, `$1-${copy}`)
    .replace(/^(needs: .*)$/gm, (line) => line.replace(/(, |$)/g, `-${copy}$1`));
}
