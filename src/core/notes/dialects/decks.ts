import { choiceSidesAsWritten } from '../choice-sides.ts';
import type { Gap } from '../cloze.ts';
import { tokensIn, untokened, type Untokened } from '../decks-tokens.ts';
import type { Dialect, DialectContext, DialectResult, Evidence } from '../dialect.ts';
import { hashtagsIn, withoutTags } from '../hashtags.ts';
import { markedGaps } from '../marked-gaps.ts';
import { NoteWriter, type Place } from '../note-writer.ts';
import type { Block, ReadFile, Sequence } from '../read.ts';
import { masked, opaqueSpans } from '../spans.ts';
import { tableOf, type Cell } from '../table.ts';
import type { ClozePart } from '../write-cloze.ts';

const id = 'decks';
const usualLevel = 2;
const highlight = /(?<![=\w])==(?![\s=])([^\n=]+(?:=[^\n=]+)*)==(?![=\w])/g;
const tagPattern = /^decks(?:\/(.+))?$/;

/** Decks: a note with a `#decks/…` tag, whose headings, tables, highlights and checklists are cards. */
export const dialect: Dialect = {
  id,
  title: 'Decks',
  options: { headingLevel: 'text' },
  takesUnmarked: () => false,
  detect,
  read,
};

function detect(file: ReadFile): Evidence[] {
  const { frontMatter, source, body } = file;
  const evidence: Evidence[] = [];
  const tag = frontMatter.tags.find((name) => tagPattern.test(name));
  if (tag !== undefined)
    evidence.push({ line: frontMatter.lines['tags'] ?? 1, mark: `#${tag}`, weight: tag === 'decks' ? 5 : 8 });
  if ('decks-id' in frontMatter.values)
    evidence.push({ line: frontMatter.lines['decks-id'] ?? 1, mark: 'decks-id', weight: 10 });
  if (source.includes('#decks') || source.includes('%%dk:')) evidence.push(...marksIn(body));
  return evidence;
}

function* marksIn({ blocks }: Sequence): Generator<Evidence> {
  for (const block of blocks) {
    if (block.kind === 'code' || block.kind === 'math' || block.kind === 'html') continue;
    if (block.children.length === 0) {
      for (const mark of tokensIn(visibleOf(block))) yield { line: block.endLine, mark, weight: 10 };
      const tag = decksTag(block.raw);
      if (tag !== null) yield { line: block.line, mark: `#${tag}`, weight: tag === 'decks' ? 5 : 8 };
    }
    for (const child of block.children) yield* marksIn(child);
  }
}

/** A block's text without code, links and HTML; of comments only Obsidian's own, in which the tokens stand. */
function visibleOf({ kind, raw }: Block): string {
  if (kind === 'comment') return raw.startsWith('%%') ? raw : '';
  const spans = opaqueSpans(raw) ?? [{ start: 0, end: raw.length, kind: 'code' as const }];
  return masked(
    raw,
    spans.filter((span) => span.kind !== 'obsidian-comment'),
  );
}

function decksTag(text: string): string | null {
  if (!text.includes('#decks')) return null;
  return (
    hashtagsIn(text, opaqueSpans(text) ?? [{ start: 0, end: text.length }]).find(({ name }) =>
      tagPattern.test(name),
    )?.name ?? null
  );
}

function read(file: ReadFile, { options }: DialectContext): DialectResult {
  const level = Number(options['headingLevel'] ?? usualLevel) || usualLevel;
  const isReversed = file.frontMatter.values['reverse'] === true;
  const reader = new SectionReader(new NoteWriter(id, withoutDeckTags(file)), isReversed);
  for (const section of sectionsOf(file.body, level)) reader.read(section);
  const tag = file.frontMatter.tags.find((name) => tagPattern.test(name)) ?? inlineTag(file.body);
  const path = tag === null ? undefined : tagPattern.exec(tag)?.[1];
  return reader.result(path?.split('/').filter(Boolean).join('::') || null);
}

/** The tag that names the deck is none of the cards' own. */
function withoutDeckTags(file: ReadFile): ReadFile {
  const tags = file.frontMatter.tags.filter((name) => !tagPattern.test(name));
  return { ...file, frontMatter: { ...file.frontMatter, tags } };
}

function inlineTag({ blocks }: Sequence): string | null {
  for (const { kind, raw } of blocks) {
    const tag = kind === 'paragraph' || kind === 'heading' ? decksTag(raw) : null;
    if (tag !== null) return tag;
  }
  return null;
}

/** A heading with what stands below it, up to the next one of its level or above. */
interface Section {
  readonly heading: Block;
  readonly blocks: readonly Block[];
  readonly text: string;
}

function sectionsOf({ blocks, text }: Sequence, level: number): Section[] {
  const sections: { heading: Block; blocks: Block[]; text: string }[] = [];
  let current: Block[] | null = null;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level < level) current = null;
    else if (block.kind === 'heading' && block.level === level) {
      current = [];
      sections.push({ heading: block, blocks: current, text });
    } else current?.push(block);
  }
  return sections;
}

class SectionReader {
  readonly #writer: NoteWriter;
  readonly #kind: 'basic' | 'two-way';

  constructor(writer: NoteWriter, isReversed: boolean) {
    this.#writer = writer;
    this.#kind = isReversed ? 'two-way' : 'basic';
  }

  result(deck: string | null): DialectResult {
    return this.#writer.result(deck);
  }

  read(section: Section): void {
    const { heading, blocks } = section;
    const title = untokened(heading.title).text;
    const tags = hashtagsIn(title, opaqueSpans(title) ?? []);
    const question = withoutTags(title, tags);
    const names = tags.map(({ name }) => name).filter((name) => !tagPattern.test(name));
    const own = blocks.filter(({ kind }) => kind !== 'comment' && kind !== 'rule');
    const [only] = own;
    const tasks = own.filter(isChecklist);
    const occlusion = blocks.find(({ kind, name }) => kind === 'code' && name === 'decks-occlusion');
    if (occlusion) return this.#writer.report(occlusion.line, noOcclusion);
    if (only?.kind === 'table' && own.length === 1) this.#table(only, question, names);
    else if (tasks.length === 1 && tasks[0]) this.#choices(tasks[0], section, question, names);
    else if (!this.#gaps(section, question, names)) this.#card(section, question, names);
  }

  #card({ heading, blocks, text }: Section, question: string, tags: readonly string[]): void {
    const last = blocks.at(-1);
    const body = untokened(last ? text.slice(heading.end, last.end) : '');
    if (body.text === '' && body.token === null && body.notes.length === 0) return;
    const place = {
      line: heading.line,
      endLine: last?.endLine ?? heading.endLine,
      headings: heading.headings,
    };
    this.#writer.card(
      this.#kind,
      question,
      body.text,
      place,
      { ...extrasOf(body), tags },
      'write it below the heading',
    );
  }

  #table(block: Block, title: string, tags: readonly string[]): void {
    const headings = [...block.headings.slice(0, -1), title];
    for (const cells of tableOf(block).rows) {
      const [front, back, notes] = cells.map(({ text }) => untokened(text));
      const line = cells[0]?.line ?? block.line;
      const place = { line, endLine: line, headings };
      const token = [front, back, notes].find((cell) => cell && cell.token !== null)?.token ?? null;
      const extras = {
        tags,
        explicitId: token === null ? null : `decks:${token}`,
        remark: notes?.text || null,
      };
      const parts = highlights(joined(front, back));
      if (parts) this.#writer.cloze(parts, place, extras);
      else if (block.raw.includes('|') && cells.length > 0)
        this.#writer.card(this.#kind, front?.text ?? '', back?.text ?? '', place, extras, missingCell(cells));
    }
  }

  #choices(list: Block, { heading, blocks, text }: Section, title: string, tags: readonly string[]): void {
    const before = untokened(text.slice(heading.end, list.start));
    const last = blocks.at(-1) ?? list;
    const behind = untokened(text.slice(list.end, last.end));
    let token = behind.token ?? before.token;
    const choices = list.children.map((child) => {
      const item = untokened(child.text);
      token ??= item.token;
      return { text: item.text.replace(/^\[[ xX]\][ \t]+/, ''), isRight: child.item?.isChecked === true };
    });
    const { front, back } = choiceSidesAsWritten([title, before.text].filter(Boolean).join('\n\n'), choices);
    const place = { line: heading.line, endLine: last.endLine, headings: heading.headings };
    const remark = [behind.text, ...before.notes, ...behind.notes].filter(Boolean).join('\n\n') || null;
    const explicitId = token === null ? null : `decks:${token}`;
    this.#writer.card('basic', front, back, place, { tags, remark, explicitId });
  }

  /** Makes cards of the highlights of a section; false if it has none. */
  #gaps({ heading, blocks, text }: Section, title: string, tags: readonly string[]): boolean {
    const headings = [...heading.headings, title];
    const last = blocks.at(-1);
    const whole = last ? untokened(text.slice(heading.end, last.end)) : null;
    if (whole && /!\[/.test(whole.text) && blocks.some(({ kind }) => kind === 'list')) {
      const parts = highlights(whole.text);
      if (!parts) return false;
      this.#writer.cloze(
        parts,
        { line: heading.line, endLine: last?.endLine ?? heading.line, headings },
        { ...extrasOf(whole), tags },
      );
      return true;
    }
    let count = 0;
    for (const block of textBlocks(blocks)) {
      const found = untokened(block.raw);
      const parts = highlights(found.text);
      if (!parts) continue;
      count += 1;
      this.#writer.cloze(parts, placeOf(block, headings), { ...extrasOf(found), tags });
    }
    return count > 0;
  }
}

const noOcclusion =
  'This is an image-occlusion card, which cannot be learned here; write what the image shows as a list of `==answers==` below it.';

function extrasOf({ token, notes }: Untokened) {
  return { explicitId: token === null ? null : `decks:${token}`, remark: notes.join('\n\n') || null };
}

function placeOf({ line, endLine }: Block, headings: readonly string[]): Place {
  return { line, endLine, headings };
}

function* textBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block;
    else for (const child of block.children) yield* textBlocks(child.blocks);
  }
}

function isChecklist({ kind, children }: Block): boolean {
  const checked = children.map(({ item }) => item?.isChecked ?? null);
  return (
    kind === 'list' &&
    children.length > 1 &&
    !checked.includes(null) &&
    checked.includes(true) &&
    checked.includes(false)
  );
}

function highlights(text: string): ClozePart[] | null {
  if (!text.includes('==')) return null;
  return markedGaps(text, highlight, ([, inside = '']): Gap => ({
    number: null,
    answer: inside.trim(),
    hint: null,
  }));
}

function joined(front: Untokened | undefined, back: Untokened | undefined): string {
  return [front?.text, back?.text].filter(Boolean).join(': ');
}

function missingCell(cells: readonly Cell[]): string {
  return cells.length < 2 ? 'give the table a second column for it' : 'fill its cell in this row';
}
