import { readCloze } from '../cloze.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { newNote } from '../new-note.ts';
import { readBlocks, type ReadFile, type Sequence } from '../read.ts';
import type { ParsedNote, Problem } from '../types.ts';
import { answerOf, idOf, readBullet, scheduleOf } from './logseq/bullet.ts';
import { clozeTextOf } from './logseq/clozes.ts';

const id = 'logseq';

/** Logseq's file graphs: bullets marked `#card` or `[[card]]`, with what stands below them as the answer. */
export const dialect: Dialect = { id, title: 'Logseq', detect, read };

const signs = /#card|\[\[card\]\]|card-[a-z]+(?:-[a-z]+)?::|\{\{cloze |^[ \t]*(?:id|collapsed):: /im;
const mayHoldCard = /#card|\[\[card\]\]/i;

interface Item {
  readonly sequence: Sequence;
  readonly line: number;
  readonly endLine: number;
  readonly headings: readonly string[];
  /** Texts of the bullets above, outermost first. */
  readonly above: readonly string[];
}

function detect(file: ReadFile): readonly Evidence[] {
  if (!signs.test(file.body.text)) return [];
  return itemsOf(file).flatMap(({ sequence, line }) => {
    const { mark, properties, text } = readBullet(sequence);
    const found: Evidence[] = [];
    if (mark === 'end') found.push({ line, mark: '#card', weight: 6 });
    if (properties.has('card-last-interval') || properties.has('card-next-schedule'))
      found.push({ line, mark: 'card-last-interval::', weight: 10 });
    else if (idOf(properties) !== null) found.push({ line, mark: 'id::', weight: 7 });
    else if (properties.get('collapsed') === 'true')
      found.push({ line, mark: 'collapsed:: true', weight: 5 });
    if (clozeTextOf(text) !== null) found.push({ line, mark: '{{cloze', weight: 5 });
    return found;
  });
}

function read(file: ReadFile): DialectResult {
  const notes: ParsedNote[] = [];
  const problems: Problem[] = [];
  if (!mayHoldCard.test(file.body.text)) return { notes, problems };
  for (const item of itemsOf(file)) {
    const flaw = readItem(item, file, notes);
    if (flaw !== null) problems.push({ path: file.path, line: item.line, message: flaw });
  }
  return { notes, problems };
}

/** Adds the card of a bullet; gives a sentence if it is nearly one. */
function readItem(item: Item, file: ReadFile, notes: ParsedNote[]): string | null {
  const { sequence, line, endLine, headings, above } = item;
  const { text, mark, properties } = readBullet(sequence);
  const isScheduled = properties.has('card-last-interval') || properties.has('card-next-schedule');
  if (mark === 'middle' && isScheduled)
    return 'The `#card` of this bullet stands in its middle, so it was read as text although the bullet has a schedule; put it at the end of the first line if it is a card.';
  if (mark !== 'end') return null;
  const answer = answerOf(sequence);
  const whole = clozeTextOf([text, answer].filter(Boolean).join('\n\n'));
  const cloze = whole === null ? null : readCloze(whole);
  const isCloze = cloze !== null && !('message' in cloze);
  if (!isCloze && (text === '' || answer === ''))
    return 'This card has no answer; write it as a bullet below it, or mark what is to be asked with `{{cloze …}}`.';
  const schedule = scheduleOf(properties, isCloze ? 1 : 0);
  notes.push(
    newNote({
      kind: isCloze ? 'cloze' : 'basic',
      front: isCloze ? (whole ?? '') : text,
      back: isCloze ? '' : answer,
      headings: [...headings, ...above],
      line,
      endLine,
      dialect: id,
      tags: file.frontMatter.tags,
      explicitId: idOf(properties),
      schedules: schedule ? [schedule] : [],
    }),
  );
  return null;
}

const outline = /^\t+[-*+] /;

function itemsOf({ body }: ReadFile): Item[] {
  const items: Item[] = [];
  const walk = (sequence: Sequence, above: readonly string[], outer: readonly string[]) => {
    for (const block of sequence.blocks) {
      const { kind, children, endLine } = block;
      const headings = [...outer, ...block.headings];
      // Bullets indented by tabs below a block without one are an outline here, where Markdown alone sees code.
      if (kind === 'code' && outline.test(block.raw))
        walk(readBlocks(block.raw.replace(/^\t/gm, ''), block.line), above, headings);
      if (kind !== 'list') continue;
      for (const [index, child] of children.entries()) {
        const [first] = child.blocks;
        if (!first) continue;
        const last =
          child.blocks.at(-1)?.endLine ?? (children[index + 1]?.blocks[0]?.line ?? endLine + 1) - 1;
        items.push({ sequence: child, line: first.line, endLine: last, headings, above });
        const [title = ''] = first.kind === 'paragraph' ? readBullet(child).text.split('\n', 1) : [];
        walk(child, title === '' ? above : [...above, title], outer);
      }
    }
  };
  walk(body, [], []);
  return items;
}
