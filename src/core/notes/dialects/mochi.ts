import { readCloze } from '../cloze.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { newNote } from '../new-note.ts';
import { looksLikeOneCard } from '../one-card.ts';
import type { ReadFile } from '../read.ts';
import { clozeTextOf } from './mochi/clozes.ts';
import { sidesOf } from './mochi/sides.ts';

const id = 'mochi';

/** Mochi's cards, one file each: sides between rules, and clozes in double braces. */
export const dialect: Dialect = { id, title: 'Mochi', takesUnmarked: looksLikeOneCard, detect, read };

const numbered = /\{\{\d{1,3}::/;

/** A rule says nothing, as most notes have some; only numbered clozes are Mochi's own. */
function detect(file: ReadFile): readonly Evidence[] {
  if (!numbered.test(file.body.text)) return [];
  return sidesOf(file).flatMap(({ text, line }) => {
    const cloze = clozeTextOf(text);
    if (cloze === null || !/\{\{c\d/.test(cloze)) return [];
    const at = text.search(numbered);
    return [
      {
        line: line + (text.slice(0, Math.max(0, at)).split('\n').length - 1),
        mark: text.slice(at).split('\n', 1)[0] ?? '',
        weight: 5,
      },
    ];
  });
}

function read(file: ReadFile): DialectResult {
  const sides = sidesOf(file);
  const [front, ...others] = sides;
  const last = sides.at(-1);
  if (!front || !last) return { notes: [], problems: [] };
  const back = others.map(({ text }) => text).join('\n\n---\n\n');
  const cloze = clozeTextOf([front.text, back].filter(Boolean).join('\n\n---\n\n'));
  const isCloze = cloze !== null && !('message' in readCloze(cloze));
  if (!isCloze && others.length === 0) return { notes: [], problems: [] };
  const note = newNote({
    kind: isCloze ? 'cloze' : 'basic',
    front: isCloze ? cloze : front.text,
    back: isCloze ? '' : back,
    headings: [],
    line: front.line,
    endLine: last.endLine,
    dialect: id,
    tags: file.frontMatter.tags,
  });
  return { notes: [note], problems: [] };
}
