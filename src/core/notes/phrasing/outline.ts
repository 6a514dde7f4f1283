import type { Block, ReadFile } from '../read.ts';
import { readsAsEnglish } from './english.ts';
import { inlineOf, inlineText, type Inline } from './inline.ts';
import { type Item, partsOf, type Part } from './parts.ts';
import { TitleReader, topicOfFile, topicOfPath } from './topic.ts';
import { labelOf, type Labelled } from './label.ts';
import { plainSentences, type Sentence } from './plain-sentences.ts';
import { sentencesOf } from './sentences.ts';
import { countWords } from './words.ts';

/** A paragraph or list item, with what it hangs below. */
export interface Statement {
  readonly text: Inline;
  /** Its sentences that stand for themselves, behind a label such as `Explanation`. */
  readonly sentences: readonly Sentence[];
  /** The label it begins with, if any. */
  readonly labelled: Labelled | null;
  readonly line: number;
  readonly endLine: number;
  /** The texts that lead to it, outermost first: items of outer lists and the paragraphs that introduce a list. */
  readonly parents: readonly Inline[];
  /** The items of its list, itself among them; empty for a paragraph. */
  readonly siblings: readonly Item[];
  /** Whether it is an item of a list. */
  readonly isItem: boolean;
  /** Whether it is an item of a numbered list. */
  readonly isNumbered: boolean;
  /** What stands below it: in the item, or for a paragraph the block behind it. */
  readonly below: readonly Part[];
}

/** A heading with what stands directly below it; the first section of a file has no heading. */
export interface Section {
  readonly title: Inline;
  readonly line: number;
  /** The titles above and its own, as they stand in the file. */
  readonly headings: readonly string[];
  /** The titles that say what the section is about, outermost first, cleaned; numbers and words such as `Notes` left out. */
  readonly context: readonly string[];
  /** Its own title, cleaned; empty where it says nothing, such as `Notes`. */
  readonly topic: string;
  /** Empty for a section that holds nothing to learn, such as links or a licence. */
  readonly parts: readonly Part[];
  readonly statements: readonly Statement[];
}

/** A file as the rules see it. */
export interface Outline {
  readonly sections: readonly Section[];
  readonly isEnglish: boolean;
  /** The words the file writes in lower case somewhere, which are therefore no names. */
  readonly vocabulary: ReadonlySet<string>;
}

const sampleLength = 4000;

/** Reads a file's tree into sections and statements, leaving out what is claimed. */
export function outlineOf(file: ReadFile, isClaimed: (line: number) => boolean): Outline {
  const titles = file.body.blocks.filter(({ kind, headings }) => kind === 'heading' && headings.length === 0);
  const isTitled = titles.length === 1 && topicOfPath(titles[0]?.title ?? '') !== '';
  const reader = new TitleReader(isTitled ? '' : topicOfFile(file.path));
  const sections = sectionsOf(file.body.blocks).map((blocks) => sectionOf(reader, blocks, isClaimed));
  const text = sections.flatMap(textsOf);
  let vocabulary: ReadonlySet<string> | null = null;
  return {
    sections,
    isEnglish: readsAsEnglish(sampleOf(text), true),
    get vocabulary() {
      return (vocabulary ??= lowerCaseWords(text));
    },
  };
}

/** The words that begin in lower case. */
function lowerCaseWords(texts: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    const pattern = /\P{ASCII}/u.test(text)
      ? /(?<![\p{L}\p{N}-])\p{Ll}[\p{L}-]+/gu
      : /(?<![A-Za-z0-9-])[a-z][A-Za-z-]+/g;
    for (const word of text.match(pattern) ?? []) words.add(word);
  }
  return words;
}

/** All a section says, as a reader sees it. */
function textsOf({ title, statements, parts }: Section): string[] {
  const cells = parts.flatMap((part) =>
    part.kind === 'table' ? [part.header, ...part.rows.map((row) => row.cells)].flat() : [],
  );
  return [title, ...statements.map(({ text }) => text), ...cells].map(({ plain }) => plain);
}

function sampleOf(texts: readonly string[]): string {
  let length = 0;
  const sample = texts.filter((text) => (length += text.length) < sampleLength);
  return sample.join('\n');
}

function sectionsOf(blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections.filter((section) => section.length > 0);
}

function sectionOf(
  reader: TitleReader,
  blocks: readonly Block[],
  isClaimed: (line: number) => boolean,
): Section {
  const [first] = blocks;
  const heading = first?.kind === 'heading' ? first : null;
  const headings = heading ? [...heading.headings, heading.title] : [];
  const isBarren = headings.some((title) => reader.isBarren(title));
  const parts = isBarren ? [] : partsOf(heading ? blocks.slice(1) : blocks, isClaimed);
  const context = reader.contextOf(headings);
  return {
    title: (heading && inlineOf(heading.title)) ?? inlineText(''),
    line: heading?.line ?? first?.line ?? 1,
    headings,
    context,
    topic: heading ? reader.topicOf(heading.title) : '',
    parts,
    statements: statementsOf(parts, []),
  };
}

function statementsOf(parts: readonly Part[], parents: readonly Inline[]): Statement[] {
  const statements: Statement[] = [];
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const before = parts[index - 1];
    if (part.kind === 'text')
      statements.push({
        ...part,
        ...saidIn(part.text),
        parents,
        siblings: [],
        isItem: false,
        isNumbered: false,
        below: next ? [next] : [],
      });
    if (part.kind !== 'list') continue;
    const lead = leadOf(before);
    const above = lead ? [...parents, lead] : parents;
    const siblings = part.items;
    for (const item of part.items) {
      const { text, line, endLine } = item;
      if (text)
        statements.push({
          text,
          ...saidIn(text),
          line,
          endLine,
          parents: above,
          siblings,
          isItem: true,
          isNumbered: part.isOrdered,
          below: item.parts,
        });
      statements.push(...statementsOf(item.parts, text ? [...above, text] : above));
    }
  }
  return statements;
}

function saidIn(text: Inline): Pick<Statement, 'labelled' | 'sentences'> {
  const labelled = labelOf(text);
  return { labelled, sentences: plainSentences(text, labelled) };
}

/** The sentence at the end of a paragraph that introduces what follows it, such as `Types of services:`; null if there is none. */
export function leadOf(part: Part | undefined): Inline | null {
  if (part?.kind !== 'text' || !/[:：]$/.test(part.text.plain)) return null;
  const lead = sentencesOf(part.text).at(-1);
  return lead && countWords(lead.plain) <= longestLead ? lead : null;
}

const longestLead = 30;
